/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const catalogueProblems = {
  'catalogue.no-such-item': 404,
  'catalogue.no-power-named': 422,
  'catalogue.span-backwards': 422,
  'catalogue.delegation-taken': 409,
  'catalogue.no-such-delegation': 404,
  'catalogue.already-revoked': 409,
  'catalogue.reason-missing': 422,
} as const
