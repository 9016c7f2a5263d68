import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'
import type { NamedPromiser } from '../commands/set-answer-time.ts'
import type { AnswerTime } from '../contract.ts'
import { decideAnswerTime, defaultAnswerDays } from '../rules/index.ts'
import type { AnswerTimeRow } from '../tables.ts'

const allTimes = prepared<AnswerTimeRow, []>(
  'inquiries.answer-times',
  `select promiser, days, changed_at, changed_by, changed_by_name from inquiries.answer_time`,
)

/** What each promiser in reach promises, by name, halls first; without a promise the usual time. */
export async function listAnswerTimes(
  db: Database,
  actor: Actor,
  promisers: readonly NamedPromiser[],
): Promise<AnswerTime[]> {
  const rows = new Map((await db.many(allTimes, [])).map((row) => [row.promiser, row]))
  return promisers
    .filter((promiser) => decideAnswerTime(actor, promiser).ok)
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'zh'))
    .map(({ id, name, hall }) => {
      const row = rows.get(id)
      const change = { changedAt: row?.changed_at ?? null, changedByName: row?.changed_by_name ?? null }
      return { department: id, name, isHall: hall !== undefined, days: row?.days ?? defaultAnswerDays, ...change }
    })
}

function rank({ hall }: NamedPromiser): number {
  return hall === undefined ? 1 : 0
}
