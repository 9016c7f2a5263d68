import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { EvaluationParts } from '../parts.ts'
import { termsOf } from '../queries/terms.ts'
import { callbackDays, decideAnswering, decideGiving } from '../rules/index.ts'
import type { Channel, Given, Grade, Wish } from '../rules/index.ts'
import type { EvaluationRow, EvaluationTables } from '../tables.ts'
import { tellPages, tellPhone } from './ask.ts'

export interface GiveEvaluation extends Wish {
  readonly id: string
  readonly channel: Channel
  /** the pad at which it is given: only what was asked at its window */
  readonly pad?: { readonly id: string; readonly window: string } | undefined
}

const lock = prepared<EvaluationRow, [id: string]>(
  'evaluation.lock',
  `select * from evaluation.evaluation where id = $1 for update`,
)

async function locked(
  tx: Tx<EvaluationTables>,
  { id, pad }: Pick<GiveEvaluation, 'id' | 'pad'>,
): Promise<Decision<EvaluationRow>> {
  const row = await tx.find(lock, [id])
  const isThere = row !== undefined && (pad === undefined || row.window_id === pad.window)
  return isThere ? decided(row) : refused({ code: 'evaluation.no-such-evaluation' })
}

/**
 * 评价: keeps the one grade of a service with its proof – channel, device, moment and a chained event – and opens a call
 * back after a bad one, in the same transaction. (SUP-01, SUP-02, SUP-11)
 */
export function giveEvaluation(parts: Pick<EvaluationParts, 'calendar'>) {
  return command<EvaluationTables>()({
    name: 'evaluation.give-evaluation',
    async handle(tx, input: GiveEvaluation, { at, by, record }): Promise<Decision<{ readonly grade: Grade }>> {
      const found = await locked(tx, input)
      if (!found.ok) return found
      const row = found.value
      const given = decideGiving(row, input, { at, by })
      if (!given.ok) return given
      const { grade, reasons, comment, isBad } = given.value
      const { channel, pad } = input
      await tx.kysely
        .updateTable('evaluation.evaluation')
        .set({ state: 'given', grade, reasons: [...reasons], comment, channel, pad: pad?.id ?? null, given_at: at })
        .where('id', '=', row.id)
        .execute()
      const { service, subject } = row
      await record(`evaluation:${row.id}`, [
        {
          type: 'evaluation.evaluation-given',
          v: 1,
          service,
          subject,
          grade,
          reasons,
          comment,
          channel,
          ...(pad === undefined ? {} : { pad: pad.id }),
        },
      ])
      if (isBad) await openCallback(tx, parts, { row, given: given.value, context: { at, record } })
      await tellPages(tx, row)
      return decided({ grade })
    },
  })
}

interface Followed {
  readonly row: EvaluationRow
  readonly given: Given
  readonly context: Pick<CommandContext, 'at' | 'record'>
}

async function openCallback(
  tx: Tx<EvaluationTables>,
  { calendar }: Pick<EvaluationParts, 'calendar'>,
  { row, given, context: { at, record } }: Followed,
): Promise<void> {
  const { contactBy, answerBy } = callbackDays(at, await termsOf(tx, row.region), await calendar())
  await tx.kysely
    .insertInto('evaluation.callback')
    .values({
      id: row.id,
      version: 1,
      state: 'opened',
      region: row.region,
      hall: row.hall,
      department: row.department,
      phone: given.phone ?? null,
      opened_at: at,
      contact_by: contactBy,
      answer_by: answerBy,
      contacted_at: null,
      contacted_by_name: null,
      contact_note: null,
      outcome: null,
      answer: null,
      answered_at: null,
      answered_by_name: null,
    })
    .execute()
  await record(`evaluation:${row.id}`, [{ type: 'evaluation.callback-opened', v: 1, contactBy, answerBy }])
}

export interface LeaveEvaluation extends Pick<GiveEvaluation, 'id' | 'pad'> {
  /** said so, or only went away */
  readonly isDeclined: boolean
}

/** Ends the question on the pad: declined for good, or nobody touched it – then the phone is asked, if there is one. */
export function leaveEvaluation(parts: Pick<EvaluationParts, 'publicUrl'>) {
  return command<EvaluationTables>()({
    name: 'evaluation.leave-evaluation',
    async handle(tx, input: LeaveEvaluation, { at, by, record }): Promise<Decision<{ readonly isDeclined: boolean }>> {
      const found = await locked(tx, input)
      if (!found.ok) return found
      const row = found.value
      const may = decideAnswering(row, { at, by })
      if (!may.ok) return may
      const { isDeclined } = input
      const state = isDeclined ? 'declined' : row.state
      await tx.kysely
        .updateTable('evaluation.evaluation')
        .set({ state, pad_until: at })
        .where('id', '=', row.id)
        .execute()
      if (isDeclined) await record(`evaluation:${row.id}`, [{ type: 'evaluation.evaluation-declined', v: 1 }])
      else if (row.told_at === null) await tellPhone(tx, parts, row, at)
      await tellPages(tx, row)
      return decided({ isDeclined })
    },
  })
}

const untold = prepared<EvaluationRow, [at: string]>(
  'evaluation.untold',
  `select * from evaluation.evaluation
   where state = 'asked' and told_at is null and pad_until < $1 and until > $1
   order by pad_until limit 200 for update skip locked`,
)

/** Sends the link to everybody whom a pad asked and who did not answer. */
export function tellUnanswered(parts: Pick<EvaluationParts, 'publicUrl'>) {
  return command<EvaluationTables>()({
    name: 'evaluation.tell-unanswered',
    async handle(tx, _input: object, { at }): Promise<Decision<{ readonly told: number }>> {
      const rows = await tx.many(untold, [at])
      for (const row of rows) await tellPhone(tx, parts, row, at)
      return decided({ told: rows.length })
    },
    isIdle: ({ told }) => told === 0,
  })
}
