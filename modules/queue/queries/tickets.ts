import { dateOf } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { PriorityGroup, TicketState } from '../rules/index.ts'

/** A ticket as its holder sees it. */
export interface HeldTicket {
  readonly id: string
  readonly hall: string
  readonly group_id: string
  readonly group_name: string
  readonly day: string
  readonly no: string
  readonly state: TicketState
  readonly window_id: string | null
  readonly taken_at: Instant
  readonly passes: number
  readonly priority: PriorityGroup | null
  readonly ahead: number
}

const byToken = prepared<HeldTicket, [token: string]>(
  'queue.ticket-by-token',
  `select t.id, t.hall, t.group_id, g.name as group_name, t.day, t.no, t.state, t.window_id, t.taken_at, t.passes, t.priority,
     (select count(*)::int from queue.ticket w where t.state = 'waiting' and w.hall = t.hall and w.day = t.day
        and w.group_id = t.group_id and w.state = 'waiting' and (w.order_at, w.id) < (t.order_at, t.id)) as ahead
   from queue.ticket t join queue.business_group g on g.id = t.group_id where t.token = $1`,
)

/** The ticket with this secret, of whatever day. */
export function ticketByToken(db: Database, token: string): Promise<HeldTicket | undefined> {
  return db.find(byToken, [token])
}

const hallByToken = prepared<{ hall: string }, [token: string]>(
  'queue.hall-of-ticket',
  'select hall from queue.ticket where token = $1',
)

/** The hall of the ticket with this secret. */
export async function hallOfTicket(db: Database, token: string): Promise<string | undefined> {
  return (await db.find(hallByToken, [token]))?.hall
}

const byTokens = prepared<
  HeldTicket & { readonly token: string },
  [hall: string, day: string, tokens: readonly string[]]
>(
  'queue.tickets-by-tokens',
  `with waiting as (
     select id, row_number() over (partition by group_id order by order_at, id) - 1 as ahead
     from queue.ticket where hall = $1 and day = $2 and state = 'waiting')
   select t.token, t.id, t.hall, t.group_id, g.name as group_name, t.day, t.no, t.state, t.window_id, t.taken_at, t.passes,
     t.priority, coalesce(w.ahead, 0)::int as ahead
   from queue.ticket t join queue.business_group g on g.id = t.group_id left join waiting w on w.id = t.id
   where t.token = any ($3::text[]) and t.hall = $1`,
)

/** Many tickets of one hall at once, as their holders see them. */
export function ticketsByTokens(
  db: Database,
  { hall, tokens, at }: { readonly hall: string; readonly tokens: readonly string[]; readonly at: Instant },
): Promise<readonly (HeldTicket & { readonly token: string })[]> {
  return db.many(byTokens, [hall, dateOf(at), tokens])
}

/** A ticket as a window sees it. */
export interface WindowTicket {
  readonly id: string
  readonly no: string
  readonly group_id: string
  readonly group_name: string
  readonly state: TicketState
  readonly priority: PriorityGroup | null
  readonly priority_reason: string | null
  readonly is_booked: boolean
  readonly note: string | null
  readonly booked_for: Instant | null
  readonly item: string | null
  readonly person_name: string | null
  readonly application_no: string | null
  readonly prepared_no: string | null
  readonly phone: string | null
  readonly taken_at: Instant
  readonly called_at: Instant | null
  readonly served_at: Instant | null
  readonly calls: number
  readonly passes: number
}

const ofWindow = prepared<WindowTicket, [window: string, hall: string, day: string]>(
  'queue.tickets-of-window',
  `select t.id, t.no, t.group_id, g.name as group_name, t.state, t.priority, t.priority_reason, t.is_booked, t.note,
     t.booked_for, t.item, t.person_name, t.application_no,
     t.prepared_no, t.phone, t.taken_at, t.called_at, t.served_at, t.calls, t.passes
   from queue.ticket t join queue.business_group g on g.id = t.group_id
   where t.hall = $2 and t.day = $3 and (
     (t.window_id = $1 and t.state in ('called', 'serving', 'held'))
     or (t.state = 'passed' and t.group_id in (select group_id from queue.window_serves where window_id = $1)))
   order by t.called_at, t.id`,
)

/** What stands at a window, what it holds, and who was passed over and may come back to it. */
export function ticketsOfWindow(
  db: Database,
  { window, hall, at }: { readonly window: string; readonly hall: string; readonly at: Instant },
): Promise<readonly WindowTicket[]> {
  return db.many(ofWindow, [window, hall, dateOf(at)])
}

