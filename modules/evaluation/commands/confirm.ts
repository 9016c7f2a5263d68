import { createHash, randomUUID } from 'node:crypto'
import { addMinutes } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { ShownContent } from '../contract.ts'
import type { EvaluationParts } from '../parts.ts'
import { decideConfirming, SHOWN_MINUTES } from '../rules/index.ts'
import type { Confirming, ConfirmationState } from '../rules/index.ts'
import type { ConfirmationRow, EvaluationTables } from '../tables.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

// The pad's row is held until commit: two asks of one window come one after the other.
const padForAsking = prepared<{ id: string }, [window: string, at: string]>(
  'evaluation.pad-for-asking',
  `select id from evaluation.pad
   where window_id = $1 and ended_at is null and seen_at > $2::timestamptz - interval '2 minutes' for update`,
)
const clearWindow = prepared<never, [window: string]>(
  'evaluation.clear-window',
  `delete from evaluation.confirmation where window_id = $1 and state <> 'confirmed'`,
)

/** 请申请人核对: puts what was typed on the pad of the clerk's own window; what was not confirmed there goes. */
export function askConfirmation({ places }: Pick<EvaluationParts, 'places'>) {
  return command<EvaluationTables>()({
    name: 'evaluation.ask-confirmation',
    may: 'evaluation.ask-confirmation',
    async handle(tx, shown: ShownContent, { at, by, record }): Promise<Decision<{ readonly id: string }>> {
      const { windows, halls } = await places.current()
      const window = windows.get(by.window ?? '')
      const hall = halls.get(window?.hall ?? '')
      if (window === undefined || hall === undefined) return refused({ code: 'evaluation.no-such-window' })
      if ((await tx.find(padForAsking, [window.id, at])) === undefined) return refused({ code: 'evaluation.pad-away' })
      await tx.run(clearWindow, [window.id])
      const text = JSON.stringify(shown)
      const row: ConfirmationRow = {
        id: randomUUID(),
        window_id: window.id,
        hall: hall.id,
        region: hall.region,
        asked_by: by.person,
        asked_at: at,
        until: addMinutes(at, SHOWN_MINUTES),
        shown: text,
        shown_hash: hashOf(text),
        state: 'asked',
        signature: null,
        pad: null,
        answered_at: null,
      }
      await tx.kysely.insertInto('evaluation.confirmation').values(row).execute()
      await record(`confirmation:${row.id}`, [
        {
          type: 'evaluation.confirmation-asked',
          v: 1,
          window: window.id,
          item: shown.item,
          contentHash: row.shown_hash,
        },
      ])
      await publish(tx, `pad/${window.id}`, row.id)
      return decided({ id: row.id })
    },
  })
}

const lockConfirmation = prepared<ConfirmationRow, [id: string]>(
  'evaluation.lock-confirmation',
  `select * from evaluation.confirmation where id = $1 for update`,
)

/** Takes what is shown off the pad of the clerk's own window; what was confirmed stays. */
export const withdrawConfirmation = command<EvaluationTables>()({
  name: 'evaluation.withdraw-confirmation',
  may: 'evaluation.ask-confirmation',
  async handle(tx, { id }: { readonly id: string }, { by, record }): Promise<Decision<{ readonly id: string }>> {
    const row = await tx.find(lockConfirmation, [id])
    if (row === undefined || row.window_id !== by.window) return refused({ code: 'evaluation.no-such-confirmation' })
    if (row.state === 'confirmed') return refused({ code: 'evaluation.not-in-this-state' })
    await tx.kysely.deleteFrom('evaluation.confirmation').where('id', '=', id).execute()
    await record(`confirmation:${id}`, [{ type: 'evaluation.confirmation-withdrawn', v: 1, window: row.window_id }])
    await publish(tx, `pad/${row.window_id}`, id)
    return decided({ id })
  },
})

interface Confirm extends Confirming {
  readonly id: string
  /** the pad at which it is said: only what is shown at its window */
  readonly pad: { readonly id: string; readonly window: string }
}

/** What who applies says of what is shown, once; the event names nobody: it carries hashes of content and signature. */
export const confirm = command<EvaluationTables>()({
  name: 'evaluation.confirm-content',
  async handle(
    tx,
    { id, pad, ...said }: Confirm,
    { at, by, record },
  ): Promise<Decision<{ readonly state: ConfirmationState }>> {
    const row = await tx.find(lockConfirmation, [id])
    if (row === undefined || row.window_id !== pad.window) return refused({ code: 'evaluation.no-such-confirmation' })
    const answer = decideConfirming(row, said, { at, by })
    if (!answer.ok) return answer
    const { state, signature } = answer.value
    await tx.kysely
      .updateTable('evaluation.confirmation')
      .set({ state, signature, pad: signature === null ? null : pad.id, answered_at: at })
      .where('id', '=', id)
      .execute()
    const about = { window: row.window_id, pad: pad.id, contentHash: row.shown_hash }
    await record(`confirmation:${id}`, [
      signature === null
        ? { type: 'evaluation.change-wanted', v: 1, ...about }
        : { type: 'evaluation.content-confirmed', v: 1, ...about, signatureHash: hashOf(signature) },
    ])
    await publish(tx, `pad/${row.window_id}`, id)
    return decided({ state })
  },
})
