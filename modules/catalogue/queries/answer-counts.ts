import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { activeQuestions } from '../rules/index.ts'
import type { AnswerCounts, Answers, Item } from '../rules/index.ts'
import type { ItemBook } from './item-book.ts'

/** What people answered to the questions of an item, and in how many applications. */
interface AnsweredBefore {
  readonly cases: number
  readonly counts: AnswerCounts
}

export type AnswerHistory = (item: string) => Promise<AnsweredBefore>

/** Applications of the last twelve months that are looked at, the newest first. */
const MOST = 1000
const KEPT_MS = 600_000

const answersGiven = prepared<{ answers: Answers | null }, [item: string, most: number]>(
  'catalogue.answers-given',
  `select state -> 'answers' as answers from cases.dossier
   where item = $1 and received_at > now() - interval '12 months' order by received_at desc limit $2`,
)

/** How often questions were asked and answers given, from the applications of the last year; read anew every ten minutes. (CAT-03) */
export function answerHistory(db: Database, items: Pick<ItemBook, 'current'>): AnswerHistory {
  const known = new Map<string, { readonly answered: Promise<AnsweredBefore>; readonly until: number }>()
  const read = async (id: string): Promise<AnsweredBefore> => {
    const [rows, current] = await Promise.all([db.many(answersGiven, [id, MOST]), items.current(id)])
    const given = rows.flatMap(({ answers }) => (answers === null ? [] : [answers]))
    return { cases: given.length, counts: current === undefined ? {} : countAnswers(current.item, given) }
  }
  return (id) => {
    const found = known.get(id)
    if (found !== undefined && performance.now() < found.until) return found.answered
    const answered = read(id)
    known.set(id, { answered, until: performance.now() + KEPT_MS })
    answered.catch(() => known.delete(id))
    return answered
  }
}

/** Counts every question that came up and every answer given to it; answers left behind by a change of mind do not count. */
export function countAnswers(item: Item, given: readonly Answers[]): AnswerCounts {
  const counts: Record<string, number> = {}
  const count = (key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  for (const answers of given) {
    for (const { question } of activeQuestions(item, answers)) {
      count(question.id)
      for (const option of answers[question.id] ?? []) count(`${question.id}.${option}`)
    }
  }
  return counts
}
