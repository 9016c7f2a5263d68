/** Row types of schema `calendar`. */
export interface CalendarTables {
  'calendar.edition': {
    n: number
    version: string
    cause: string
    body: string
    published_at: string
    published_by: string
  }
}
