import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'

/** An account as the sign-in rule sees it. */
export interface AccountState {
  readonly isActive: boolean
  readonly failures: number
  readonly lockedUntil: Instant | undefined
}

export interface SignInSettings {
  /** wrong passwords in a row that lock the account */
  readonly maxFailures: number
  /** minutes for which it is locked */
  readonly lockMinutes: number
}

/** Five failures, fifteen minutes: usual at protection level 3; a setting. (GB/T 22239, identity) */
export const defaultSignInSettings: SignInSettings = { maxFailures: 5, lockMinutes: 15 }

export type SignInRefusal =
  | { readonly code: 'access.wrong-password'; readonly attemptsLeft?: number }
  | { readonly code: 'access.account-locked'; readonly until: Instant }
  | { readonly code: 'access.account-inactive' }

/** What becomes of the account after an attempt. */
export interface AttemptResult {
  readonly decision: Decision<true, SignInRefusal>
  readonly failures: number
  /** minutes from now to lock for, undefined: not locked by this attempt */
  readonly lockMinutes?: number
}

/**
 * Decides a sign-in. An unknown account is answered like a wrong password, so that names cannot be guessed.
 * A locked account stays locked even for the right password until the time is over.
 */
export function decideSignIn(
  account: AccountState | undefined,
  attempt: { readonly isPasswordRight: boolean; readonly at: Instant },
  settings: SignInSettings = defaultSignInSettings,
): AttemptResult {
  if (account === undefined) return { decision: refused({ code: 'access.wrong-password' }), failures: 0 }
  const { failures, lockedUntil } = account
  if (lockedUntil !== undefined && attempt.at < lockedUntil) {
    return { decision: refused({ code: 'access.account-locked', until: lockedUntil }), failures }
  }
  if (!attempt.isPasswordRight) return failedAttempt(failures + 1, settings)
  if (!account.isActive) return { decision: refused({ code: 'access.account-inactive' }), failures }
  return { decision: decided(true), failures: 0 }
}

function failedAttempt(failures: number, settings: SignInSettings): AttemptResult {
  const attemptsLeft = settings.maxFailures - failures
  const decision = refused({ code: 'access.wrong-password', attemptsLeft: Math.max(0, attemptsLeft) } as const)
  // The count starts anew after a lock, so that one more slip does not lock at once.
  return attemptsLeft > 0 ? { decision, failures } : { decision, failures: 0, lockMinutes: settings.lockMinutes }
}

export type PasswordRefusal = { readonly code: 'access.password-weak'; readonly missing: readonly PasswordNeed[] }
export type PasswordNeed = 'length' | 'classes' | 'not-account'

/**
 * A new password: at least ten characters, three of four classes, not holding the account's name.
 * (common practice at GB/T 22239 level 3)
 */
export function decidePassword(password: string, account: string): Decision<true, PasswordRefusal> {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  const missing: PasswordNeed[] = []
  if (password.length < 10) missing.push('length')
  if (classes < 3) missing.push('classes')
  if (password.toLowerCase().includes(account.toLowerCase())) missing.push('not-account')
  return missing.length === 0 ? decided(true) : refused({ code: 'access.password-weak', missing })
}
