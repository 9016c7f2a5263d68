import { expect, test } from 'vitest'
import { atRest } from './page-list.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'

const hall = openHall()
const sizes = ['desktop', 'phone'] as const

test('[TIM-04] [TIM-05] the system administrator closes a day, sees what it moves, and publishes it', async () => {
  const page = await hall.as('system-administrator', { size: 'desktop' })
  await page.goto('/work/calendar')
  await page.getByRole('button', { name: '修订日历' }).click()
  await page.getByLabel('停办事由').fill('台风停工')
  await page.getByLabel('停办文号').fill('云政办发〔2026〕31号')
  const days = page.locator('.month .day:not(.weekend):not(.holiday) button')
  await days.nth(200).click()
  await page.getByText('修订中，改了 1 天').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '看影响并发布' }).click()
  await page.getByRole('heading', { name: '对在办件的影响' }).waitFor()
  expect(await page.getByLabel('依据').inputValue()).toContain('云政办发')
  await expectAccessible(page)
  await page.getByRole('button', { name: '发布日历' }).click()
  await page.getByText(/版已发布，正在重算期限/).waitFor()
  await page.getByRole('button', { name: '修订日历' }).waitFor()
  await expect.poll(() => page.locator('.month .local-closure').count()).toBe(1)
})

test('[CAT-15] a department administrator grants a delegation and takes it back', async () => {
  const page = await hall.as('department-administrator', { size: 'desktop' })
  await page.goto('/work/delegations')
  await page.getByRole('button', { name: '授予授权' }).click()
  await page.getByLabel('授权委托书文号').fill('云委〔2026〕77号')
  await page.getByRole('dialog').getByText('整个大厅', { exact: true }).click()
  await page.getByRole('combobox', { name: '受托人' }).selectOption({ index: 1 })
  await page.getByRole('checkbox', { name: /^决定/ }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: '授予', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: '云委〔2026〕77号' })
  await row.getByRole('button', { name: '撤回' }).click()
  await page.getByLabel('撤回理由').fill('职能调整')
  await page.getByRole('button', { name: '撤回授权' }).click()
  await row.getByText('已撤回').waitFor()
})

test('[CAT-13] a department administrator shortens a promise; beyond the law it is refused and nothing is lost', async () => {
  const page = await hall.as('department-administrator', { size: 'desktop' })
  await page.goto('/work/item-settings')
  await page.getByRole('searchbox', { name: '按名称或编码查找事项' }).fill('spjy')
  await page.getByRole('link').filter({ hasText: '食品经营' }).first().click()
  await page.getByRole('button', { name: '本地设置承诺时限' }).click()
  const days = page.getByRole('spinbutton')
  await days.fill('99')
  await page.getByLabel('改动理由').fill('压缩承诺时限')
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText(/承诺时限不能超过法定时限/).waitFor()
  expect(await page.getByLabel('改动理由').inputValue()).toBe('压缩承诺时限')
  await days.fill('3')
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('设置已生效').waitFor()
  await page.getByText(/按事项库 → 3/).waitFor()
  await expectAccessible(page)
})

test.each(sizes)('[NET-08] the pages of what differs between places can be used at %s width', async (size) => {
  const page = await hall.as('system-administrator', { size })
  for (const address of ['/work/calendar', '/work/delegations', '/work/item-settings', '/work/item-settings/spjy']) {
    await page.goto(address)
    await atRest(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})
