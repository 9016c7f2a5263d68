/** Rules of the queue: tickets, the line, the forecast. Pure; the moment is always passed in. */
export {
  AHEAD_STEPS,
  callsAhead,
  closingsBetween,
  forecastWaiting,
  lateAt,
  secondsLeft,
  serviceSeconds,
  STEP_MINUTES,
  toldMinutes,
} from './forecast.ts'
export { decideExtension } from './opening.ts'
export type { ExtensionFacts, Opening } from './opening.ts'
export type { AheadFacts, CallsAhead, Closing, Late, LineNow, WindowNow } from './forecast.ts'
export {
  afterReturn,
  chooseNext,
  LOWEST_RANK,
  mayCall,
  MOST_ADVANTAGE_MINUTES,
  nearPlaces,
  orderOf,
  RANK_MINUTES,
} from './line.ts'
export type { InLine, ServingWindow, Standing } from './line.ts'
export { decideClosing, decideLineChange, decideOpening, MOST_SERVICE_MINUTES } from './lines.ts'
export type { LineFacts, LineState, LineSurroundings } from './lines.ts'
export { zoneOfLine } from './zones.ts'
export type { ServingPlace } from './zones.ts'
export { actsOn, decideTicket, liveStates, MOST_PASSES, priorityGroups, ticketNo, ticketStates } from './tickets.ts'
export type { ActFacts, PriorityGroup, Ticket, TicketAct, TicketActKind, TicketChange, TicketState } from './tickets.ts'
