/** Bookings: slots of a plan, who may book, change, cancel and arrive. */
export {
  actionsOn,
  blockedUntil,
  bookingChannels,
  bookingStates,
  decideArrival,
  decideBooking,
  decideCancel,
  decideChange,
  isMissed,
  mostAheadMinutes,
  reminderAt,
  usualRules,
} from './booking.ts'
export type { BookingChannel, BookingFacts, BookingState, BookingView, HallRules, History } from './booking.ts'
export { countsFor, isBookable, nearestFree, offeredDays } from './places.ts'
export type { Count, CountKind, OfferedDay, OfferedSlot, Taken } from './places.ts'
export { endOf, isExtra, planFor, slotsOn, startOf } from './plan.ts'
export type { Opening, Plan, PlanTerms, Slot, Span, SpecialDay, WeekHours } from './plan.ts'
export { decideDays, decidePlan } from './settings.ts'
export { bookingCode, bookingNo, checkVisitor, identityKinds, signsOf, tidySign } from './visitor.ts'
export type { ComerSigns, IdentityKind, Visitor } from './visitor.ts'
