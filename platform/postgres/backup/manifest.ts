import { Type } from '@sinclair/typebox'
import type { Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

const Named = { schema: Type.String(), name: Type.String() }

/** What an archive holds: the last member but one, so that it can name all the others. */
export const Manifest = Type.Object({
  format: Type.Literal('yichuang-backup'),
  version: Type.Literal(1),
  /** moment of the snapshot, by the clock of the database */
  at: Type.String(),
  serverVersion: Type.Integer(),
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Type.String() })),
  tables: Type.Array(
    Type.Object({
      ...Named,
      columns: Type.Array(Type.String()),
      rows: Type.Integer(),
      /** names of the members that, unpacked and put together, are the rows as COPY writes them */
      pieces: Type.Array(Type.String()),
    }),
  ),
  sequences: Type.Array(Type.Object({ ...Named, value: Type.String(), isCalled: Type.Boolean() })),
  files: Type.Integer(),
  members: Type.Array(Type.Object({ name: Type.String(), size: Type.Integer(), sha256: Type.String() })),
})
export type Manifest = Static<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const MANIFEST_SUM = 'manifest.json.sha256'

/** Name of the member that holds a file of the store. */
export function fileMember(hash: string): string {
  return `files/${hash}`
}

/** The hash that a member's name stands for, or undefined when it holds no file. */
export function hashOfMember(name: string): string | undefined {
  return /^files\/([0-9a-f]{64})$/.exec(name)?.[1]
}

/** The hash of a file that was not what its name says when it was kept, or undefined. */
export function damagedFile({ name, sha256 }: Manifest['members'][number]): string | undefined {
  const hash = hashOfMember(name)
  return hash === sha256 ? undefined : hash
}

/** Parses a manifest; undefined when it is not one of a version that this program knows. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return Value.Check(Manifest, read) ? read : undefined
  } catch {
    return undefined
  }
}
