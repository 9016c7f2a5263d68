import { mayAct } from '@yichuang/modules/access/rules'
import { addDays, dateOf, parsePlainDate, plainDate } from '@yichuang/modules/calendar/rules'
import { maskPhone } from '@yichuang/modules/codes/rules'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant, PlainDate } from '@yichuang/platform/pure'
import { arriveBooking, cancelBooking, changeBooking } from './commands/act-on-booking.ts'
import { viewOf } from './commands/keep-booking.ts'
import { addPlan, changePlan, changeRules } from './commands/keep-settings.ts'
import * as contract from './contract.ts'
import type { BookingLine } from './contract.ts'
import { bookingDesk, nearestTeller } from './desk.ts'
import type { BookingDesk } from './desk.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { bookingJobs } from './jobs/pass-time.ts'
import { atHand } from './parts.ts'
import type { AppointmentsParts, HallBookingParts } from './parts.ts'
import { appointmentsProblems } from './problems.ts'
import { findBooking, listBookings, shareByDay } from './queries/bookings.ts'
import { dayPicture } from './queries/day-picture.ts'
import { settingOf } from './queries/settings.ts'
import { actionsOn } from './rules/index.ts'
import type { HallRules, Visitor } from './rules/index.ts'
import type { BookingRow } from './tables.ts'

/** Bookings: slots with places, booking and coming back to it, the hall's day and its settings. */
export function appointmentsModule(services: Pick<Services, 'db' | 'now'>, parts: HallBookingParts): Module {
  const desk = bookingDesk(parts)
  return {
    name: 'appointments',
    problems: { status: appointmentsProblems, 'zh-CN': zh, en },
    routes: [...ownRoutes(desk), ...hallRoutes(parts, desk), ...actRoutes(parts), ...settingRoutes(parts)],
    jobs: bookingJobs(services, parts),
  }
}

const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })

/** A day of a contract has the shape of one; what is none, as 30 February, lies where nothing is open. */
const asDay = (day: string): PlainDate => parsePlainDate(day) ?? plainDate('1970-01-01')

function visitorOf({ name, phone, identityKind, identityNumber }: Visitor): Visitor {
  return { name, phone, identityKind, identityNumber }
}

function ownRoutes(desk: BookingDesk): Route[] {
  return [
    answer(contract.listBookableItems, ({ params, query }) => desk.items(params.id, query.q ?? '')),
    answer(contract.readBookingDays, ({ params, query, at }) => desk.days(params.id, query.item, at)),
    answer(contract.bookForOneself, (call) => {
      const { item, day, start } = call.body
      const wish = { hall: call.params.id, item, day: asDay(day), start, visitor: visitorOf(call.body) }
      return desk.book({ ...wish, channel: 'web' }, intentOf(call))
    }),
    answer(contract.openBooking, ({ body, address, at, requestId }) =>
      desk.open({ check: body, address, at, requestId }),
    ),
    answer(contract.readOwnBooking, ({ params, at }) => desk.read(params.token, at)),
    answer(contract.changeOwnBooking, (call) => {
      const { day, start } = call.body
      return desk.change(call.params.token, { day: asDay(day), start }, intentOf(call))
    }),
    answer(contract.cancelOwnBooking, (call) => desk.cancel(call.params.token, intentOf(call))),
  ]
}

type Reached = Decision<{ readonly id: string; readonly name: string; readonly region: string }>

/** A hall that a person may reach with a permission. */
async function reachedHall(parts: AppointmentsParts, actor: Actor, permission: string, id: string): Promise<Reached> {
  const hall = (await parts.places.current()).halls.get(id)
  if (hall === undefined) return refused({ code: 'appointments.no-such-hall' })
  const may = mayAct(actor, permission, { region: hall.region, hall: id })
  return may.ok ? decided(hall) : may
}

/** A booking that a person may reach with a permission. */
async function reachedBooking(
  { db }: AppointmentsParts,
  actor: Actor,
  permission: string,
  id: string,
): Promise<Decision<BookingRow>> {
  const row = await findBooking(db, id)
  if (row === undefined) return refused({ code: 'appointments.no-such-booking' })
  const may = mayAct(actor, permission, { region: row.region, hall: row.hall })
  return may.ok ? decided(row) : may
}

