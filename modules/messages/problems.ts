/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const messagesProblems = {
  'messages.no-such-message': 404,
  'messages.not-yet-sent': 409,
} as const
