import { auditLine, writeAudit } from '@yichuang/platform/audit'
import type { FileStore } from '@yichuang/platform/files'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Acts } from './commands/act.ts'
import * as contract from './contract.ts'
import { readEvents } from './queries/timeline.ts'
import { signaturesIn } from './rules/index.ts'
import type { SignaturePicture } from './rules/index.ts'
import { seeDossier } from './see-dossier.ts'

export interface SignatureParts {
  readonly acts: Acts
  readonly files: FileStore
  /** the strokes of a signature under what somebody confirmed at a window; undefined when there is none */
  readonly strokesOf: (confirmation: string) => Promise<string | undefined>
}

/** Bytes of the largest picture a pad gives. */
const LARGEST = 400_000

/** The operations on what was signed in a case. */
export function signatureRoutes({ db }: Services, parts: SignatureParts): Route[] {
  const { acts } = parts
  const signed = async (id: string) => signaturesIn((await readEvents(db, id)).rows)
  return [
    answer(contract.listSignatures, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.read')
      if (!seen.ok) return seen
      const rows = await signed(call.params.id)
      return decided({ rows: rows.map(({ kind, at, picture }) => ({ kind, at, how: howOf(picture) })) })
    }),
    answer(contract.readSignature, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.read')
      if (!seen.ok) return seen
      const { id, kind } = call.params
      const found = (await signed(id)).findLast((one) => one.kind === kind)
      const shown = found === undefined ? undefined : await pictureOf(parts, found.picture)
      if (found === undefined || shown === undefined) return refused({ code: 'cases.no-such-signature' })
      const { at, actor, requestId } = call
      // The look is on record before the signature is seen.
      await writeAudit(
        db,
        auditLine(actor, {
          at,
          act: 'view',
          name: 'cases.read-signature',
          subject: `dossier:${id}`,
          outcome: 'done',
          detail: { kind },
          requestId,
        }),
      )
      return decided({ at: found.at, ...shown })
    }),
  ]
}

function howOf(picture: SignaturePicture): 'pad' | 'screen' | 'paper' {
  if (picture.kind !== 'none') return 'pad'
  return picture.isPaper ? 'paper' : 'screen'
}

async function pictureOf({ files, strokesOf }: SignatureParts, picture: SignaturePicture) {
  if (picture.kind === 'none') return undefined
  if (picture.kind === 'strokes') {
    const strokes = await strokesOf(picture.confirmation)
    return strokes === undefined ? undefined : { strokes, png: null }
  }
  const png = await pngOf(files, picture.hash)
  return png === undefined ? undefined : { strokes: null, png }
}

/** A kept file as base64, when it is a PNG of the size a pad gives: the id came with the act. */
async function pngOf(files: FileStore, hash: string): Promise<string | undefined> {
  if (((await files.sizeOf(hash)) ?? Infinity) > LARGEST) return undefined
  const { stream } = await files.open(hash)
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  return bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) ? bytes.toString('base64') : undefined
}
