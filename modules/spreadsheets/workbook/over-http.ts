import { Readable } from 'node:stream'
import { SpecialAnswer } from '@yichuang/platform/http'
import type { Call, UploadPart } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { workbookLimits } from './unzip.ts'

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The longest name of a file that is kept, in characters. */
const LONGEST_NAME = 200

/** A workbook as it was sent. */
export interface SentWorkbook {
  readonly fileName: string
  readonly bytes: Buffer
}

/** The first file of an upload, read whole up to the limit of workbooks; refused when there is none, or when it is larger. */
export async function sentWorkbook(files: ReturnType<Call['parts']>): Promise<Decision<SentWorkbook>> {
  let found: SentWorkbook | undefined
  for await (const part of files) {
    const bytes = await bytesOf(part, workbookLimits.zipped)
    if (bytes === undefined) return refused({ code: 'spreadsheets.too-large' })
    found ??= { fileName: part.fileName.slice(0, LONGEST_NAME), bytes }
  }
  return found === undefined || found.bytes.length === 0 ? refused({ code: 'spreadsheets.no-file' }) : decided(found)
}

async function bytesOf({ stream }: UploadPart, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Buffer).length
    if (size > most) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** A workbook to be kept by the browser under a name of its own. */
export function workbookAnswer(fileName: string, file: Buffer): SpecialAnswer {
  const headers = {
    'content-type': MEDIA_TYPE,
    'content-length': String(file.length),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'x-content-type-options': 'nosniff',
  }
  return new SpecialAnswer({ kind: 'file', stream: Readable.from([file]), headers })
}
