/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const simulationProblems = {
  'simulation.no-such-hall': 404,
  'simulation.no-such-day': 404,
  'simulation.no-such-line': 422,
  'simulation.spans-backwards': 422,
  'simulation.visit-backwards': 422,
  'simulation.day-not-over': 422,
} as const
