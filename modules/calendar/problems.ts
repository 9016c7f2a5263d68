/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const calendarProblems = {
  'calendar.cause-missing': 422,
  'calendar.version-taken': 409,
  'calendar.not-published': 404,
} as const