/** What the person who stands at a window has said already. */
export interface KnownTicket {
  readonly no: string
  readonly item: string | null
  readonly name: string | null
  readonly documentNumber: string | null
  readonly phone: string | null
  readonly prepared: string | null
}

const known = prepared<KnownTicket, [id: string, window: string, day: string]>(
  'queue.known-of-ticket',
  `select no, item, person_name as name, document_number as "documentNumber", phone, prepared_no as prepared
   from queue.ticket
   where id = $1 and window_id = $2 and day = $3 and state in ('called', 'serving', 'held')`,
)

/** What is known of who stands at a window; undefined for a ticket that is not there. */
export function knownOfTicket(
  db: Database,
  { id, window, at }: { readonly id: string; readonly window: string; readonly at: Instant },
): Promise<KnownTicket | undefined> {
  return db.find(known, [id, window, dateOf(at)])
}

/** A call as the screens show it. */
export interface ShownCall {
  readonly no: string
  readonly window_id: string
  readonly called_at: Instant
  readonly calls: number
}

const latest = prepared<
  ShownCall,
  [hall: string, day: string, most: number, groups: readonly string[] | null, windows: readonly string[] | null]
>(
  'queue.latest-calls',
  `select no, window_id, called_at, calls from queue.ticket
   where hall = $1 and day = $2 and called_at is not null and window_id is not null
     and state in ('called', 'serving', 'held', 'done') and ($4::text[] is null or group_id = any ($4))
     and ($5::text[] is null or window_id = any ($5))
   order by called_at desc, no limit $3`,
)
const MOST_CALLS = 9

interface CallWish {
  readonly hall: string
  readonly at: Instant
  /** only these lines; all without it */
  readonly groups: readonly string[] | undefined
  /** only calls to these windows; all without it */
  readonly windows: readonly string[] | undefined
}

/** The latest calls of a hall, the newest first. (QUE-02) */
export function latestCalls(db: Database, { hall, at, groups, windows }: CallWish): Promise<readonly ShownCall[]> {
  return db.many(latest, [hall, dateOf(at), MOST_CALLS, groups ?? null, windows ?? null])
}

const hallOf = prepared<{ hall: string }, [group: string]>(
  'queue.hall-of-group',
  `select hall from queue.business_group where id = $1 and is_active`,
)

/** The hall of a line, undefined when there is no such line. */
export async function hallOfGroup(db: Database, group: string): Promise<string | undefined> {
  return (await db.find(hallOf, [group]))?.hall
}

/** The number at a window as its screen shows it. */
interface ShownTicket {
  readonly no: string
  readonly state: 'called' | 'serving'
  readonly calledAt: string
}

const shown = prepared<ShownTicket, [window: string, day: string]>(
  'queue.shown-at-window',
  `select no, state, called_at as "calledAt" from queue.ticket
   where window_id = $1 and day = $2 and state in ('called', 'serving')`,
)

/** The number called to a window or served at it. */
export function shownAt(db: Database, window: string, at: Instant): Promise<ShownTicket | undefined> {
  return db.find(shown, [window, dateOf(at)])
}

/** A ticket that goes before others, as the guide desk lists it. */
export interface PreferredTicket {
  readonly id: string
  readonly no: string
  readonly groupName: string
  readonly priority: string
  readonly reason: string | null
  readonly state: string
  readonly takenAt: Instant
}

const preferred = prepared<PreferredTicket, [hall: string, day: string]>(
  'queue.preferred-tickets',
  `select t.id, t.no, g.name as "groupName", t.priority, t.priority_reason as reason, t.state, t.taken_at as "takenAt"
   from queue.ticket t join queue.business_group g on g.id = t.group_id
   where t.hall = $1 and t.day = $2 and t.priority is not null order by t.taken_at desc, t.id limit 200`,
)

/** Who went before others today, the latest first. (QUE-04) */
export async function preferredTickets(db: Database, hall: string, at: Instant): Promise<PreferredTicket[]> {
  return [...(await db.many(preferred, [hall, dateOf(at)]))]
}

const servingAt = prepared<{ id: string }, [window: string, day: string]>(
  'queue.serving-at',
  `select id from queue.ticket where window_id = $1 and day = $2 and state in ('called', 'serving')`,
)

/** Whether somebody with a ticket stands at a window. */
export async function isServing(db: Database, window: string, at: Instant): Promise<boolean> {
  return (await db.find(servingAt, [window, dateOf(at)])) !== undefined
}
