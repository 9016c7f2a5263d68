import type { Instant } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { decidePassword, decideSignIn } from './index.ts'

const at = '2026-09-24T01:42:00.000Z' as Instant
const later = '2026-09-24T01:57:00.000Z' as Instant
const account = { isActive: true, failures: 0, lockedUntil: undefined }

test('[SEC-01] five wrong passwords in a row lock the account, the right one then does not open it', () => {
  let failures = 0
  for (let slip = 1; slip <= 4; slip += 1) {
    const result = decideSignIn({ ...account, failures }, { isPasswordRight: false, at })
    expect(result).toMatchObject({ decision: { refusal: { attemptsLeft: 5 - slip } }, failures: slip })
    failures = result.failures
  }
  expect(decideSignIn({ ...account, failures }, { isPasswordRight: false, at })).toMatchObject({
    lockMinutes: 15,
    failures: 0,
  })
  const locked = { ...account, lockedUntil: later }
  expect(decideSignIn(locked, { isPasswordRight: true, at })).toMatchObject({
    decision: { refusal: { code: 'access.account-locked' } },
  })
  expect(decideSignIn(locked, { isPasswordRight: true, at: later }).decision.ok).toBe(true)
})

test('[SEC-01] an unknown account is answered like a wrong password, an inactive one only to who knows its password', () => {
  expect(decideSignIn(undefined, { isPasswordRight: false, at }).decision).toMatchObject({
    refusal: { code: 'access.wrong-password' },
  })
  const inactive = { ...account, isActive: false }
  expect(decideSignIn(inactive, { isPasswordRight: false, at }).decision).toMatchObject({
    refusal: { code: 'access.wrong-password' },
  })
  expect(decideSignIn(inactive, { isPasswordRight: true, at }).decision).toMatchObject({
    refusal: { code: 'access.account-inactive' },
  })
})

test('[SEC-01] a right password clears the count', () => {
  expect(decideSignIn({ ...account, failures: 4 }, { isPasswordRight: true, at })).toEqual({
    decision: { ok: true, value: true },
    failures: 0,
  })
})

test('[SEC-01] a weak password is told everything that is missing at once', () => {
  expect(decidePassword('shen', 'shen')).toMatchObject({ refusal: { missing: ['length', 'classes', 'not-account'] } })
  expect(decidePassword('Sunflower 2026!', 'shenruoxi').ok).toBe(true)
})