const read = 'appointments.read'

function hallRoutes(parts: AppointmentsParts, desk: BookingDesk): Route[] {
  const { db } = parts
  return [
    answer(contract.listBookings, async ({ params, query, actor, at }) => {
      const hall = await reachedHall(parts, actor, read, params.id)
      if (!hall.ok) return hall
      const { day, state, q, after, limit } = query
      const states = state === undefined ? [] : state.split(',')
      const filter = { hall: params.id, day: day === undefined ? dateOf(at) : asDay(day), states, q, after, limit }
      const [page, { rules }, boards] = await Promise.all([
        listBookings(db, filter),
        settingOf(db, params.id),
        parts.boards(),
      ])
      const present = (row: BookingRow) => presentLine(row, { at, rules, boards, actor })
      return decided({ ...page, rows: page.rows.map(present) })
    }),
    answer(contract.readBookingDay, async ({ params, query, actor, at }) => {
      const hall = await reachedHall(parts, actor, read, params.id)
      if (!hall.ok) return hall
      return decided(await dayPicture(parts, params.id, query.day === undefined ? dateOf(at) : asDay(query.day)))
    }),
    answer(contract.readBookingShare, async ({ params, query, actor, at }) => {
      const hall = await reachedHall(parts, actor, read, params.id)
      if (!hall.ok) return hall
      const to = dateOf(at)
      const from = addDays(to, 1 - query.days)
      const [rows, visits] = await Promise.all([
        shareByDay(db, params.id, from, to),
        parts.visits?.(params.id, from, to),
      ])
      return decided({
        rows: rows.map((row) => ({ ...row, visits: visits === undefined ? null : (visits.get(row.day) ?? 0) })),
      })
    }),
    answer(contract.bookForAnother, async (call) => {
      const hall = await reachedHall(parts, call.actor, 'appointments.book', call.params.id)
      if (!hall.ok) return hall
      const { item, day, start, channel } = call.body
      const wish = { hall: call.params.id, item, day: asDay(day), start, visitor: visitorOf(call.body), channel }
      return desk.book(wish, intentOf(call))
    }),
  ]
}

interface Seen {
  readonly at: Instant
  readonly rules: HallRules
  readonly boards: ReadonlyMap<string, string>
  readonly actor: Actor
}

const permissionOf: Readonly<Record<string, string>> = {
  arrive: 'appointments.arrive',
  change: 'appointments.book',
  cancel: 'appointments.book',
}

function presentLine(row: BookingRow, { at, rules, boards, actor }: Seen): BookingLine {
  const may = (name: string) => mayAct(actor, permissionOf[name] ?? read, { region: row.region, hall: row.hall }).ok
  return {
    id: row.id,
    no: row.no,
    state: row.state,
    itemId: row.item,
    itemName: row.item_name,
    boardName: boards.get(row.board) ?? '',
    day: row.day,
    start: row.start,
    end: row.finish,
    name: row.name,
    phone: maskPhone(row.phone),
    identity: row.identity_masked,
    channel: row.channel,
    bookedAt: row.booked_at,
    arrivedAt: row.arrived_at,
    cancelReason: row.cancel_reason,
    actions: actionsOn(viewOf(row), { at, hall: row.hall, rules }).filter(({ name }) => may(name)),
  }
}

function actRoutes(parts: HallBookingParts): Route[] {
  const { db } = parts
  const tellNearest = nearestTeller(parts)
  return [
    answer(contract.arriveBooking, async (call) => {
      const row = await reachedBooking(parts, call.actor, 'appointments.arrive', call.params.id)
      return row.ok ? arriveWithNumber(parts, row.value, call) : row
    }),
    answer(contract.changeBooking, async (call) => {
      const row = await reachedBooking(parts, call.actor, 'appointments.book', call.params.id)
      if (!row.ok) return row
      const wish = { day: asDay(call.body.day), start: call.body.start }
      const done = await runCommand(
        db,
        changeBooking(await atHand(parts)),
        { id: row.value.id, ...wish },
        intentOf(call),
      )
      const { hall, item } = row.value
      return done.ok ? done : tellNearest(done, { ...wish, hall, item, at: call.at })
    }),
    answer(contract.cancelBooking, async (call) => {
      const row = await reachedBooking(parts, call.actor, 'appointments.book', call.params.id)
      if (!row.ok) return row
      const reason = call.body.reason.trim()
      if (reason === '') return refused({ code: 'appointments.reason-missing', pointer: '/reason' })
      return runCommand(db, cancelBooking(await atHand(parts)), { id: row.value.id, reason }, intentOf(call))
    }),
  ]
}

