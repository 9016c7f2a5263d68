import type { Endpoint } from '@yichuang/platform/contract'
import { upload } from '../client/upload.ts'

/**
 * How the picture of a pad is kept: as any file, looked into and known by its hash.
 * @param files the operation that takes files in
 */
export function keepSignature(files: Endpoint): (picture: Blob) => Promise<string> {
  return async (blob) => {
    const answer = await upload(files, { files: [{ field: 'signature', name: 'signature.png', blob }] })
    return (answer as { readonly files: readonly { readonly hash: string }[] }).files[0]?.hash ?? ''
  }
}
