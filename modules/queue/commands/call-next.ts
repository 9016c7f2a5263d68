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
   claimed as (
     update queue.ticket set state = 'called', window_id = $5, target_window = null, called_at = $9::timestamptz,
       calls = calls + 1
     where id = (
       select t.id from queue.ticket t
       left join queue.window_serves s on s.group_id = t.group_id and s.window_id = $5
       where t.hall = $6 and t.day = $7::date and t.state = 'waiting' and exists (select from turn)
         and (t.target_window = $5 or (t.target_window is null and s.window_id is not null))
       order by t.order_at + coalesce(s.rank, 0) * $8::int * interval '1 minute', t.id
       limit 1 for update of t skip locked)
     returning id, no, group_id, item),
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
   ${fileSql('turn', {
     answer: '(select answer from answered)',
     subject: `(select 'ticket:' || id from claimed)`,
   })}
   select (select row_to_json(p) from prior p) as receipt, (select is_open from own) as "isOpen",
     (select no from busy) as busy, (select answer from answered) as answer`,
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
      decide: ({ isOpen, busy, answer }: Claim): Decision<CalledNext> => {
        if (isOpen !== true) return refused({ code: 'queue.window-paused' })
        return busy === null ? decided(answer) : refused({ code: 'queue.window-busy', no: busy })
      },
    }
    return runInOne(parts.db, calling, intent)
  }
}
