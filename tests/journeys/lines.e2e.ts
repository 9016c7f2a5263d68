import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall({ own: true })
const county = '/api/v1/halls/hall-county'

/** A booking plan of every day and hour, so that a booking can be made and arrive at any time of the day. */
async function bookableNow(page: Page): Promise<void> {
  const headers = { origin: hall.address }
  const ofBoard = async () => {
    const asked = await page.context().request.get(`${county}/booking-settings`)
    const { plans } = (await asked.json()) as { plans: readonly { id: string; board: string; version: number }[] }
    return plans.find(({ board }) => board === 'ssdj')
  }
  // the plans of the demo come a moment after the product is ready
  await expect.poll(ofBoard, { timeout: 30_000 }).toBeDefined()
  const plan = await ofBoard()
  const terms = {
    name: '商事登记',
    items: [],
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, open: [['00:00', '23:45']] })),
    slotMinutes: 15,
    places: 5,
    itemPlaces: 0,
    dayPlaces: 0,
    daysAhead: 7,
    closeMinutes: 0,
  }
  const data = { terms, isActive: true, expectedVersion: plan?.version }
  const kept = await page.context().request.put(`${county}/booking-plans/${plan?.id}`, { headers, data })
  expect([kept.status(), await kept.text()]).toEqual([200, expect.any(String)])
}

test('[QUE-03] the manager opens a line with its letter, a number of it is taken, and it closes when nobody waits', async () => {
  const page = await hall.as('hall-manager')
  await page.goto('/work/queue-lines')
  await atRest(page)
  await page.getByRole('button', { name: '新增分组' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('textbox', { name: '字头' }).fill('t')
  await drawer.getByRole('textbox', { name: '名称' }).fill('税务咨询')
  await drawer.getByRole('checkbox', { name: /13 号窗口/ }).check()
  await expectAccessible(page)
  await page.keyboard.press('F9')
  await page.getByRole('columnheader', { name: /税务咨询/ }).waitFor()
  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto('/queue/hall-county')
  await phone.getByText('税务咨询').click()
  await phone.getByLabel('手机号').fill('13912348110')
  await phone.getByRole('button', { name: '取号' }).click()
  await phone.getByText('T001').first().waitFor()
  await page.getByRole('button', { name: '停用“税务咨询”' }).click()
  await page.keyboard.press('F9')
  await page.getByText('“税务咨询”还有 1 人在等或正在办').waitFor()
  await phone.getByRole('button', { name: /退号/ }).first().click()
  await phone.getByText('已退号').first().waitFor()
  await page.keyboard.press('F9')
  await page.getByText('已停用', { exact: true }).waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('[APT-06] on the page of bookings one press lets somebody arrive, and shows the number', async () => {
  const page = await hall.as('hall-manager')
  await bookableNow(page)
  const days = await page.context().request.get(`${county}/booking-days?item=gthsl`)
  const offer = (await days.json()) as {
    days: readonly { day: string; slots: readonly { start: string; isOpen: boolean }[] }[]
  }
  const [next] = offer.days.flatMap(({ day, slots }) =>
    slots.filter(({ isOpen }) => isOpen).map(({ start }) => ({ day, start })),
  )
  const who = { name: '周砚秋', phone: '13912348120', identityKind: 'residentId', identityNumber: '440524188001010014' }
  const wish = { item: 'gthsl', ...next, channel: 'desk', ...who }
  const headers = { origin: hall.address }
  const made = await page.context().request.post(`${county}/bookings`, { headers, data: wish })
  expect([made.status(), await made.text()]).toEqual([200, expect.any(String)])
  await page.goto(`/work/bookings?day=${next?.day}`)
  await page
    .getByRole('row', { name: /周砚秋/ })
    .getByRole('button', { name: '到达' })
    .click()
  const drawer = page.getByRole('dialog', { name: '周砚秋 已到达' })
  await drawer.getByText(/^B\d{3}$/).waitFor()
  await drawer.getByRole('button', { name: /打印号票/ }).waitFor()
  await expectAccessible(page)
})

test('[QUE-06] people wait at closing time: the manager keeps the hall open, screen and phone say until when', async () => {
  const page = await hall.as('hall-manager')
  const headers = { origin: hall.address }
  const asked = await page.context().request.get(`${county}/booking-settings`)
  const { rules, version } = (await asked.json()) as { rules: object; version: number }
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const days = [{ day: today, name: '提前下班', open: [['00:00', '00:01']] }]
  const kept = await page.context().request.put(`${county}/booking-rules`, {
    headers,
    data: { rules, days, expectedVersion: version },
  })
  expect([kept.status(), await kept.text()]).toEqual([200, expect.any(String)])
  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto('/queue/hall-county')
  await phone.getByText('商事登记').first().click()
  await phone.getByLabel('手机号').fill('13912348130')
  await phone.getByRole('button', { name: '取号' }).click()
  await phone.getByText('退号').first().waitFor()

  await page.goto('/work/queue-board')
  await page.getByText(/到下班还有 \d+ 人办不完/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '延长服务' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('延长到').fill('23:59')
  await expectAccessible(page)
  await page.keyboard.press('F9')
  await page.getByText(/今天延长服务到 23:59/).waitFor()
  await expectNoSidewaysScroll(page)
  const screen = await hall.visitor()
  await screen.goto('/display/hall-county')
  await screen.getByText('今天延长服务到 23:59').waitFor()
  await phone.reload()
  await phone.getByText('今天到 23:59').waitFor()
  await page.getByRole('button', { name: '按时下班' }).click()
  await page.getByRole('button', { name: '延长服务' }).waitFor()
})
