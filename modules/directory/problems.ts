/** Refusals of the directory, with the HTTP status each is answered with. Sentences: `i18n/*.problems.json`. */
export const directoryProblems = {
  'directory.nothing-in-it': 422,
  'directory.no-such-item': 404,
  'directory.no-such-code': 422,
} as const
