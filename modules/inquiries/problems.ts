/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const inquiriesProblems = {
  'inquiries.no-such-inquiry': 404,
  'inquiries.no-such-item': 422,
  'inquiries.no-such-application': 422,
  'inquiries.item-differs': 422,
  'inquiries.item-missing': 422,
  'inquiries.applicant-missing': 422,
  'inquiries.text-missing': 422,
  'inquiries.phone-missing': 422,
  'inquiries.reason-missing': 422,
  'inquiries.no-such-department': 422,
  'inquiries.same-department': 422,
  'inquiries.stale-version': 409,
  'inquiries.already-answered': 409,
  'inquiries.not-answered': 409,
  'inquiries.closed': 409,
  'inquiries.not-the-asker': 403,
} as const
