import { mayAct } from '@yichuang/modules/access/rules'
import { parsePlainDate } from '@yichuang/modules/calendar/rules'
import { auditLine, noteAudit } from '@yichuang/platform/audit'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { actOnTicket } from './commands/act-on-ticket.ts'
import { arrangeItem, arrangeWindow } from './commands/arrange.ts'
import { callNext } from './commands/call-next.ts'
import { extendOpening } from './commands/extend-opening.ts'
import { changeLine, closeLine, openLine } from './commands/keep-line.ts'
import { noteApplication } from './commands/note-application.ts'
import { ownWindow, turnWindow } from './commands/turn-window.ts'
import * as contract from './contract.ts'
import type { KnownOfTicket, MyWindow } from './contract.ts'
import { queueDesk } from './desk.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import type { QueueParts } from './parts.ts'
import { queueSubscriber, tellHoldersJob } from './jobs/tell-holders.ts'
import { queueProblems } from './problems.ts'
import { arrangedItems } from './queries/arranged-items.ts'
import { queueBoard } from './queries/board.ts'
import { hallPicture } from './queries/hall-picture.ts'
import { linesOfHall } from './queries/lines.ts'
import { presentTicket } from './queries/present-ticket.ts'
import { knownOfTicket, preferredTickets, ticketsOfWindow } from './queries/tickets.ts'
import { visitsOf } from './queries/visits.ts'
import type { TicketAct } from './rules/index.ts'

/** The queue: taking numbers, calling them, screens. */
export function queueModule(parts: QueueParts): Module {
  return {
    name: 'queue',
    problems: { status: queueProblems, 'zh-CN': zh, en },
    routes: [...publicRoutes(parts), ...windowRoutes(parts), ...hallRoutes(parts), ...lineRoutes(parts)],
    jobs: [tellHoldersJob(parts)],
    subscribers: [queueSubscriber],
  }
}

const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })

function publicRoutes(parts: QueueParts): Route[] {
  const desk = queueDesk(parts)
  return [
    answer(contract.listQueueGroups, ({ params, at }) => desk.groups(params.id, at)),
    answer(contract.takeOwnTicket, (call) => desk.take({ ...call.body, hall: call.params.id }, intentOf(call))),
    answer(contract.takeTicket, async (call) => {
      const reached = await reachedHall(parts, call.actor, 'queue.take-ticket', call.params.id)
      return reached.ok ? desk.take({ ...call.body, hall: call.params.id }, intentOf(call)) : reached
    }),
    answer(contract.findComer, async (call) => {
      const reached = await reachedHall(parts, call.actor, 'queue.take-ticket', call.params.id)
      return reached.ok ? desk.comers(call.params.id, call.body.said, call.at) : reached
    }),
    answer(contract.arriveWithBooking, (call) => desk.arrive(call.params.token, intentOf(call))),
    answer(contract.readTicket, ({ params, at }) => desk.ticket(params.token, at)),
    answer(contract.giveBackTicket, (call) => desk.giveBack(call.params.token, intentOf(call))),
    answer(contract.readDisplay, ({ params, query, at }) => {
      if (query.zone !== undefined) return desk.zoneDisplay(query.zone, at)
      return query.groups === undefined ? desk.display(params.id, at) : desk.areaDisplay(query.groups.split(','), at)
    }),
    answer(contract.readWindowDisplay, ({ params, at }) => desk.windowDisplay(params.id, at)),
  ]
}

function daysOf(asked: { readonly from: string; readonly to: string }) {
  const [from, to] = [parsePlainDate(asked.from), parsePlainDate(asked.to)]
  return from === undefined || to === undefined || from > to
    ? refused({ code: 'queue.days-malformed', pointer: '/from' } as const)
    : decided({ from, to })
}

/** A hall that a person may reach with a permission. */
async function reachedHall({ places }: QueueParts, actor: Actor, permission: string, id: string) {
  const hall = (await places.current()).halls.get(id)
  if (hall === undefined) return refused({ code: 'queue.no-such-hall' } as const)
  const may = mayAct(actor, permission, { region: hall.region, hall: id })
  return may.ok ? decided(hall) : refused({ code: 'access.out-of-scope' } as const)
}

