/** What other modules on the server may use of calendar. */
export { calendarBook } from './queries/calendar-book.ts'
export type { CalendarBook, CalendarSince, Replacement } from './queries/calendar-book.ts'
export { publishCalendar } from './commands/publish-calendar.ts'
