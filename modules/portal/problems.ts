/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const portalProblems = {
  'portal.check-failed': 403,
  'portal.too-many-tries': 429,
  'portal.no-pass': 401,
} as const
