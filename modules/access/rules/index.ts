export { careActs, careOffers, decideCare } from './care-acts.ts'
export type { CareOffer } from './care-acts.ts'
export { decidePlace } from './care.ts'
export { isWithinRegion, mayAct, prefixOf } from './may.ts'
export type { AccessRefusal, Place } from './may.ts'
export { endsSessions, evolvePerson, isOver } from './person.ts'
export type { CareAct, CareFacts, CareRefusal, Directory, Person, PersonEvent, RoleHeld, WorkPlace } from './person.ts'
export { ownDepartment } from './own-department.ts'
export { isRole, permissionsOf, roles, roleTerms } from './roles.ts'
export { rolesApart } from './roles-apart.ts'
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
