import { mayAct } from '@yichuang/modules/access/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'
import type { PromisingDepartment } from '../commands/set-answer-time.ts'
import type { AnswerTime } from '../contract.ts'
import { defaultAnswerDays } from '../rules/index.ts'
import type { AnswerTimeRow } from '../tables.ts'

const allTimes = prepared<AnswerTimeRow, []>(
  'inquiries.answer-times',
  `select department, days, changed_at, changed_by, changed_by_name from inquiries.answer_time`,
)

/** What each department in reach promises, by name; without a promise the usual time. */
export async function listAnswerTimes(
  db: Database,
  actor: Actor,
  departments: readonly PromisingDepartment[],
): Promise<AnswerTime[]> {
  const rows = new Map((await db.many(allTimes, [])).map((row) => [row.department, row]))
  return departments
    .filter(({ id, region }) => mayAct(actor, 'inquiries.set-answer-time', { region, departments: [id] }).ok)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'zh'))
    .map(({ id, name }) => {
      const row = rows.get(id)
      const change = { changedAt: row?.changed_at ?? null, changedByName: row?.changed_by_name ?? null }
      return { department: id, name, days: row?.days ?? defaultAnswerDays, ...change }
    })
}
