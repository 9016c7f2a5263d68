import { dateOf } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { QueueParts, ServedTicket } from '../parts.ts'
import { decideTicket } from '../rules/index.ts'
import type { Ticket, TicketAct, TicketActKind, TicketState } from '../rules/index.ts'
import type { QueueTables, TicketRow } from '../tables.ts'
import { holdWindow, ownWindow } from './turn-window.ts'
import type { OwnWindow } from './turn-window.ts'

const columns = `id, hall, group_id, day, no, phone, state, window_id, target_window, order_at, taken_at, calls, passes, item, application_no`
type Locked = Pick<
  TicketRow,
  | 'id'
  | 'hall'
  | 'group_id'
  | 'day'
  | 'no'
  | 'phone'
  | 'state'
  | 'window_id'
  | 'target_window'
  | 'calls'
  | 'passes'
  | 'item'
  | 'application_no'
> & { readonly order_at: Instant; readonly taken_at: Instant }

const lockById = prepared<Locked, [id: string, day: string]>(
  'queue.lock-ticket',
  `select ${columns} from queue.ticket where id = $1 and day = $2 for update`,
)
const lockByToken = prepared<Locked, [token: string, day: string]>(
  'queue.lock-ticket-by-token',
  `select ${columns} from queue.ticket where token = $1 and day = $2 for update`,
)
const busyWithOther = prepared<{ no: string }, [window: string, day: string, id: string]>(
  'queue.busy-with-other',
  `select no from queue.ticket where window_id = $1 and day = $2 and id <> $3 and state in ('called', 'serving')`,
)
const otherLive = prepared<{ no: string }, [group: string, day: string, phone: string | null, id: string]>(
  'queue.other-live',
  `select no from queue.ticket where group_id = $1 and day = $2 and phone = $3 and id <> $4
     and state in ('waiting', 'called', 'serving', 'held', 'passed')`,
)
const groupOfHall = prepared<{ id: string }, [group: string, hall: string]>(
  'queue.group-of-hall',
  `select id from queue.business_group where id = $1 and hall = $2 and is_active`,
)

/** An event per act, by its kind. */
const recorded: Readonly<Record<TicketActKind, string>> = {
  recall: 'queue.ticket-recalled',
  start: 'queue.service-started',
  pass: 'queue.ticket-passed',
  return: 'queue.ticket-returned',
  hold: 'queue.service-held',
  resume: 'queue.service-resumed',
  end: 'queue.service-ended',
  'give-back': 'queue.ticket-given-back',
  transfer: 'queue.ticket-transferred',
}

export interface ActOnTicket {
  readonly id: string
  readonly act: TicketAct
}

/** A ticket after an act. */
export interface ActedOn {
  readonly id: string
  readonly no: string
  readonly state: TicketState
}

/** What a clerk does with a ticket: recall, start, pass over, take back into line, transfer, hold, go on, end. (QUE-02) */
export function actOnTicket(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.serve-ticket',
    async handle(tx, { id, act }: ActOnTicket, { at, by, record }): Promise<Decision<ActedOn>> {
      const own = await ownWindow(parts, by)
      if (!own.ok) return own
      const window = own.value.id
      await holdWindow(tx, window)
      const row = await tx.find(lockById, [id, dateOf(at)])
      if (row === undefined || row.hall !== own.value.hall.id) return refused({ code: 'queue.no-such-ticket' })
      const may = await mayNow(tx, { row, act, window, parts })
      if (!may.ok) return may
      const change = decideTicket(ticketOf(row), act, { at, window })
      if (!change.ok) return change
      await write(tx, row, { change: change.value, act, at })
      const note = act.kind === 'transfer' ? { group: act.group, note: act.note.trim() } : {}
      await record(`ticket:${id}`, [{ type: recorded[act.kind], v: 1, window, no: row.no, ...note }])
      if (act.kind === 'end') await parts.served(tx, await servedOf(tx, row, own.value, by.person), { at, record })
      return decided({ id, no: row.no, state: change.value.state ?? row.state })
    },
  })
}

