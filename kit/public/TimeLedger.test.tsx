import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { LanguageScope } from './LanguageScope.tsx'
import type { LedgerDay } from './ledger-rows.ts'
import { LimitLight } from './Tag.tsx'
import { TimeLedger } from './TimeLedger.tsx'
import { Timeline } from './Timeline.tsx'

afterEach(cleanup)

const days: readonly LedgerDay[] = [
  { date: '2026-09-18', class: 'day-zero' },
  { date: '2026-09-20', class: 'counted-makeup', n: 1 },
  { date: '2026-09-22', class: 'stopped', ground: 'inspection', notice: 'T-21' },
  { date: '2026-09-25', class: 'holiday', name: '中秋节' },
  { date: '2026-09-28', class: 'counted', n: 2 },
]

test('[TIM-03] the long ledger says the answer, the rule, why each day counts, and the law', () => {
  render(
    <TimeLedger
      label="最晚办结"
      due="2026-09-28"
      rule="受理的第二天算起"
      days={days}
      grounds={{ inspection: '现场核查' }}
      articles={['《行政许可法》第四十五条']}
      on="2026-09-22"
    />,
  )
  const rows = within(screen.getByRole('list', { name: '逐日说明' })).getAllByRole('listitem')
  expect(rows.map((row) => row.textContent)).toEqual([
    '9月18日星期五受理当天，不算起点',
    '9月20日星期日调休上班第 1 天',
    '9月22日星期二现场核查，时间停住 今天不算',
    '9月25日星期五中秋节放假不算',
    '9月28日星期一最晚办结第 2 天',
  ])
  expect(screen.getByText('9月28日 星期一')).toBeTruthy()
  expect(screen.getByText('依据：《行政许可法》第四十五条。')).toBeTruthy()
})

test('[TIM-03] the short ledger shows a cell a day, and reads each one out', () => {
  render(
    <TimeLedger
      form="short"
      label="承诺最晚"
      due="2026-09-28"
      days={days}
      grounds={{ inspection: '现场核查' }}
      on="2026-09-22"
    />,
  )
  const cells = within(screen.getByRole('list')).getAllByRole('listitem')
  expect(cells.map((cell) => cell.className)).toEqual(['', 'c', 'p', '', 'e'])
  expect(cells[2]?.textContent).toContain('9月22日 现场核查，时间停住 不算')
})

test('[TIM-03] while the clock stands there is no date, only that it stands', () => {
  render(<TimeLedger form="short" label="承诺最晚" due={null} days={days.slice(0, 3)} on="2026-09-22" />)
  expect(screen.getByText('时间停住，恢复后再算')).toBeTruthy()
})

test('limit lights say it in words, in both languages', () => {
  render(
    <>
      <LimitLight light="green" days={3} />
      <LimitLight light="yellow" time="17:00" />
      <LimitLight light="red" days={1} />
      <LimitLight light="grey" days={2} provisional />
      <LanguageScope language="en">
        <LimitLight light="red" days={1} />
        <LimitLight light="green" days={3} />
      </LanguageScope>
    </>,
  )
  for (const words of ['余 3 天', '今天 17:00', '超 1 天', '停 2 天', '暂定', '1 day over', '3 days left']) {
    expect(screen.getByText(words)).toBeTruthy()
  }
})

test('a timeline tells what, when and who; planned steps their latest day', () => {
  render(
    <Timeline
      label="经过"
      entries={[
        { key: 'a', what: '已受理', state: 'done', at: '2026-09-18T02:26:00Z', who: '沈若溪' },
        { key: 'b', what: '正在审查', state: 'current' },
        { key: 'c', what: '作出决定', state: 'planned', latest: '2026-09-29' },
      ]}
    />,
  )
  const [done, current, planned] = screen.getAllByRole('listitem')
  expect(done?.textContent).toContain('已受理')
  expect(done?.textContent).toContain('10:26沈若溪')
  expect(current?.getAttribute('aria-current')).toBe('step')
  expect(planned?.textContent).toContain('最晚')
})
