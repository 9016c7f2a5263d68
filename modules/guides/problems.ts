/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const guidesProblems = {
  'guides.no-such-guide': 404,
  'guides.no-such-file': 404,
} as const
