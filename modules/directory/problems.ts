/** Refusals of the directory, with the HTTP status each is answered with. Sentences: `i18n/*.problems.json`. */
export const directoryProblems = {
  'directory.no-file': 422,
  'directory.too-large': 413,
  'directory.not-a-workbook': 422,
  'directory.nothing-in-it': 422,
  'directory.no-such-item': 404,
  'directory.no-such-code': 422,
} as const
