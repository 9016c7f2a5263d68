/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const spreadsheetsProblems = {
  'spreadsheets.no-such-upload': 404,
  'spreadsheets.no-file': 400,
  'spreadsheets.not-a-workbook': 422,
  'spreadsheets.too-large': 413,
  'spreadsheets.too-many-rows': 422,
  'spreadsheets.check-failed': 500,
  'spreadsheets.not-checked': 409,
  'spreadsheets.has-findings': 422,
  'spreadsheets.nothing-new': 422,
  'spreadsheets.already-imported': 409,
} as const
