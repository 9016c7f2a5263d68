/** Refusals of lockers, with the HTTP status each is answered with. Sentences: `i18n/*.problems.json`. */
export const lockersProblems = {
  'lockers.no-such-hall': 404,
  'lockers.no-such-locker': 404,
  'lockers.no-such-opening': 404,
  'lockers.name-taken': 409,
  'lockers.pairing-wrong': 403,
  'lockers.opening-over': 409,
  'lockers.note-missing': 422,
  'lockers.code-wrong': 422,
  'lockers.code-used': 409,
  'lockers.closed': 429,
  'lockers.doors-missing': 422,
} as const
