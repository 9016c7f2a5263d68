/** Rules of halls, windows and departments. */
export {
  decideDepartment,
  decideDepartmentActivity,
  decideHall,
  decideHallActivity,
  decideTurn,
  decideWindow,
} from './decide.ts'
export type { Seen } from './checks.ts'
export type { ActivityWish, TurnWish, WindowTurn } from './decide.ts'
export { decideZone, decideZoneRemoval, takesWindows } from './zones.ts'
export { zoneKinds } from './places.ts'
export { openSpans, spansOf } from './opening.ts'
export type { OpenSpan } from './opening.ts'
export { pageOfRows } from './pages-of.ts'
export type { PageFound, PageWish } from './pages-of.ts'
export type {
  Dependants,
  DepartmentFacts,
  DepartmentState,
  HallFacts,
  HallState,
  OpenDay,
  WindowFacts,
  WindowState,
  ZoneFacts,
  ZoneKind,
  ZoneState,
  ZoneSurroundings,
} from './places.ts'
