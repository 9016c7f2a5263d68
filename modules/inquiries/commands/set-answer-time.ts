import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import { decideAnswerTime } from '../rules/index.ts'
import type { Promiser } from '../rules/index.ts'
import type { InquiriesTables } from '../tables.ts'

export interface SetAnswerTime {
  readonly department: string
  /** working days */
  readonly days: number
}

/** Who promises, with the name people know. */
export interface NamedPromiser extends Promiser {
  readonly name: string
}

const keepTime = prepared<never, [promiser: string, days: number, at: string, by: string, name: string]>(
  'inquiries.keep-answer-time',
  `insert into inquiries.answer_time (promiser, days, changed_at, changed_by, changed_by_name) values ($1, $2, $3, $4, $5)
   on conflict (promiser) do update set days = excluded.days, changed_at = excluded.changed_at,
     changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name`,
)

/** 答复时限: what a department, or a hall for its colleagues, promises for questions asked from now on; those that wait keep their day. (INT-10) */
export function setAnswerTime(promisers: () => Promise<readonly NamedPromiser[]>) {
  return command<InquiriesTables>()({
    name: 'inquiries.set-answer-time',
    may: 'inquiries.set-answer-time',
    async handle(tx, { department, days }: SetAnswerTime, { at, by, record }) {
      const known = (await promisers()).find(({ id }) => id === department)
      const may = decideAnswerTime(by, known)
      if (!may.ok) return may
      await tx.run(keepTime, [department, days, at, by.person, by.name])
      await record(`answer-time:${department}`, [{ type: 'inquiries.answer-time-set', v: 1, department, days }])
      await publish(tx, 'inquiries', department)
      return decided({ department, days })
    },
  })
}
