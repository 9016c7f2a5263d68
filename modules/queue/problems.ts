/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const queueProblems = {
  'queue.no-such-hall': 404,
  'queue.no-such-group': 404,
  'queue.no-such-window': 404,
  'queue.no-such-ticket': 404,
  'queue.not-in-this-state': 409,
  'queue.not-at-this-window': 409,
  'queue.passed-too-often': 409,
  'queue.has-ticket': 409,
  'queue.window-busy': 409,
  'queue.window-paused': 409,
  'queue.at-no-window': 409,
  'queue.note-missing': 422,
  'queue.reason-missing': 422,
  'queue.phone-malformed': 422,
} as const
