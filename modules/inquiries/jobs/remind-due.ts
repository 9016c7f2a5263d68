import { dateOf } from '@yichuang/modules/calendar/rules'
import { notifyStaff } from '@yichuang/modules/messages/public'
import { prepared, withTransaction } from '@yichuang/platform/db'
import type { Job, Services } from '@yichuang/platform/module'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { subjectOf } from '../commands/keep-inquiry.ts'
import { remindersOf } from '../rules/index.ts'
import type { Reminder } from '../rules/index.ts'
import type { InquiriesTables, InquiryRow } from '../tables.ts'

const PAGE = 200

const falling = prepared<InquiryRow, [today: PlainDate, limit: number]>(
  'inquiries.falling-due',
  `select * from inquiries.inquiry where state = 'asked'
     and ((due_on = $1 and reminded is null) or (due_on < $1 and reminded is distinct from 'overdue'))
   order by due_on, id limit $2`,
)
const take = prepared<{ id: string }, [id: string, before: Reminder | null, now: Reminder]>(
  'inquiries.take-reminder',
  `update inquiries.inquiry set reminded = $3
   where id = $1 and state = 'asked' and reminded is not distinct from $2 returning id`,
)

/** Tells at the bell what falls due and what went by without an answer, each once: who was asked first, and the
 * colleague it was handed to; looked for each half hour, so that a server that was down misses none. (CON-05) */
export function remindDueJob({ db, now }: Pick<Services, 'db' | 'now'>): Job {
  return {
    name: 'inquiries.remind-due',
    schedule: { everyMinutes: 30 },
    async run() {
      const at = now()
      const today = dateOf(at)
      for (;;) {
        const rows = await db.many(falling, [today, PAGE])
        for (const row of rows) await remind(db, row, { at, today })
        if (rows.length < PAGE) return
      }
    },
  }
}

async function remind(
  db: Services['db'],
  row: InquiryRow,
  { at, today }: { readonly at: Instant; readonly today: PlainDate },
): Promise<void> {
  const { id, reminded, applicant_name: applicant, due_on: due } = row
  const { reminder, people } = remindersOf(row, today)
  const kind = reminder === 'due' ? ('inquiryDue' as const) : ('inquiryOverdue' as const)
  await withTransaction<InquiriesTables, void>(db, async (tx) => {
    const taken = await tx.find(take, [id, reminded, reminder])
    if (taken === undefined) return
    const notices = people.map((person) => ({
      once: `inquiry:${id}:${reminder}`,
      notice: { person, kind, facts: { inquiry: id, applicant, due } },
      at,
    }))
    await notifyStaff(tx, { dossier: subjectOf(row), notices })
  })
}