function windowRoutes(parts: QueueParts): Route[] {
  const { db } = parts
  const [calling, acting, turning] = [callNext(parts), actOnTicket(parts), turnWindow(parts)]
  const noting = noteApplication(parts)
  const plainAct = (endpoint: typeof contract.endService, act: TicketAct) =>
    answer(endpoint, (call) => runCommand(db, acting, { id: call.params.id, act }, intentOf(call)))
  return [
    answer(contract.readMyWindow, ({ actor, at }) => myWindow(parts, actor, at)),
    answer(contract.openMyWindow, (call) => runCommand(db, turning, { isOpen: true }, intentOf(call))),
    answer(contract.pauseMyWindow, (call) => runCommand(db, turning, { isOpen: false, ...call.body }, intentOf(call))),
    answer(contract.callNext, (call) => calling(intentOf(call))),
    plainAct(contract.recallTicket, { kind: 'recall' }),
    plainAct(contract.startService, { kind: 'start' }),
    plainAct(contract.passTicket, { kind: 'pass' }),
    plainAct(contract.returnTicket, { kind: 'return' }),
    plainAct(contract.holdService, { kind: 'hold' }),
    plainAct(contract.resumeService, { kind: 'resume' }),
    plainAct(contract.endService, { kind: 'end' }),
    answer(contract.readKnownOfTicket, (call) => known(parts, call, call.params.id)),
    answer(contract.noteApplication, (call) =>
      runCommand(db, noting, { id: call.params.id, ...call.body }, intentOf(call)),
    ),
    answer(contract.transferTicket, (call) =>
      runCommand(db, acting, { id: call.params.id, act: { kind: 'transfer', ...call.body } }, intentOf(call)),
    ),
  ]
}

/** The lines of a hall, kept by its manager. */
function lineRoutes(parts: QueueParts): Route[] {
  const [opening, changing, closing] = [openLine(parts), changeLine(parts), closeLine(parts)]
  return [
    answer(contract.listLines, async ({ params, actor }) => {
      const hall = await reachedHall(parts, actor, 'queue.arrange', params.id)
      if (!hall.ok) return hall
      const [lines, boards] = await Promise.all([linesOfHall(parts.db, params.id), parts.boards()])
      return decided({
        rows: lines.map(({ serviceSeconds, boards: own, ...line }) => ({
          ...line,
          boards: [...own],
          serviceMinutes: Math.max(1, Math.round(serviceSeconds / 60)),
        })),
        boards: [...boards].map(([id, name]) => ({ id, name })),
      })
    }),
    answer(contract.openLine, (call) =>
      runCommand(parts.db, opening, { hall: call.params.id, ...call.body }, intentOf(call)),
    ),
    answer(contract.changeLine, (call) => {
      const { id: hall, line } = call.params
      return runCommand(parts.db, changing, { hall, line, ...call.body }, intentOf(call))
    }),
    answer(contract.closeLine, (call) => {
      const { id: hall, line } = call.params
      return runCommand(parts.db, closing, { hall, line, ...call.body }, intentOf(call))
    }),
  ]
}

