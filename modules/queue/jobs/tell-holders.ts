import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { prepared, within, withTransaction } from '@yichuang/platform/db'
import type { Subscriber } from '@yichuang/platform/events'
import { addJobs } from '@yichuang/platform/jobs'
import type { Job } from '@yichuang/platform/module'
import type { Instant } from '@yichuang/platform/pure'
import { ticketCalled } from '../commands/call-next.ts'
import { tellHolders } from '../commands/tell-holders.ts'
import type { Telling, Told } from '../commands/tell-holders.ts'
import { tellHalls } from '../commands/topic.ts'
import type { QueueParts } from '../parts.ts'
import { nearPlaces } from '../rules/index.ts'
import type { QueueTables } from '../tables.ts'

const name = 'queue.tell-holders'
const STREAM = 'ticket:'
/** As many calls are told in one transaction. */
const TOGETHER = 100
/** Who is called is told before papers are made. */
const BEFORE_PAPER = -10

const hallsOf = prepared<{ hall: string }, [tickets: readonly string[]]>(
  'queue.halls-of-tickets',
  `select distinct hall from queue.ticket where id = any ($1::uuid[])`,
)

/**
 * What happened to tickets, after commit and many acts at once: the pages of their halls hear that the queue has moved,
 * and holders are told by a job. A call itself tells nobody, so that calls by the hundred do not wait for each other.
 */
export const queueSubscriber: Subscriber = {
  name: 'queue',
  types: 'all',
  async deliver(tx, events) {
    const moved = events.filter(({ stream }) => stream.startsWith(STREAM))
    if (moved.length === 0) return
    const tickets = [...new Set(moved.map(({ stream }) => stream.slice(STREAM.length)))]
    const halls = await within<QueueTables>(tx).many(hallsOf, [tickets])
    await tellHalls(tx, ...halls.map(({ hall }) => hall))
    const calls = moved.filter(({ type }) => type === ticketCalled).map(({ stream, seq }) => ({ stream, seq }))
    await addJobs(
      tx,
      Array.from({ length: Math.ceil(calls.length / TOGETHER) }, (_, n) => ({
        name,
        payload: { calls: calls.slice(n * TOGETHER, (n + 1) * TOGETHER) },
        priority: BEFORE_PAPER,
      })),
    )
  },
}

const Payload = Type.Object({ calls: Type.Array(Type.Object({ stream: Type.String(), seq: Type.Integer() })) })

interface CalledTicket extends Told {
  readonly hall: string
  readonly group: string
  readonly day: string
  readonly window: string
  readonly at: Instant
  /** which of the calls of the ticket it is */
  readonly turn: number
}

const calledTickets = prepared<CalledTicket, [calls: string]>(
  'queue.called-tickets',
  `select t.id, t.no, t.phone, t.hall, to_char(t.day, 'YYYY-MM-DD') as day, e.body #>> '{data,group}' as "group",
     e.body #>> '{data,window}' as window, e.body ->> 'at' as at,
     (select count(*)::int from platform.event b where b.stream = e.stream and b.seq <= e.seq
        and b.type in ('queue.ticket-called', 'queue.ticket-recalled')) as turn
   from json_to_recordset($1::json) as c(stream text, seq int)
   join platform.event e on e.stream = c.stream and e.seq = c.seq
   join queue.ticket t on t.id = substr(e.stream, ${STREAM.length + 1})::uuid`,
)
// Reads only: a ticket that is held for a moment would be passed over by the calls of that moment.
const nearOnes = prepared<Told & { readonly hall: string; readonly at: Instant }, [lines: string]>(
  'queue.near-ones',
  `select w.id, w.no, w.phone, l.hall, l.at
   from json_to_recordset($1::json) as l(hall text, day date, "group" text, first int, places int, at text)
   cross join lateral (
     select id, no, phone from queue.ticket t
     where t.hall = l.hall and t.day = l.day and t.state = 'waiting' and t.group_id = l."group"
     order by t.order_at, t.id offset l.first limit l.places) w
   where w.phone is not null`,
)

/**
 * Tells who was called, and who has become the second in line by it: one is ahead. Each message is queued once, however
 * often the job runs. (QUE-01)
 */
export function tellHoldersJob({ db, places }: QueueParts): Job {
  return {
    name,
    async run(payload) {
      const { calls } = Value.Decode(Payload, payload)
      const called = await db.many(calledTickets, [JSON.stringify(calls)])
      const near = await db.many(nearOnes, [JSON.stringify(linesMoved(called))])
      const { halls, windows } = await places.current()
      const said = [
        ...called.map(({ window, at, turn, hall, ...ticket }) => {
          const facts = { window: windows.get(window)?.no ?? '' }
          return { ticket, hall: halls.get(hall), kind: 'ticketCalled' as const, at, turn, facts }
        }),
        ...near.map(({ at, hall, ...ticket }) => ({ ticket, hall: halls.get(hall), kind: 'ticketNear' as const, at })),
      ]
      const tellings = said.flatMap(({ hall, ...telling }): Telling[] =>
        hall === undefined ? [] : [{ ...telling, hall }],
      )
      await withTransaction(db, (tx) => tellHolders(tx, ...tellings))
    },
  }
}

/** The lines out of which somebody was called, and the places in them that have become near. */
function linesMoved(called: readonly CalledTicket[]) {
  const lines = new Map<string, CalledTicket[]>()
  for (const call of called) {
    const key = JSON.stringify([call.hall, call.day, call.group])
    lines.set(key, [...(lines.get(key) ?? []), call])
  }
  return [...lines.values()].flatMap((calls) => {
    const last = calls.at(-1)
    if (last === undefined) return []
    const { hall, day, group, at } = last
    return [{ hall, day, group, at, ...nearPlaces(calls.length) }]
  })
}
