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

const busyWith = prepared<{ no: string }, [window: string, day: string]>(
  'queue.busy-with',
  `select no from queue.ticket where window_id = $1 and day = $2 and state in ('called', 'serving')`,
)
/**
 * The dispatcher of `rules/line.ts` as one statement. What another window is just calling is skipped, in whichever
 * process: no two windows call one ticket, and none waits for another.
 */
const claimNext = prepared<
  Told & { group_id: string },
  [window: string, hall: string, day: string, rankMinutes: number, at: string]
>(
  'queue.claim-next',
  `update queue.ticket set state = 'called', window_id = $1, target_window = null, called_at = $5::timestamptz,
     calls = calls + 1
   where id = (
     select t.id from queue.ticket t
     left join queue.window_serves s on s.group_id = t.group_id and s.window_id = $1
     where t.hall = $2 and t.day = $3::date and t.state = 'waiting'
       and (t.target_window = $1 or (t.target_window is null and s.window_id is not null))
     order by t.order_at + coalesce(s.rank, 0) * $4::int * interval '1 minute', t.id
     limit 1 for update of t skip locked)
   returning id, no, phone, group_id`,
)
const callsOf = prepared<{ calls: number }, [id: string]>(
  'queue.calls-of',
  `select calls from queue.ticket where id = $1`,
)
const servedBy = prepared<{ group_id: string }, [window: string]>(
  'queue.served-by',
  `select group_id from queue.window_serves where window_id = $1`,
)

/** The ticket that was called; undefined when nobody waits for this window. */
export interface CalledNext {
  readonly ticket?: { readonly id: string; readonly no: string }
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
      const busy = await tx.find(busyWith, [window, day])
      if (busy !== undefined) return refused({ code: 'queue.window-busy', no: busy.no })
      const called = await tx.find(claimNext, [window, hall.id, day, RANK_MINUTES, at])
      if (called === undefined) return decided({})
      const { id, no, group_id: group } = called
      await record(`ticket:${id}`, [{ type: 'queue.ticket-called', v: 1, window, group, no }])
      const { calls } = await tx.one(callsOf, [id])
      await tellHolder(tx, called, { hall, kind: 'ticketCalled', at, facts: { window: windowNo }, turn: calls })
      const groups = (await tx.many(servedBy, [window])).map((row) => row.group_id)
      await tellNear(tx, { hall, day, groups: [...new Set([...groups, group])], at })
      await tellHall(tx, hall.id, id)
      return decided({ ticket: { id, no } })
    },
  })
}
