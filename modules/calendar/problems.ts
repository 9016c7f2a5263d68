/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const calendarProblems = {
  'calendar.cause-missing': 422,
  'calendar.version-taken': 409,
  'calendar.not-published': 404,
  'calendar.superseded': 409,
  'calendar.day-twice': 422,
  'calendar.order-missing': 422,
  'calendar.makeup-on-workday': 422,
  'calendar.outside-years': 422,
  'calendar.year-dropped': 422,
  'calendar.nothing-changed': 422,
} as const
