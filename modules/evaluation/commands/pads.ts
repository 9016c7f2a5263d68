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
import type { EvaluationParts } from '../parts.ts'
import type { EvaluationTables, PadRow } from '../tables.ts'

const endPads = prepared<never, [window: string, at: string]>(
  'evaluation.end-pads',
  `update evaluation.pad set ended_at = $2, code_hash = null where window_id = $1 and ended_at is null`,
)

/** A code by which one pad is paired with a window; the pad that was there before is known no more. */
export function addPad({ places }: Pick<EvaluationParts, 'places'>) {
  return command<EvaluationTables>()({
    name: 'evaluation.add-pad',
    may: 'evaluation.manage-pads',
    async handle(tx, { window }: { readonly window: string }, { at, by, record }): Promise<Decision<AddedPad>> {
      const { windows, halls } = await places.current()
      const found = windows.get(window)
      const hall = halls.get(found?.hall ?? '')
      if (found === undefined || hall === undefined) return refused({ code: 'evaluation.no-such-window' })
      const may = mayAct(by, 'evaluation.manage-pads', { region: hall.region, hall: hall.id })
      if (!may.ok) return refused({ code: 'evaluation.no-such-window' })
      await tx.run(endPads, [window, at])
      const id = randomUUID()
      const code = pairingCode()
      const until = addMinutes(at, PAIRING_MINUTES)
      await tx.kysely
        .insertInto('evaluation.pad')
        .values({
          id,
          window_id: window,
          hall: hall.id,
          region: hall.region,
          code_hash: secretHash(code),
          code_until: until,
          tries: 0,
          key_hash: null,
          paired_at: null,
          seen_at: null,
          ended_at: null,
          made_at: at,
          made_by_name: by.name,
        })
        .execute()
      await record(`pad:${id}`, [{ type: 'evaluation.pad-added', v: 1, window, hall: hall.id }])
      await publish(tx, 'evaluation-pads', id)
      return decided({ id, code, until })
    },
  })
}

export interface AddedPad {
  readonly id: string
  /** six figures, told once */
  readonly code: string
  readonly until: Instant
}

/** Ends a pad: lost, broken, or moved to another window. */
export const endPad = command<EvaluationTables>()({
  name: 'evaluation.end-pad',
  may: 'evaluation.manage-pads',
  async handle(tx, { id }: { readonly id: string }, { at, by, record }): Promise<Decision<{ readonly id: string }>> {
    const row = await tx.find(lockPad, [id])
    if (row === undefined) return refused({ code: 'evaluation.no-such-pad' })
    const may = mayAct(by, 'evaluation.manage-pads', { region: row.region, hall: row.hall })
    if (!may.ok) return refused({ code: 'evaluation.no-such-pad' })
    await tx.run(endPads, [row.window_id, at])
    await record(`pad:${id}`, [{ type: 'evaluation.pad-ended', v: 1, window: row.window_id }])
    await publish(tx, 'evaluation-pads', id)
    return decided({ id })
  },
})

const lockPad = prepared<PadRow, [id: string]>(
  'evaluation.lock-pad',
  `select * from evaluation.pad where id = $1 and ended_at is null for update`,
)
const lockCode = prepared<PadRow, [window: string]>(
  'evaluation.lock-code',
  `select * from evaluation.pad where window_id = $1 and ended_at is null for update`,
)
const countTry = prepared<never, [id: string]>(
  'evaluation.count-try',
  `update evaluation.pad set tries = tries + 1 where id = $1`,
)

/** Pairs the pad that stands at a window by the code the manager told. @returns its key: the pad keeps it, we its hash */
export const pairPad = command<EvaluationTables>()({
  name: 'evaluation.pair-pad',
  async handle(
    tx,
    input: { readonly window: string; readonly code: string },
    { at, record },
  ): Promise<Decision<Paired>> {
    const row = await tx.find(lockCode, [input.window])
    const pairing = row && { codeHash: row.code_hash, until: row.code_until, tries: row.tries }
    const judged = judgeCode(pairing, input.code, at)
    // A wrong code is an outcome, not a refusal: its try stays counted.
    if (row !== undefined && judged === 'wrong') await tx.run(countTry, [row.id])
    if (row === undefined || judged !== 'right') return decided({ key: null })
    const key = deviceKey()
    await tx.kysely
      .updateTable('evaluation.pad')
      .set({ key_hash: secretHash(key), code_hash: null, paired_at: at, seen_at: at })
      .where('id', '=', row.id)
      .execute()
    await record(`pad:${row.id}`, [{ type: 'evaluation.pad-paired', v: 1, window: row.window_id }])
    await publish(tx, 'evaluation-pads', row.id)
    return decided({ key })
  },
})

export interface Paired {
  /** null: the code is wrong or too old */
  readonly key: string | null
}

/** The pad of a key; notes twice a minute that it is there. */
const seePad = prepared<PadRow, [key: Buffer, at: string]>(
  'evaluation.see-pad',
  `with seen as (
     update evaluation.pad set seen_at = $2 where key_hash = $1 and ended_at is null
       and seen_at < $2::timestamptz - interval '30 seconds')
   select * from evaluation.pad where key_hash = $1 and ended_at is null`,
)

/** The pad that shows a key, undefined when it is none of ours or was ended. */
export function padOf(db: Database, key: string, at: Instant): Promise<PadRow | undefined> {
  return db.find(seePad, [secretHash(key), at])
}