function hallRoutes(parts: QueueParts): Route[] {
  const [arranging, turning, puttingItem] = [arrangeWindow(parts), turnWindow(parts), arrangeItem(parts)]
  const extending = extendOpening(parts)
  return [
    answer(contract.readQueueBoard, async ({ params, actor, at }) => {
      const hall = await reachedHall(parts, actor, 'queue.read', params.id)
      return hall.ok ? decided(await queueBoard(parts, hall.value, at)) : hall
    }),
    answer(contract.extendOpening, (call) =>
      runCommand(parts.db, extending, { hall: call.params.id, ...call.body }, intentOf(call)),
    ),
    answer(contract.arrangeWindow, (call) =>
      runCommand(parts.db, arranging, { window: call.params.id, groups: call.body.groups }, intentOf(call)),
    ),
    answer(contract.turnWindow, (call) =>
      runCommand(parts.db, turning, { window: call.params.id, ...call.body }, intentOf(call)),
    ),
    answer(contract.readVisits, async ({ params, query, actor }) => {
      const hall = await reachedHall(parts, actor, 'queue.read', params.id)
      const days = daysOf(query)
      if (!hall.ok) return hall
      if (!days.ok) return days
      const { id, name } = hall.value
      const rows = await visitsOf(parts, { halls: [id], ...days.value, by: query.by })
      return decided({ hall: { id, name }, ...days.value, rows })
    }),
    answer(contract.readHallVisits, async ({ query, actor }) => {
      const days = daysOf(query)
      if (!days.ok) return days
      const halls = [...(await parts.places.current()).halls.values()]
        .filter(({ id, region }) => mayAct(actor, 'queue.read', { region, hall: id }).ok)
        .map(({ id }) => id)
      return decided({ ...days.value, rows: await visitsOf(parts, { halls, ...days.value, by: 'hall' }) })
    }),
    answer(contract.listPreferredTickets, async ({ params, actor, at }) => {
      const hall = await reachedHall(parts, actor, 'queue.take-ticket', params.id)
      return hall.ok ? decided({ rows: await preferredTickets(parts.db, params.id, at) }) : hall
    }),
    answer(contract.listArrangedItems, async ({ params, actor }) => {
      const hall = await reachedHall(parts, actor, 'queue.read', params.id)
      return hall.ok ? decided({ rows: await arrangedItems(parts, params.id) }) : hall
    }),
    answer(contract.arrangeItem, (call) => {
      const { id: hall, item } = call.params
      return runCommand(parts.db, puttingItem, { hall, item, ...call.body }, intentOf(call))
    }),
  ]
}

/** What is known of who stands at the own window; the look at a person's data leaves a line. */
async function known(
  parts: QueueParts,
  call: Pick<Call, 'actor' | 'at' | 'requestId'>,
  id: string,
): Promise<Decision<KnownOfTicket>> {
  const own = await ownWindow(parts, call.actor)
  if (!own.ok) return own
  const found = await knownOfTicket(parts.db, { id, window: own.value.id, at: call.at })
  if (found === undefined) return refused({ code: 'queue.no-such-ticket' })
  const look = { at: call.at, act: 'view', name: 'queue.known-of-ticket', subject: `ticket:${id}` } as const
  await noteAudit(parts.db, auditLine(call.actor, { ...look, outcome: 'done', requestId: call.requestId }))
  return decided(found)
}

async function myWindow(parts: QueueParts, actor: Actor, at: Instant): Promise<Decision<MyWindow>> {
  const own = await ownWindow(parts, actor)
  if (!own.ok) return own
  const { id, no, hall } = own.value
  const [{ groups, windows }, tickets, places] = await Promise.all([
    hallPicture(parts.db, hall.id, at),
    ticketsOfWindow(parts.db, { window: id, hall: hall.id, at }),
    parts.places.current(),
  ])
  const mine = windows.find(({ window_id: window }) => window === id)
  const shown = await Promise.all(tickets.map((ticket) => presentTicket(parts, ticket)))
  const inState = (...states: string[]) => shown.filter(({ state }) => states.includes(state))
  return decided({
    window: { id, no },
    hall: { id: hall.id, name: hall.name },
    isOpen: mine?.is_open ?? false,
    reason: mine?.reason ?? null,
    current: inState('called', 'serving')[0] ?? null,
    held: inState('held'),
    passed: inState('passed'),
    serves: groups
      .filter((group) => mine?.groups.includes(group.id) === true)
      .map(({ id: group, letter, name, waiting, oldest }) => ({ id: group, letter, name, waiting, oldest })),
    groups: groups.map(({ id: group, letter, name }) => ({ id: group, letter, name })),
    windows: windows
      .filter(({ window_id: window, is_open: isOpen }) => window !== id && isOpen)
      .map(({ window_id: window }) => ({ id: window, no: places.windows.get(window)?.no ?? '' })),
  })
}
