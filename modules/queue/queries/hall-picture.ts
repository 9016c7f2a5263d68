import { dateOf } from '@yichuang/modules/calendar/rules'
import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import {
  AHEAD_STEPS,
  callsAhead,
  forecastWaiting,
  lateAt,
  secondsLeft,
  serviceSeconds,
  STEP_MINUTES,
  toldMinutes,
} from '../rules/index.ts'
import type { CallsAhead, Closing, Late, LineNow, Opening } from '../rules/index.ts'

/** A line of a hall as it stands. */
export interface GroupPicture {
  readonly id: string
  readonly letter: string
  readonly name: string
  readonly boards: readonly string[]
  readonly waiting: number
  /** places of those who wait, the first in front: seconds from now */
  readonly orders: readonly number[]
  /** since when the first of them waits */
  readonly oldest: Instant | null
  readonly served: number
  /** seconds of service, configured and of today */
  readonly service_seconds: number
  readonly seconds: number
}

/** A window that has called today, or that serves a line. */
export interface WindowPicture {
  readonly window_id: string
  readonly groups: readonly string[]
  /** of each group: 0 its own, higher: it helps */
  readonly ranks: readonly number[]
  readonly is_open: boolean
  readonly reason: string | null
  readonly person: string | null
  readonly since: Instant | null
  readonly no: string | null
  readonly state: string | null
  /** line of the ticket that stands there, and for how many seconds it does */
  readonly busy_line: string | null
  readonly busy_seconds: number | null
}

const readGroups = prepared<GroupPicture, [hall: string, day: string, at: string]>(
  'queue.read-groups',
  `select g.id, g.letter, g.name, g.boards, g.service_seconds,
     coalesce(t.waiting, 0)::int as waiting, coalesce(t.orders, '[]') as orders, t.oldest, coalesce(t.served, 0)::int as served,
     coalesce(t.seconds, 0)::float8 as seconds
   from queue.business_group g
   left join (select group_id, count(*) filter (where state = 'waiting') as waiting,
       json_agg(round(extract(epoch from order_at - $3::timestamptz)) order by order_at, id)
         filter (where state = 'waiting') as orders,
       min(taken_at) filter (where state = 'waiting') as oldest, count(*) filter (where state = 'done') as served,
       sum(extract(epoch from ended_at - served_at)) filter (where state = 'done') as seconds
     from queue.ticket where hall = $1 and day = $2 group by group_id) t on t.group_id = g.id
   where g.hall = $1 and g.is_active order by g.letter`,
)
const readWindows = prepared<WindowPicture, [hall: string, day: string, at: string]>(
  'queue.read-windows',
  `select s.window_id, array_agg(s.group_id order by s.rank, s.group_id) as groups,
     array_agg(s.rank order by s.rank, s.group_id) as ranks,
     coalesce(c.is_open, false) as is_open, c.reason, c.person, c.since, t.no, t.state, t.group_id as busy_line,
     extract(epoch from $3::timestamptz - coalesce(t.served_at, t.called_at))::float8 as busy_seconds
   from queue.window_serves s
   join queue.business_group g on g.id = s.group_id and g.hall = $1 and g.is_active
   left join queue.calling_window c on c.window_id = s.window_id and c.since >= $2::date::timestamp at time zone 'Asia/Shanghai'
   left join queue.ticket t on t.window_id = s.window_id and t.day = $2 and t.state in ('called', 'serving')
   group by s.window_id, c.is_open, c.reason, c.person, c.since, t.no, t.state, t.group_id, t.served_at,
     t.called_at order by s.window_id`,
)

export interface HallPicture {
  readonly groups: readonly GroupPicture[]
  readonly windows: readonly WindowPicture[]
  /** when the hall closes and opens again today; known only where a forecast is told (`pictureAhead`) */
  readonly closings?: readonly Closing[]
  readonly opening?: Opening
}

/** The lines and windows of a hall on the day of a moment. A window that opened on an earlier day is not open. */
export async function hallPicture(on: AnyTx | Database, hall: string, at: Instant): Promise<HallPicture> {
  const day = dateOf(at)
  const db = queriesOf(on)
  const [groups, windows] = await Promise.all([
    db.many(readGroups, [hall, day, at]),
    db.many(readWindows, [hall, day, at]),
  ])
  return { groups, windows }
}

const played = new WeakMap<HallPicture, CallsAhead>()

