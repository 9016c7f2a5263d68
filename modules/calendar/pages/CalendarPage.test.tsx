import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { listEditions, previewCalendar, publishCalendar, readCalendar } from '../contract.ts'
import { plainDate } from '../rules/index.ts'
import { CalendarPage } from './CalendarPage.tsx'
import { texts } from './index.ts'
import { nextVersion, weeksOf, yearsToShow } from './shown-calendar.ts'
import { stretchesOf } from './YearNotes.tsx'

function exampleOf<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error('the contract has no example')
  return answer
}
const calendar = exampleOf(readCalendar.example.answer)
const server = () =>
  fakeServer()
    .answer(readCalendar, calendar)
    .answer(listEditions, exampleOf(listEditions.example.answer))
    .answer(previewCalendar, exampleOf(previewCalendar.example.answer))
    .answer(publishCalendar, exampleOf(publishCalendar.example.answer))
const show = (permissions: string[], year = 2026) =>
  renderPage(<CalendarPage />, { at: `/work/calendar?year=${year}`, texts: [texts], session: { permissions } })

test('[TIM-04] who may not publish reads the calendar, with each marked day in words', async () => {
  server()
  await show(['halls.read'])
  expect(await screen.findByText('放假 国庆节')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '修订日历' })).toBeNull()
})

test('[TIM-04] a year without its notice is said to be provisional', async () => {
  server()
  await show(['halls.read'], 2027)
  expect(await screen.findByText(/2027 年的放假安排还没有公布/)).toBeTruthy()
})

test('[TIM-04] a closed day is published with its order as the cause, on the edition it was made from', async () => {
  const asked = server()
  await show(['calendar.manage'])
  fireEvent.click(await screen.findByText('修订日历'))
  fireEvent.click(screen.getByLabelText(/9月22日/))
  expect(screen.getAllByText('必填').length).toBe(2)
  fireEvent.change(screen.getByLabelText(/停办事由/), { target: { value: '台风停工' } })
  fireEvent.change(screen.getByLabelText(/停办文号/), { target: { value: '云政办发〔2026〕31号' } })
  fireEvent.click(screen.getByLabelText(/9月22日/))
  fireEvent.click(screen.getByText('看影响并发布'))
  expect(await screen.findByText(/60 个在办件中有 1 个/)).toBeTruthy()
  fireEvent.click(screen.getByText('发布日历', { selector: 'button, button *' }))
  await screen.findByText(/版已发布/)
  expect(asked.calls(publishCalendar)[0]?.body).toMatchObject({
    basedOn: calendar.version,
    version: '2025-2026.2',
    cause: '云政办发〔2026〕31号 台风停工',
    localClosures: [{ date: '2026-09-22', orderNo: '云政办发〔2026〕31号', name: '台风停工' }],
  })
}, 30_000)

test('months begin on Monday, and stretches, years and versions follow from the calendar', () => {
  const weeks = weeksOf(2026, 2)
  expect(weeks[0]?.indexOf(plainDate('2026-02-01'))).toBe(6)
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(28)
  const days = ['2026-10-01', '2026-10-02', '2026-10-05'].map((day) => ({ date: plainDate(day), name: '国庆节' }))
  expect(stretchesOf(days).map(({ days: count }) => count)).toEqual([2, 1])
  const known = { ...calendar, holidays: [], makeupWorkdays: [], localClosures: [] }
  expect(yearsToShow(known, 2026)).toEqual([2025, 2026, 2027])
  expect(nextVersion(known, ['2025-2026', '2025-2026.2'])).toBe('2025-2026.3')
  expect(nextVersion({ ...known, years: [2027] }, ['2025-2026'])).toBe('2027')
})
