/** Refusals of this module and their HTTP status; texts in i18n/*.problems.json. */
export const accessProblems = {
  'access.not-permitted': 403,
  'access.out-of-scope': 404,
  'access.not-signed-in': 401,
  'access.wrong-password': 401,
  'access.account-locked': 403,
  'access.account-inactive': 403,
  'access.no-such-window': 422,
  'access.password-weak': 422,
  'access.roles-apart': 422,
  'access.account-taken': 409,
  'access.no-such-person': 404,
  'access.own-rights': 403,
} as const
