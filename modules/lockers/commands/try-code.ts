import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { decideTry } from '../rules/index.ts'
import type { Tried } from '../rules/index.ts'
import type { LockerRow, LockersTables } from '../tables.ts'

// The row is held until commit: codes typed at one moment are counted one after the other.
const lockTries = prepared<LockerRow, [id: string]>(
  'lockers.lock-tries',
  `select * from lockers.locker where id = $1 and ended_at is null for update`,
)

/** Counts a code typed at a locker. Which result a right one is of is not said here. */
export const tryCode = command<LockersTables>()({
  name: 'lockers.try-code',
  async handle(
    tx,
    { locker, isRight }: { readonly locker: string; readonly isRight: boolean },
    { at, record },
  ): Promise<Decision<Tried>> {
    const row = await tx.find(lockTries, [locker])
    if (row === undefined) return refused({ code: 'lockers.no-such-locker' })
    const tried = decideTry({ tries: row.tries, closedUntil: row.closed_until }, { isRight, at })
    const { outcome, tries, closedUntil } = tried
    if (outcome === 'closed') return decided(tried)
    await tx.kysely
      .updateTable('lockers.locker')
      .set({ tries, closed_until: closedUntil })
      .where('id', '=', locker)
      .execute()
    if (closedUntil !== null) {
      await record(`locker:${locker}`, [{ type: 'lockers.codes-barred', v: 1, until: closedUntil }])
      await publish(tx, 'lockers', locker)
    }
    return decided(tried)
  },
})
