import { createHash } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'

const passByHash = prepared<{ dossier: string }, [hash: Buffer, at: string]>(
  'portal.pass-by-hash',
  `select dossier from portal.pass where token_hash = $1 and expires_at > $2`,
)

/** sha256 of a pass: what the database keeps of it. */
export function hashPass(pass: string): Buffer {
  return createHash('sha256').update(pass).digest()
}

/**
 * Finds out whose case a pass opens. The person of the actor is the id of the dossier, by which `documents` knows the
 * applicant of a case.
 */
export function passReader(db: Database) {
  return async (pass: string, at: Instant): Promise<Actor | undefined> => {
    const row = await db.find(passByHash, [hashPass(pass), at])
    if (row === undefined) return undefined
    return { kind: 'applicant', person: row.dossier, name: '', roles: [], permissions: new Set(), region: '' }
  }
}
