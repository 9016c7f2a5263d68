import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { missedNotes } from './missed-notes.ts'
import type { Missed } from './missed-searches.ts'

const written: string[] = []
let notes: ReturnType<typeof missedNotes>

beforeEach(() => {
  vi.useFakeTimers()
  written.length = 0
  notes = missedNotes(async ({ phrase }) => void written.push(phrase), 1000)
})
afterEach(() => {
  vi.useRealTimers()
})

const missed = (phrase: string): Missed => ({ phrase, place: 'window', at: '2026-09-18T09:00:00+08:00' })

test('[CON-08] what is typed one character after the other is one phrase, written when the typing stops', async () => {
  for (const phrase of ['la', 'lahuo', '拉', '拉货', '拉货证']) {
    notes.missed('p1', missed(phrase))
    await vi.advanceTimersByTimeAsync(400)
  }
  expect(written).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(written).toEqual(['拉货证'])
})

test('[CON-08] what was found after all is not missed, and other words of the same person are kept apart', async () => {
  notes.missed('p1', missed('开'))
  notes.found('p1', '开饭店')
  notes.missed('p1', missed('拉货证'))
  notes.missed('p1', missed('修手表'))
  notes.missed('p2', missed('拉货证'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(written).toEqual(['拉货证', '修手表', '拉货证'])
})

test('[SEC-06] numbers of people and cases are not written down, nor is what cannot be written an error', async () => {
  expect(notes.missed('p1', missed('440524188001010014'))).toBe(false)
  expect(notes.missed('p2', missed('周砚秋13900006027'))).toBe(false)
  const failing = missedNotes(() => Promise.reject(new Error('no database')), 10)
  expect(failing.missed('p3', missed('拉货证'))).toBe(true)
  await expect(failing.flush()).resolves.toBeUndefined()
  await notes.flush()
  expect(written).toEqual([])
})
