import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()

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

  const clerk = await hall.visitor()
  const signedIn = await clerk.context().request.post('/api/v1/session', {
    headers: { origin: hall.address },
    data: { account: 'clerk33', password: 'yichuang-demo', windowId: 'hall-town-1' },
  })
  expect(signedIn.ok()).toBe(true)
  await clerk.goto('/work/queue')
  await atRest(clerk)
  await clerk.keyboard.press('F9')
  await clerk.getByRole('button', { name: /叫下一位/ }).waitFor()
  const screen = await hall.visitor()
  await screen.goto('/display/hall-town')
  await screen.getByText('现在没有叫号').waitFor()
  await clerk.keyboard.press('F9')
  await clerk.getByText('B001').first().waitFor()
  await screen.locator('.first .n', { hasText: 'B001' }).waitFor({ timeout: 3_000 })
  await phone.reload()
  expect(await phone.locator('.ticket-head').innerText()).toMatch(/叫到您了/)
  await clerk.keyboard.press('F9')
  await clerk.getByRole('button', { name: /办完/ }).waitFor()
  await clerk.keyboard.press('F9')
  await clerk.getByRole('button', { name: /叫下一位/ }).waitFor()
  await phone.reload()
  expect(await phone.locator('.ticket-head').innerText()).toMatch(/已办完/)
})
