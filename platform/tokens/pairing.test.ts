import { expect, test } from 'vitest'
import type { Instant } from '../pure/index.ts'
import { judgeCode, pairingCode, secretHash } from './index.ts'

const at = '2026-11-20T01:00:00.000Z' as Instant
const until = '2026-11-20T01:30:00.000Z' as Instant
const pairing = { codeHash: secretHash('042917'), until, tries: 0 }

test('a code pairs as it was told, however it is spaced; another is wrong', () => {
  expect(judgeCode(pairing, ' 042 917', at)).toBe('right')
  expect(judgeCode({ ...pairing, tries: 4 }, '042917', at)).toBe('right')
  expect(judgeCode(pairing, '042918', at)).toBe('wrong')
  expect(pairingCode()).toMatch(/^\d{6}$/)
})

test('a code is void when its time is over, after five wrong ones, once used, and where there is none', () => {
  expect(judgeCode(pairing, '042917', until)).toBe('closed')
  expect(judgeCode({ ...pairing, tries: 5 }, '042917', at)).toBe('closed')
  expect(judgeCode({ ...pairing, codeHash: null }, '042917', at)).toBe('closed')
  expect(judgeCode(undefined, '042917', at)).toBe('closed')
})
