/** Builders for tests of every module that acts on dossiers: people, items, delegations, and how a dossier came about. */
export { catalogueCalendar, commitmentItem, delegationOf, everyPower, moment, person } from './cast.ts'
export { acceptedInOneVisit, openedFor, Tale } from './tale.ts'
export type { Happened, TaleAct } from './tale.ts'
