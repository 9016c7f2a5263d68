/** Refusals of the hand-out commands, with the HTTP status each is answered with. Sentences: `i18n/*.problems.json`. */
export const handoutProblems = {
  'handout.already-on-its-way': 409,
  'handout.no-result-yet': 409,
  'handout.already-settled': 409,
  'handout.result-not-here': 409,
  'handout.sheet-differs': 422,
  'handout.identity-not-verified': 422,
  'handout.agent-not-authorised': 403,
  'handout.deferral-open': 409,
  'handout.signature-missing': 422,
  'handout.mail-not-chosen': 422,
  'handout.locker-not-suitable': 422,
  'handout.box-taken': 409,
  'handout.no-electronic-service': 422,
  'handout.proof-missing': 422,
  'handout.not-yet-unclaimed': 409,
} as const
