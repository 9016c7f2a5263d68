import { addMinutes, instant } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import { CLOSED_MINUTES, decideSettling, decideTelling, decideTry, MOST_WRONG } from './index.ts'
import type { Tried, TryView } from './index.ts'

const at = instant('2026-09-24T01:30:00.000Z')
const fresh: TryView = { tries: 0, closedUntil: null }

test('[OUT-04] the fifth wrong code bars the locker for ten minutes, for a right code too', () => {
  const tries: Tried[] = []
  for (let view = fresh; tries.length < MOST_WRONG; view = tries.at(-1) ?? view)
    tries.push(decideTry(view, { isRight: false, at }))
  expect(tries.map(({ outcome, left }) => [outcome, left])).toEqual([4, 3, 2, 1, 0].map((left) => ['wrong', left]))
  const barred = tries.at(-1) ?? fresh
  expect(barred.closedUntil).toBe(addMinutes(at, CLOSED_MINUTES))
  expect(decideTry(barred, { isRight: true, at: addMinutes(at, CLOSED_MINUTES - 1) })).toMatchObject({
    outcome: 'closed',
  })
  expect(decideTry(barred, { isRight: true, at: addMinutes(at, CLOSED_MINUTES) })).toMatchObject({ outcome: 'right' })
})

test('[OUT-04] a right code forgets the wrong ones before it', () => {
  expect(decideTry({ tries: 4, closedUntil: null }, { isRight: true, at })).toMatchObject({
    outcome: 'right',
    tries: 0,
  })
})

test('[OUT-04] a door that stuck may open at another try; one that opened is done', () => {
  const stuck = { ok: true, value: { state: 'stuck', fault: 'door-stuck' } }
  expect(decideTelling('asked', { isOpen: false, fault: 'door-stuck' })).toEqual(stuck)
  expect(decideTelling('asked', { isOpen: false, fault: ' ' })).toMatchObject({ value: { fault: 'silent' } })
  expect(decideTelling('stuck', { isOpen: true, fault: '' })).toMatchObject({ value: { state: 'opened', fault: null } })
  expect(decideTelling('opened', { isOpen: false, fault: 'x' })).toMatchObject({
    refusal: { code: 'lockers.opening-over' },
  })
})

test('[OUT-04] a door is seen to with a note, and only one that did not open', () => {
  expect(decideSettling('stuck', ' 钥匙打开 ')).toEqual({ ok: true, value: { note: '钥匙打开' } })
  expect(decideSettling('asked', ' ')).toMatchObject({ refusal: { code: 'lockers.note-missing', pointer: '/note' } })
  expect(decideSettling('opened', '好')).toMatchObject({ refusal: { code: 'lockers.opening-over' } })
})