const groupName = prepared<{ name: string }, [group: string]>(
  'queue.group-name',
  `select name from queue.business_group where id = $1`,
)

/** The service that ends with a ticket, as far as who evaluates it is asked about it. */
async function servedOf(
  tx: Tx<QueueTables>,
  { id, no, group_id: group, item, application_no: applicationNo, phone }: Locked,
  { id: window, hall }: OwnWindow,
  staff: string,
): Promise<ServedTicket> {
  const { name } = await tx.one(groupName, [group])
  return { id, no, hall, window, staff, groupName: name, item, applicationNo, phone }
}

/** 退号: who holds the ticket gives it back, by the secret of the ticket. */
export const giveBackTicket = command<QueueTables>()({
  name: 'queue.give-back-ticket',
  async handle(tx, { token }: { readonly token: string }, { at, record }): Promise<Decision<ActedOn>> {
    const row = await tx.find(lockByToken, [token, dateOf(at)])
    if (row === undefined) return refused({ code: 'queue.no-such-ticket' })
    const act: TicketAct = { kind: 'give-back' }
    const change = decideTicket(ticketOf(row), act, { at, window: undefined })
    if (!change.ok) return change
    await write(tx, row, { change: change.value, act, at })
    await record(`ticket:${row.id}`, [{ type: recorded['give-back'], v: 1, no: row.no }])
    return decided({ id: row.id, no: row.no, state: 'given-back' })
  },
})

function ticketOf(row: Locked): Ticket {
  return {
    state: row.state,
    group: row.group_id,
    window: row.window_id ?? undefined,
    target: row.target_window ?? undefined,
    takenAt: row.taken_at,
    orderAt: row.order_at,
    calls: row.calls,
    passes: row.passes,
  }
}

interface Asked {
  readonly row: Locked
  readonly act: TicketAct
  readonly window: string
  readonly parts: QueueParts
}

/** What only the database knows: one person at a window, one live ticket per person and business, groups of the hall. */
async function mayNow(tx: Tx<QueueTables>, { row, act, window, parts }: Asked): Promise<Decision<true>> {
  if (act.kind === 'resume') {
    const busy = await tx.find(busyWithOther, [window, row.day, row.id])
    return busy === undefined ? decided(true) : refused({ code: 'queue.window-busy', no: busy.no })
  }
  if (act.kind !== 'transfer') return decided(true)
  const group = await tx.find(groupOfHall, [act.group, row.hall])
  if (group === undefined) return refused({ code: 'queue.no-such-group' })
  const { windows } = await parts.places.current()
  if (act.window !== undefined && windows.get(act.window)?.hall !== row.hall)
    return refused({ code: 'queue.no-such-window' })
  const other = await tx.find(otherLive, [act.group, row.day, row.phone, row.id])
  return other === undefined ? decided(true) : refused({ code: 'queue.has-ticket', no: other.no })
}

interface Written {
  readonly change: Partial<Ticket>
  readonly act: TicketAct
  readonly at: Instant
}

/** Columns that each act stamps; a held service goes on from where it started. */
function stamps({ kind }: TicketAct, at: Instant): Partial<TicketRow> {
  if (kind === 'start') return { served_at: at }
  if (kind === 'end' || kind === 'give-back') return { ended_at: at }
  return kind === 'recall' ? { called_at: at } : {}
}

async function write(tx: Tx<QueueTables>, { id, ...before }: Locked, { change, act, at }: Written): Promise<void> {
  const after = { ...ticketOf({ id, ...before }), ...change }
  await tx.kysely
    .updateTable('queue.ticket')
    .set({
      state: after.state,
      group_id: after.group,
      window_id: after.window ?? null,
      target_window: after.target ?? null,
      order_at: after.orderAt,
      calls: after.calls,
      passes: after.passes,
      ...stamps(act, at),
      ...(act.kind === 'transfer' ? { note: act.note.trim(), served_at: null } : {}),
    })
    .where('id', '=', id)
    .execute()
}