/** Minutes somebody of a group will wait who has so many ahead; undefined while no window of the group is open. */
export function forecastMinutes(picture: HallPicture, group: string, ahead: number): number | undefined {
  const calls = played.get(picture) ?? playOn(picture)
  played.set(picture, calls)
  const own = calls.get(group) ?? []
  return toldMinutes(own[ahead] ?? own.at(-1))
}

/** Who waits and would still be there when the hall closes, its extension counted in; undefined: nobody, or it has no hours today. */
export function lateToday(picture: HallPicture, at: Instant): Late | undefined {
  const { closesAt, extendedUntil = closesAt } = picture.opening ?? {}
  if (extendedUntil === undefined) return undefined
  const calls = played.get(picture) ?? playOn(picture)
  played.set(picture, calls)
  const late = lateAt((Date.parse(extendedUntil) - Date.parse(at)) / 1000, linesNow(picture), calls)
  return late.people === 0 ? undefined : late
}

function linesNow({ groups }: HallPicture): LineNow[] {
  return groups.map((group) => ({ id: group.id, orders: group.orders, serviceSeconds: lengthOf(group) }))
}

function playOn(picture: HallPicture): CallsAhead {
  const { groups, windows, closings } = picture
  const lengths = new Map(groups.map((group) => [group.id, lengthOf(group)]))
  return callsAhead(
    linesNow(picture),
    windows
      .filter((window) => window.is_open)
      .map((window) => ({
        serves: new Map(window.groups.map((group, place) => [group, window.ranks[place] ?? 0])),
        freeIn:
          window.no === null ? 0 : secondsLeft(lengths.get(window.busy_line ?? '') ?? 0, window.busy_seconds ?? 0),
      })),
    closings,
  )
}

/** Usual length of a service of a group in seconds, the services of today counted in. */
export function lengthOf(group: GroupPicture): number {
  return serviceSeconds(group.service_seconds, { count: group.served, seconds: group.seconds })
}

const readComers = prepared<{ group: string; step: number; comers: number }, [hall: string, day: string, at: string]>(
  'queue.read-comers',
  `with visit as (
     select group_id, day, extract(epoch from (taken_at - ($3::timestamptz - ($2::date - day) * interval '1 day')))
         / ${STEP_MINUTES * 60} as step
     from queue.ticket
     where hall = $1 and day between $2::date - 28 and $2::date
       and extract(isodow from day) = extract(isodow from $2::date))
   select group_id as "group", floor(step)::int as step,
     count(*)::float8 / (select count(distinct day) from visit where day < $2) as comers
   from visit where day < $2 and step >= 0 and step < ${AHEAD_STEPS} group by 1, 2
   union all
   select group_id, -1, count(*)::float8 / 2 from visit where day = $2 and step >= -2 group by 1`,
)

/** People who come in each of the next half hours, by group. */
export type Comers = ReadonlyMap<string, readonly number[]>

/**
 * Who will come to a hall in the next two hours: as on the same weekday of the last four weeks; where there is no such
 * day, as in the last hour.
 */
export async function comersAhead(db: Database, hall: string, at: Instant): Promise<Comers> {
  const rows = await db.many(readComers, [hall, dateOf(at), at])
  const hasPast = rows.some(({ step }) => step >= 0)
  return new Map(
    [...new Set(rows.map(({ group }) => group))].map((group) => {
      const comersIn = (step: number) =>
        rows.find((row) => row.group === group && row.step === (hasPast ? step : -1))?.comers ?? 0
      return [group, Array.from({ length: AHEAD_STEPS }, (_, step) => comersIn(step))]
    }),
  )
}

/** People of a group who will wait after each of the next half hours, with the windows that are open now. (QUE-06) */
export function waitingAhead({ groups, windows }: HallPicture, group: GroupPicture, comers: Comers): number[] {
  const busy = new Set(groups.filter(({ waiting }) => waiting > 0).map(({ id }) => id))
  const servers = windows
    .filter((window) => window.is_open && window.groups.includes(group.id))
    .reduce((sum, window) => sum + 1 / window.groups.filter((id) => id === group.id || busy.has(id)).length, 0)
  const facts = { waiting: group.waiting, comers: comers.get(group.id) ?? [], servers, serviceSeconds: lengthOf(group) }
  return forecastWaiting(facts).map(Math.round)
}
