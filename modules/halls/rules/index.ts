/** Rules of halls, windows and departments. */
export {
  decideDepartment,
  decideDepartmentActivity,
  decideHall,
  decideHallActivity,
  decideTurn,
  decideWindow,
} from './decide.ts'
export type { ActivityWish, Seen, TurnWish, WindowTurn } from './decide.ts'
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
} from './places.ts'
