import { expect, test } from 'vitest'
import { ledgerRows, ledgerSums } from './ledger-rows.ts'
import type { LedgerDay } from './ledger-rows.ts'

const days: readonly LedgerDay[] = [
  { date: '2026-09-18', class: 'day-zero' },
  { date: '2026-09-19', class: 'weekend' },
  { date: '2026-09-20', class: 'counted-makeup', n: 1 },
  { date: '2026-09-22', class: 'stopped', ground: 'inspection' },
  { date: '2026-09-23', class: 'stopped', ground: 'inspection' },
  { date: '2026-09-25', class: 'holiday', name: '中秋节' },
  { date: '2026-09-26', class: 'holiday', name: '中秋节' },
  { date: '2026-09-27', class: 'holiday', name: '国庆节' },
  { date: '2026-09-28', class: 'rolled' },
]

test('[TIM-03] days off for one reason stand in one row, every stopped day keeps its own', () => {
  const spans = ledgerRows(days).map(({ first, last }) => `${first.date.slice(8)}-${last.date.slice(8)}`)
  expect(spans).toEqual(['18-18', '19-19', '20-20', '22-22', '23-23', '25-26', '27-27', '28-28'])
})

test('[TIM-03] the sums count every day once', () => {
  expect(ledgerSums(days)).toEqual({ counted: 2, stopped: 2, off: 4 })
})
