import { randomUUID } from 'node:crypto'
import { mayAct } from '@yichuang/modules/access/rules'
import { addMinutes } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import { deviceKey, judgeCode, pairingCode, PAIRING_MINUTES, secretHash } from '@yichuang/platform/tokens'
import type { LockersParts } from '../parts.ts'
import type { LockerRow, LockersTables } from '../tables.ts'

const may = 'lockers.manage-lockers'

const sameName = prepared<{ id: string }, [hall: string, name: string]>(
  'lockers.same-name',
  `select id from lockers.locker where hall = $1 and name = $2 and ended_at is null`,
)

/** A locker of a hall, with the code by which its screen is paired. */
export function addLocker({ places }: Pick<LockersParts, 'places'>) {
  return command<LockersTables>()({
    name: 'lockers.add-locker',
    may,
    async handle(tx, input: NewLocker, { at, by, record }): Promise<Decision<AddedLocker>> {
      const hall = (await places.current()).halls.get(input.hall)
      if (hall === undefined || !mayAct(by, may, { region: hall.region, hall: hall.id }).ok)
        return refused({ code: 'lockers.no-such-hall' })
      const name = input.name.trim()
      if ((await tx.find(sameName, [hall.id, name])) !== undefined) return refused({ code: 'lockers.name-taken' })
      const id = randomUUID()
      const code = pairingCode()
      const until = addMinutes(at, PAIRING_MINUTES)
      await tx.kysely
        .insertInto('lockers.locker')
        .values({
          id,
          hall: hall.id,
          region: hall.region,
          name,
          code_hash: secretHash(code),
          code_until: until,
          code_tries: 0,
          key_hash: null,
          paired_at: null,
          seen_at: null,
          ended_at: null,
          made_at: at,
          made_by_name: by.name,
          tries: 0,
          closed_until: null,
        })
        .execute()
      await record(`locker:${id}`, [{ type: 'lockers.locker-added', v: 1, hall: hall.id, name }])
      await publish(tx, 'lockers', id)
      return decided({ id, code, until })
    },
  })
}

export interface NewLocker {
  readonly hall: string
  /** what is written on it: A */
  readonly name: string
}

export interface AddedLocker {
  readonly id: string
  /** six figures, told once */
  readonly code: string
  readonly until: Instant
}

const lockLocker = prepared<LockerRow, [id: string]>(
  'lockers.lock-locker',
  `select * from lockers.locker where id = $1 and ended_at is null for update`,
)

/** Ends a locker: its screen is known no more. What lies in it stays where it is, for the window to fetch. */
export const endLocker = command<LockersTables>()({
  name: 'lockers.end-locker',
  may,
  async handle(tx, { id }: { readonly id: string }, { at, by, record }): Promise<Decision<{ readonly id: string }>> {
    const row = await tx.find(lockLocker, [id])
    if (row === undefined || !mayAct(by, may, { region: row.region, hall: row.hall }).ok)
      return refused({ code: 'lockers.no-such-locker' })
    await tx.kysely
      .updateTable('lockers.locker')
      .set({ ended_at: at, code_hash: null, key_hash: null })
      .where('id', '=', id)
      .execute()
    await record(`locker:${id}`, [{ type: 'lockers.locker-ended', v: 1, hall: row.hall }])
    await publish(tx, 'lockers', id)
    return decided({ id })
  },
})

const countTry = prepared<never, [id: string]>(
  'lockers.count-pairing',
  `update lockers.locker set code_tries = code_tries + 1 where id = $1`,
)

/** Pairs the screen of a locker by the code the manager told. @returns its key: the screen keeps it, we its hash */
export const pairLocker = command<LockersTables>()({
  name: 'lockers.pair-locker',
  async handle(tx, input: { readonly id: string; readonly code: string }, { at, record }): Promise<Decision<Paired>> {
    const row = await tx.find(lockLocker, [input.id])
    const pairing = row && { codeHash: row.code_hash, until: row.code_until, tries: row.code_tries }
    const judged = judgeCode(pairing, input.code, at)
    // A wrong code is an outcome, not a refusal: its try stays counted.
    if (row !== undefined && judged === 'wrong') await tx.run(countTry, [row.id])
    if (row === undefined || judged !== 'right') return decided({ key: null })
    const key = deviceKey()
    await tx.kysely
      .updateTable('lockers.locker')
      .set({ key_hash: secretHash(key), code_hash: null, paired_at: at, seen_at: at })
      .where('id', '=', row.id)
      .execute()
    await record(`locker:${row.id}`, [{ type: 'lockers.locker-paired', v: 1, hall: row.hall }])
    await publish(tx, 'lockers', row.id)
    return decided({ key })
  },
})

export interface Paired {
  /** null: the code is wrong or too old */
  readonly key: string | null
}

/** The locker of a key; notes twice a minute that it is there. */
const seeLocker = prepared<LockerRow, [key: Buffer, at: string]>(
  'lockers.see-locker',
  `with seen as (
     update lockers.locker set seen_at = $2 where key_hash = $1 and ended_at is null
       and seen_at < $2::timestamptz - interval '30 seconds')
   select * from lockers.locker where key_hash = $1 and ended_at is null`,
)

/** The locker whose screen shows a key, undefined when it is none of ours or was ended. */
export function lockerOf(db: Database, key: string, at: Instant): Promise<LockerRow | undefined> {
  return db.find(seeLocker, [secretHash(key), at])
}
