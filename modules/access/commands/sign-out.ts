import { writeAudit } from '@yichuang/platform/audit'
import { prepared, withTransaction } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { hashToken } from '../queries/session.ts'

const endSession = prepared<{ person: string }, [token: Buffer]>(
  'access.end-session',
  `delete from access.session where token_hash = $1 returning person`,
)

/** Ends a session. A token nobody holds is already signed out. */
export async function signOut(db: Database, token: string, at: Instant): Promise<void> {
  await withTransaction<unknown, void>(db, async (tx) => {
    const ended = await tx.find(endSession, [hashToken(token)])
    if (ended === undefined) return
    await writeAudit(tx, { at, person: ended.person, act: 'sign-in', name: 'access.sign-out', outcome: 'done' })
  })
}
