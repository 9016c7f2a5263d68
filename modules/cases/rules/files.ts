import type { RefusalOf } from './guards.ts'
import type { FileRef } from './papers.ts'

/** What the file store takes: pictures and finished documents; nothing that runs. (SEC-05) */
const mediaTypes: readonly string[] = [
  'application/pdf',
  'application/ofd',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]
const MAX_BYTES = 50 * 1024 * 1024
const SHA256 = /^[0-9a-f]{64}$/

/** The first file that may not be bound to a material, with what is wrong; under the code of the module that asks. */
export function rejectedFile<Code extends string>(files: readonly FileRef[], code: Code): RefusalOf<Code> | undefined {
  for (const file of files) {
    const problem = problemOf(file)
    if (problem !== undefined) return { code, file: file.name, problem }
  }
  return undefined
}

function problemOf({ hash, mediaType, size }: FileRef): string | undefined {
  if (!SHA256.test(hash)) return 'unknown-file'
  if (!mediaTypes.includes(mediaType)) return 'type-not-taken'
  if (size <= 0) return 'empty'
  return size > MAX_BYTES ? 'too-large' : undefined
}
