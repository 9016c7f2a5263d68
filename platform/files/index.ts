/** Files: taken in after checking what they are, kept once by their hash, served so that nothing runs. */

export { fileKinds, kindOf } from './kinds.ts'
export type { FileKind, MediaType } from './kinds.ts'
export { openLocalStore } from './local-store.ts'
export { fileProblems } from './refusals.ts'
export type { FileRefusal } from './refusals.ts'
export { parseRange, servingHeaders } from './serving.ts'
export type { Served } from './serving.ts'
export type { ByteRange, FileStore, PutOptions, StoredFile } from './store.ts'
