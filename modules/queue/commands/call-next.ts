import { dateOf } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { RANK_MINUTES } from '../rules/index.ts'
import type { QueueTables } from '../tables.ts'
import { tellHolder, tellNear } from './tell-holders.ts'
import type { Told } from './tell-holders.ts'
import { tellHall } from './topic.ts'
import { holdWindow, ownWindow } from './turn-window.ts'

interface Claim extends Omit<Told, 'id' | 'no'> {
  /** of the ticket that stands at the window already */
  readonly busy: string | null
  readonly id: string | null
  readonly no: string | null
  readonly group: string | null
  readonly item: string | null
  readonly calls: number | null
}

/**
 * The dispatcher of `rules/line.ts` as one statement. What another window is just calling is skipped, in whichever
 * process: no two windows call one ticket, and none waits for another. One row always: who stands at the window, or the
 * ticket called, or nothing.
 */
const claimNext = prepared<Claim, [window: string, hall: string, day: string, rankMinutes: number, at: string]>(
  'queue.claim-next',
  `with busy as (
     select no from queue.ticket where window_id = $1 and day = $3::date and state in ('called', 'serving')),
   claimed as (
     update queue.ticket set state = 'called', window_id = $1, target_window = null, called_at = $5::timestamptz,
       calls = calls + 1
     where id = (
       select t.id from queue.ticket t
       left join queue.window_serves s on s.group_id = t.group_id and s.window_id = $1
       where t.hall = $2 and t.day = $3::date and t.state = 'waiting' and not exists (select from busy)
         and (t.target_window = $1 or (t.target_window is null and s.window_id is not null))
       order by t.order_at + coalesce(s.rank, 0) * $4::int * interval '1 minute', t.id
       limit 1 for update of t skip locked)
     returning id, no, phone, group_id, item, calls)
   select busy.no as busy, c.id, c.no, c.phone, c.group_id as "group", c.item, c.calls
   from (select 1) as one left join busy on true left join claimed c on true`,
)

/** The ticket that was called; undefined when nobody waits for this window. */
export interface CalledNext {
  readonly ticket?: { readonly id: string; readonly no: string; readonly item?: string }
}

/** 叫号: the next ticket for the own window, by the dispatcher's rule; each ticket is called by one window. (QUE-02) */
export function callNext(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.call-next',
    async handle(tx, _input: object, { at, by, record }): Promise<Decision<CalledNext>> {
      const own = await ownWindow(parts, by)
      if (!own.ok) return own
      const { id: window, no: windowNo, hall } = own.value
      const day = dateOf(at)
      if (!(await holdWindow(tx, window))) return refused({ code: 'queue.window-paused' })
      const { busy, id, no, group, item, calls, phone } = await tx.one(claimNext, [
        window,
        hall.id,
        day,
        RANK_MINUTES,
        at,
      ])
      if (busy !== null) return refused({ code: 'queue.window-busy', no: busy })
      if (id === null || no === null || group === null) return decided({})
      await record(`ticket:${id}`, [{ type: 'queue.ticket-called', v: 1, window, group, no }])
      const facts = { window: windowNo }
      await tellHolder(tx, { id, no, phone }, { hall, kind: 'ticketCalled', at, facts, turn: calls ?? 1 })
      await tellNear(tx, { hall, day, window, group, at })
      await tellHall(tx, hall.id, id)
      return decided({ ticket: { id, no, ...(item === null ? {} : { item }) } })
    },
  })
}
