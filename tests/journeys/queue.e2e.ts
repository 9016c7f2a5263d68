import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { identityNumber } from '../interface/take.ts'
import { layCable } from './cable.ts'
import { answerSoleTrader, soleTrader, tickMaterial } from './clerk.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall({ own: true })
const fromHall = () => ({ origin: hall.address })

/** A clerk of the demo hall whom the sign-in page does not list, at a window. */
async function clerkAt(account: string, windowId: string): Promise<Page> {
  const page = await hall.visitor()
  const data = { account, password: 'yichuang-demo', windowId }
  const signedIn = await page.context().request.post('/api/v1/session', { headers: fromHall(), data })
  expect(signedIn.ok()).toBe(true)
  return page
}

async function openForCalling(clerk: Page): Promise<void> {
  await clerk.goto('/work/queue')
  await atRest(clerk)
  await clerk.keyboard.press('F2')
  await clerk.getByRole('button', { name: /叫下一位/ }).waitFor()
}

test('[QUE-01][QUE-02] a number taken on the phone is called at a window and shown on the screen', async () => {
  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto('/queue/hall-town')
  await phone.getByText('商事登记').click()
  await phone.getByLabel('手机号').fill('139 1234 6027')
  await phone.getByRole('button', { name: '取号' }).click()
  await phone.waitForURL(/\/ticket\//)
  expect(await phone.locator('.ticket-head').innerText()).toMatch(/B001[\s\S]*下一个就是您/)
  await expectAccessible(phone)
  await expectNoSidewaysScroll(phone)

  const clerk = await clerkAt('clerk33', 'hall-town-1')
  await openForCalling(clerk)
  const screen = await hall.visitor()
  await screen.addInitScript(`globalThis.said = []
    Object.defineProperty(globalThis, 'speechSynthesis', { value: { speak: ({ text }) => said.push(text) } })`)
  await screen.goto('/display/hall-town?voice=1')
  await screen.getByText('现在没有叫号').waitFor()
  await clerk.keyboard.press('F2')
  await clerk.waitForURL(/\/work\/intake\?ticket=/)
  await clerk.getByRole('region', { name: '当前排队号' }).getByText('B001').waitFor()
  await screen.locator('.first .n', { hasText: 'B001' }).waitFor({ timeout: 3_000 })
  expect(await screen.evaluate('said')).toEqual(['请B 0 0 1号到1号窗口办理'])
  await phone.locator('.ticket-head', { hasText: '叫到您了' }).waitFor({ timeout: 3_000 })
  await clerk.keyboard.press('F2')
  await clerk.getByText('已服务').waitFor()
  await expectAccessible(clerk)
  await clerk.keyboard.press('F2')
  await clerk.getByText('窗口空闲').waitFor()
  await phone.locator('.ticket-head', { hasText: '已办完' }).waitFor({ timeout: 3_000 })
})

test('[QUE-01][QUE-03][CON-08] on the phone an item is found in everyday words, and its number is that of its line', async () => {
  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto('/queue/hall-town')
  await expectAccessible(phone)
  await phone.getByLabel('要办什么事').fill('摆个小摊要办照')
  await phone.getByRole('button', { name: '查找' }).click()
  const found = phone.getByRole('region', { name: '找到的事项' })
  await found.getByRole('link', { name: /个体工商户设立登记.*B 商事登记/ }).waitFor()
  await expectAccessible(phone)
  await expectNoSidewaysScroll(phone)
  await found.getByRole('link', { name: /个体工商户设立登记/ }).click()
  await phone.getByText('商事登记').waitFor()
  await phone.getByLabel('手机号').fill('139')
  await phone.getByRole('button', { name: '取号' }).click()
  await phone.getByText('请填 11 位手机号').waitFor()
  await expectAccessible(phone)
  await expectNoSidewaysScroll(phone)
  await phone.getByLabel('手机号').fill('13912346035')
  await phone.getByRole('button', { name: '取号' }).click()
  await phone.waitForURL(/\/ticket\//)
  expect(await phone.locator('.ticket-head').innerText()).toMatch(/B\d{3}/)
  await phone.goto('/queue/hall-town?q=火星移民')
  await phone.getByText(/没有找到“火星移民”|最接近的是/).waitFor()
})

test('[QUE-02][QUE-03][QUE-07] from the guide desk to the licence: the intake knows who was called and for what', async () => {
  const manager = await hall.as('hall-manager')
  const put = (path: string, data: object) =>
    manager.context().request.put(`/api/v1${path}`, { headers: fromHall(), data })
  await manager.goto('/work/queue-lines')
  await manager.getByRole('button', { name: '调整 14 号窗口' }).click()
  const chosen = manager.locator('.opts input:checked')
  for (let left = await chosen.count(); left > 0; left -= 1) await chosen.first().click()
  await manager.getByLabel('G 公积金').check()
  await manager.keyboard.press('F9')
  await manager.getByText('14 号窗口的业务已调整').waitFor()
  expect((await put('/halls/hall-county/arranged-items/gthsl', { group: 'hall-county-g' })).ok()).toBe(true)
  await manager.reload()
  await manager.getByRole('button', { name: '恢复按板块' }).waitFor()
  await expectAccessible(manager)

  const guide = await hall.as('guide')
  await guide.goto('/work/guide')
  await guide.getByRole('textbox', { name: /^事项/ }).fill('gthsl')
  await guide.getByRole('button', { name: /个体工商户设立登记/ }).click()
  await guide.getByLabel(/^手机号（/).fill('13912346028')
  await guide.getByLabel('姓名').first().fill('林一川')
  await guide.getByLabel('身份证号码').fill(identityNumber(7_300))
  const answered = guide.waitForResponse((answer) => answer.url().endsWith('/halls/hall-county/tickets'))
  await guide.keyboard.press('F9')
  const { no, token } = (await (await answered).json()) as { no: string; token: string }
  await guide.getByText(no, { exact: true }).first().waitFor()
  expect(no).toMatch(/^G/)
  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto(`/ticket/${token}`)
  expect(await phone.locator('.ticket-head').innerText()).toContain(no)

  const clerk = await clerkAt('clerk32', 'hall-county-14')
  await openForCalling(clerk)
  await clerk.keyboard.press('F2')
  await clerk.waitForURL(/\/work\/intake\/gthsl\?ticket=/)
  const screen = await hall.visitor()
  await screen.goto('/display/hall-county')
  await screen.locator('.first .n', { hasText: no }).waitFor()
  await clerk.getByText('经营者是哪里的居民？').waitFor()
  await expect.poll(() => clerk.getByLabel('姓名').inputValue()).toBe('林一川')
  expect(await clerk.getByLabel('手机').inputValue()).toBe('13912346028')
  expect(await clerk.getByLabel('证件号码').inputValue()).toBe(identityNumber(7_300))
  await answerSoleTrader(clerk)
  for (const name of soleTrader.materials) await tickMaterial(clerk, name)
  await expectAccessible(clerk)
  await clerk.keyboard.press('F9')
  await clerk.waitForURL(/\/work\/applications\//)
  const strip = clerk.getByRole('region', { name: '当前排队号' })
  await strip.getByText('已服务').waitFor()
  await strip.getByText(no).waitFor()
  await clerk.keyboard.press('F2')
  await strip.getByText('窗口空闲').waitFor()
  await phone.locator('.ticket-head', { hasText: '已办完' }).waitFor({ timeout: 3_000 })
  expect((await put('/halls/hall-county/arranged-items/gthsl', { group: null })).ok()).toBe(true)
}, 240_000)

test('[QUE-02] a screen whose network was cut says so, and is right again within two seconds by itself', async () => {
  const cable = await layCable(hall.address)
  const screen = await hall.visitor()
  await screen.setViewportSize({ width: 1920, height: 1080 })
  await screen.goto(`${cable.address}/display/hall-city`)
  await screen.locator('.first.none').waitFor()
  await expectAccessible(screen)
  cable.pull()
  await screen.locator('.lost').waitFor({ state: 'visible', timeout: 6_000 })
  const clerk = await clerkAt('clerk01', 'hall-city-A01')
  await openForCalling(clerk)
  const lines = await clerk.context().request.get('/api/v1/queue/my-window')
  const { serves } = (await lines.json()) as { serves: readonly { id: string }[] }
  const taken = await clerk.context().request.post('/api/v1/halls/hall-city/own-tickets', {
    headers: fromHall(),
    data: { group: serves[0]?.id, phone: '13912346031' },
  })
  const { no } = (await taken.json()) as { no: string }
  await clerk.keyboard.press('F2')
  await clerk.getByText(no, { exact: true }).first().waitFor()
  cable.plugIn()
  await screen.locator('.first .n', { hasText: no }).waitFor({ timeout: 2_000 })
  await screen.locator('.lost').waitFor({ state: 'hidden', timeout: 2_000 })
  await clerk.keyboard.press('F2')
  await clerk.keyboard.press('F2')
  await screen.close()
  await cable.remove()
})

test('[QUE-04] the green channel records its reason and goes before others', async () => {
  const guide = await hall.as('guide')
  await guide.goto('/work/green-channel')
  await guide.getByText('社会事务').first().click()
  await guide.keyboard.press('F9')
  await guide.getByText('请写明原因').first().waitFor()
  await guide.getByLabel('原因').fill('急需住院报销')
  await guide.keyboard.press('F9')
  await guide.getByText('急需住院报销').waitFor()
  await expectAccessible(guide)
  await expectNoSidewaysScroll(guide)
})
