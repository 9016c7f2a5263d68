import { addDays } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { PlainDate } from '@yichuang/platform/pure'
import type { ReminderSetting } from '../rules/index.ts'
import type { AwaitedRow } from '../tables.ts'
import type { MessageReach } from './reach.ts'

export type UncollectedRow = Omit<AwaitedRow, 'day'> & {
  readonly day: PlainDate
  readonly reminders: readonly Reminder[]
}

interface Reminder {
  readonly at: string
  readonly state: string
  readonly text: string
  readonly recipient: string
}

const page = prepared<
  UncollectedRow,
  [
    region: string,
    hall: string | null,
    arrivedBy: string,
    toldOnly: boolean,
    afterDay: string | null,
    afterId: string | null,
    limit: number,
  ]
>(
  'messages.list-uncollected',
  `select a.dossier, a.kind, a.day, a.application_no, a.item_name, a.applicant_name, a.region, a.hall, a.version,
     a.told_step, a.told_at,
     coalesce((select json_agg(json_build_object('at', m.created_at, 'state', m.state, 'text', m.text, 'recipient', m.recipient)
         order by m.created_at)
       from messages.message m where m.dossier = a.dossier and m.template = 'remindResult'), '[]') as reminders
   from messages.awaited a
   where a.kind = 'result' and a.region like $1 || '%' and ($2::text is null or a.hall = $2) and a.day <= $3
     and (not $4 or a.told_step is not null)
     and ($5::date is null or (a.day, a.dossier) > ($5::date, $6::uuid))
   order by a.day, a.dossier
   limit $7`,
)

export interface UncollectedFilter {
  readonly state: 'reminded' | 'unclaimed' | undefined
  readonly today: PlainDate
  readonly setting: ReminderSetting
  readonly after: string | undefined
  readonly limit: number
}

/** Results that lie there uncollected, with the reminders sent; what lies longest on top. (OUT-05) */
export async function listUncollected(
  db: Queries,
  { region, hall }: MessageReach,
  { state, today, setting, after, limit }: UncollectedFilter,
): Promise<{ rows: readonly UncollectedRow[]; next?: string }> {
  const arrivedBy = state === 'unclaimed' ? addDays(today, -Math.max(...setting.resultDays)) : today
  const [afterDay, afterId] = after?.split('~') ?? []
  const rows = await db.many(page, [
    region,
    hall,
    arrivedBy,
    state === 'reminded',
    afterDay ?? null,
    afterId ?? null,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return rows.length > limit && last !== undefined
    ? { rows: shown, next: `${last.day}~${last.dossier}` }
    : { rows: shown }
}
