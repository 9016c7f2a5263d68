import { dateOf } from '@yichuang/modules/calendar/rules'
import { filedSql, fileSql, runInOne } from '@yichuang/platform/commands'
import type { Intent, Receipt } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { canonicalObjectSql, frameOf, recordFoundEventSql } from '@yichuang/platform/events'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { RANK_MINUTES } from '../rules/index.ts'
import { ownWindow } from './turn-window.ts'

/** The ticket that was called; undefined when nobody waits for this window. */
export interface CalledNext {
  readonly ticket?: { readonly id: string; readonly no: string; readonly item?: string }
}

interface Claim {
  readonly receipt: Receipt | null
  /** null: the window has never been opened */
  readonly isOpen: boolean | null
  /** of the ticket that stands at the window already */
  readonly busy: string | null
  /** others were just calling all that it looked at: it looks again */
  readonly isOvertaken: boolean
  readonly answer: CalledNext
}

type ClaimParams = [
  filing: string,
  before: string,
  between: string,
  after: string,
  window: string,
  hall: string,
  day: string,
  rankMinutes: number,
  at: string,
]

/** So many of each line are looked at: more than are being called in one and the same moment. */
const HEAD_OF_LINE = 16

/** An event of this type is told to the holder behind the act (`jobs/tell-holders.ts`). */
export const ticketCalled = 'queue.ticket-called'

/**
 * The dispatcher of `rules/line.ts` and everything that is written of a call, as one statement. What another window is just
 * calling is skipped, in whichever process: no two windows call one ticket, and none waits for another. The window is
 * held, so that two presses of its button come one after the other; the second, which has not seen the first, fails on
 * `ticket_one_at_window` and looks again.
 */
const claimNext = prepared<Claim, ClaimParams>(
  'queue.claim-next',
  `with ${filedSql('$1')},
   own as materialized (select is_open from queue.calling_window where window_id = $5 for update),
   busy as materialized (
     select no from queue.ticket where window_id = $5 and day = $7::date and state in ('called', 'serving')),
   turn as materialized (
     select from own where is_open and not exists (select from busy) and not exists (select from prior)),
   next as materialized (
     select w.id, s.group_id, null::text as target_window, w.order_at + s.rank * $8::int * interval '1 minute' as order_at
     from turn cross join queue.window_serves s
     cross join lateral (
       select id, order_at from queue.ticket t
       where t.group_id = s.group_id and t.day = $7::date and t.state = 'waiting' and t.hall = $6
         and t.target_window is null
       order by t.order_at, t.id limit ${HEAD_OF_LINE}) w
     where s.window_id = $5
     union all
     select t.id, t.group_id, t.target_window, t.order_at + coalesce(s.rank, 0) * $8::int * interval '1 minute'
     from turn cross join queue.ticket t
     left join queue.window_serves s on s.group_id = t.group_id and s.window_id = $5
     where t.target_window = $5 and t.day = $7::date and t.state = 'waiting' and t.hall = $6),
   claimed as (
     update queue.ticket set state = 'called', window_id = $5, target_window = null, called_at = $9::timestamptz,
       calls = calls + 1
     where id = (
       select t.id from (select * from next order by order_at, id offset 0) n
       cross join lateral (
         select id from queue.ticket
         where id = n.id and state = 'waiting' and group_id = n.group_id and target_window is not distinct from n.target_window
         for update skip locked) t
       limit 1)
     returning id, no, group_id, item),
   done as materialized (
     select from turn where exists (select from claimed) or not exists (select from next)),
   answered as materialized (
     select coalesce((
       select json_build_object('ticket', json_strip_nulls(json_build_object('id', id, 'no', no, 'item', item)))
       from claimed), '{}') as answer),
   ${recordFoundEventSql({
     from: 'claimed',
     stream: `'ticket:' || id`,
     data: canonicalObjectSql({ group: 'group_id', no: 'no', window: '$5' }),
     type: `'${ticketCalled}'`,
     recordedAt: '$9::timestamptz',
     frame: ['$2', '$3', '$4'],
   })},
   ${fileSql('done', {
     answer: '(select answer from answered)',
     subject: `(select 'ticket:' || id from claimed)`,
   })}
   select (select row_to_json(p) from prior p) as receipt, (select is_open from own) as "isOpen",
     (select no from busy) as busy, exists (select from turn) and not exists (select from done) as "isOvertaken",
     (select answer from answered) as answer`,
)

/** 叫号: the next ticket for the own window, by the dispatcher's rule; each ticket is called by one window. (QUE-02) */
export function callNext(parts: QueueParts) {
  return async (intent: Intent): Promise<Decision<CalledNext>> => {
    const { at, actor } = intent
    const stamp = { at, recordedAt: at, by: actor, channel: 'administration' }
    const calling = {
      name: 'queue.call-next',
      input: {},
      statement: claimNext,
      async params() {
        const own = await ownWindow(parts, actor)
        if (!own.ok) return own
        const { id: window, hall } = own.value
        return decided([...frameOf(ticketCalled, 1, stamp), window, hall.id, dateOf(at), RANK_MINUTES, at])
      },
      races: ['ticket_one_at_window'],
      isOvertaken: (claim: Claim) => claim.isOvertaken,
      decide: ({ isOpen, busy, answer }: Claim): Decision<CalledNext> => {
        if (isOpen !== true) return refused({ code: 'queue.window-paused' })
        return busy === null ? decided(answer) : refused({ code: 'queue.window-busy', no: busy })
      },
    }
    return runInOne(parts.db, calling, intent)
  }
}
