/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const documentsProblems = {
  'documents.no-such-document': 404,
  'documents.no-such-case': 404,
  'documents.code-unknown': 404,
  'documents.code-mistyped': 422,
  'documents.reason-missing': 422,
  'documents.file-missing': 422,
} as const
