/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const packagesProblems = {
  'packages.no-such-package': 404,
  'packages.no-such-draft': 404,
  'packages.no-such-version': 404,
  'packages.same-version': 409,
  'packages.reason-missing': 422,
  'packages.draft-open': 409,
  'packages.not-now': 409,
  'packages.stale-version': 409,
  'packages.document-malformed': 422,
  'packages.package-differs': 422,
  'packages.cycle': 422,
  'packages.findings-open': 422,
  'packages.items-missing': 422,
} as const
