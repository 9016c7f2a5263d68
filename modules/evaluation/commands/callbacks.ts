import { mayAct } from '@yichuang/modules/access/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { decideContact, decideOutcome } from '../rules/index.ts'
import type { Outcome } from '../rules/index.ts'
import type { CallbackRow, EvaluationTables } from '../tables.ts'

const lock = prepared<CallbackRow, [id: string]>(
  'evaluation.lock-callback',
  `select * from evaluation.callback where id = $1 for update`,
)

/** A call-back in the reach of who acts. */
async function reached(tx: Tx<EvaluationTables>, id: string, by: Actor): Promise<Decision<CallbackRow>> {
  const row = await tx.find(lock, [id])
  if (row === undefined) return refused({ code: 'evaluation.no-such-callback' })
  const { region, hall, department } = row
  const departments = department === null ? [] : [department]
  const may = mayAct(by, 'evaluation.call-back', { region, hall: hall ?? undefined, departments })
  return may.ok ? decided(row) : refused({ code: 'evaluation.no-such-callback' })
}

async function keep(tx: Tx<EvaluationTables>, { id, version }: CallbackRow, change: Partial<CallbackRow>) {
  const next = version + 1
  await tx.kysely
    .updateTable('evaluation.callback')
    .set({ ...change, version: next })
    .where('id', '=', id)
    .execute()
  await publish(tx, 'evaluation', id)
  return { id, version: next }
}

/** A call-back after an act. */
export interface KeptCallback {
  readonly id: string
  readonly version: number
}

export interface ContactRater {
  readonly id: string
  readonly note: string
  readonly expectedVersion: number
}

/** 回访: who gave a bad grade was called. (SUP-02) */
export const contactRater = command<EvaluationTables>()({
  name: 'evaluation.contact-rater',
  may: 'evaluation.call-back',
  async handle(tx, { id, note, expectedVersion }: ContactRater, { at, by, record }): Promise<Decision<KeptCallback>> {
    const found = await reached(tx, id, by)
    if (!found.ok) return found
    const may = decideContact(found.value, { expectedVersion, text: note })
    if (!may.ok) return may
    await record(`evaluation:${id}`, [{ type: 'evaluation.rater-contacted', v: 1, note: note.trim() }])
    const change = { contacted_at: at, contacted_by_name: by.name, contact_note: note.trim() }
    return decided(await keep(tx, found.value, { ...change, state: 'contacted' }))
  },
})

export interface AnswerCallback {
  readonly id: string
  readonly outcome: Outcome
  readonly answer: string
  readonly expectedVersion: number
}

/** 办结: what was done about a bad grade; the grade itself stays as it is. (SUP-02, SUP-11) */
export const answerCallback = command<EvaluationTables>()({
  name: 'evaluation.answer-callback',
  may: 'evaluation.call-back',
  async handle(tx, input: AnswerCallback, { at, by, record }): Promise<Decision<KeptCallback>> {
    const { id, outcome, expectedVersion } = input
    const found = await reached(tx, id, by)
    if (!found.ok) return found
    const answer = input.answer.trim()
    const view = { ...found.value, hasPhone: found.value.phone !== null }
    const may = decideOutcome(view, { expectedVersion, text: answer })
    if (!may.ok) return may
    await record(`evaluation:${id}`, [{ type: 'evaluation.callback-answered', v: 1, outcome, answer }])
    const change = { outcome, answer, answered_at: at, answered_by_name: by.name }
    return decided(await keep(tx, found.value, { ...change, state: 'answered' }))
  },
})