/** 到达: with the number the hall gives for it, both in one transaction; where it gives none, alone. (APT-06) */
async function arriveWithNumber(
  { db, giveNumber }: HallBookingParts,
  { id, no, item, hall: own }: BookingRow,
  call: Call,
): Promise<Decision<contract.ArrivedBooking>> {
  // Who stands in a hall can only let people arrive there.
  const hall = call.actor.hall ?? own
  const given = (await giveNumber?.({ hall, booking: id, item }, intentOf(call))) ?? decided(undefined)
  if (!given.ok) return given
  if (given.value === undefined) {
    const arrived = await runCommand(db, arriveBooking, { id, hall }, intentOf(call))
    return arrived.ok ? decided({ ...arrived.value, ticket: null }) : arrived
  }
  const { no: number, token, ahead, minutes, waitAt } = given.value
  const version = (await findBooking(db, id))?.version ?? 0
  return decided({ id, no, version, ticket: { no: number, token, ahead, minutes, waitAt } })
}

const manage = 'appointments.manage'

function settingRoutes(parts: AppointmentsParts): Route[] {
  const { db } = parts
  const adding = addPlan(parts)
  return [
    answer(contract.readBookingSettings, async ({ params, actor }) => {
      const hall = await reachedHall(parts, actor, read, params.id)
      if (!hall.ok) return hall
      const [setting, boards] = await Promise.all([settingOf(db, params.id), parts.boards()])
      return decided(presentSettings(hall.value, setting, boards))
    }),
    answer(contract.addBookingPlan, async (call) => {
      const hall = await reachedHall(parts, call.actor, manage, call.params.id)
      return hall.ok ? runCommand(db, adding, { hall: hall.value.id, ...call.body }, intentOf(call)) : hall
    }),
    answer(contract.changeBookingPlan, async (call) => {
      const hall = await reachedHall(parts, call.actor, manage, call.params.id)
      const { id, plan } = call.params
      return hall.ok ? runCommand(db, changePlan, { id: plan, hall: id, ...call.body }, intentOf(call)) : hall
    }),
    answer(contract.changeBookingRules, async (call) => {
      const hall = await reachedHall(parts, call.actor, manage, call.params.id)
      if (!hall.ok) return hall
      const { rules, expectedVersion } = call.body
      const days = call.body.days.map(({ day, ...of }) => ({ ...of, day: asDay(day) }))
      return runCommand(db, changeRules, { hall: hall.value.id, rules, days, expectedVersion }, intentOf(call))
    }),
  ]
}

function presentSettings(
  hall: { readonly id: string; readonly name: string },
  { plans, rules, days, version }: Awaited<ReturnType<typeof settingOf>>,
  boards: ReadonlyMap<string, string>,
): contract.BookingSettings {
  return {
    hall: { id: hall.id, name: hall.name },
    plans: plans.map(({ id, board, isActive, version: seen, changedAt, changedByName, hall: _hall, ...terms }) => ({
      id,
      board,
      boardName: boards.get(board) ?? '',
      terms: {
        ...terms,
        items: [...terms.items],
        hours: terms.hours.map(({ day, open }) => ({ day, open: open.map(([from, to]) => [from, to]) })),
      },
      isActive,
      version: seen,
      changedAt,
      changedByName,
    })),
    boards: [...boards].map(([id, name]) => ({ id, name })),
    rules: { ...rules },
    days: days.map(({ day, name, open }) => ({ day, name, open: open.map(([from, to]) => [from, to]) })),
    version,
  }
}
