export { isWithinRegion, mayAct, prefixOf } from './may.ts'
export type { AccessRefusal, Place } from './may.ts'
export { isRole, permissionsOf, roles, rolesApart, roleTerms } from './roles.ts'
export type { Reach, Role } from './roles.ts'
export { decidePassword, decideSignIn, defaultSignInSettings } from './sign-in.ts'
export type {
  AccountState,
  AttemptResult,
  PasswordNeed,
  PasswordRefusal,
  SignInRefusal,
  SignInSettings,
} from './sign-in.ts'
