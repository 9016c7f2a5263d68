import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'

const hall = openHall()

test('[QUE-06] the hall manager plays a day again with one more window and reads when more are advised', async () => {
  const page = await hall.as('hall-manager')
  await page.goto('/work/hall-simulation')
  await page.getByRole('heading', { name: '方案' }).waitFor()
  const table = page.getByRole('group', { name: '结果对照' })
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['指标', '当天实际', '当天模拟'])
  await page.getByLabel('增加一个窗口，办……').selectOption({ label: 'B 商事登记' })
  await page.getByText('新增 1').waitFor()
  await page.keyboard.press('F9')
  await table.getByRole('columnheader', { name: '方案' }).waitFor()
  const waits = await table
    .getByRole('row', { name: /^九成人等候不超过/ })
    .getByRole('cell')
    .allInnerTexts()
  const [, played = 0, tried = 0] = waits.map((text) => Number.parseFloat(text))
  expect(tried).toBeLessThan(played)
  await expectAccessible(page)
  await page.getByRole('textbox', { name: '来访人数（%）' }).fill('abc')
  await page.keyboard.press('F9')
  await expect.poll(() => page.evaluate('document.activeElement?.value')).toBe('abc')

  await page.getByRole('link', { name: '增开窗口建议' }).click()
  await page.getByRole('heading', { name: '建议' }).waitFor()
  await page.getByRole('textbox', { name: /九成人最多等候/ }).fill('8')
  await page.keyboard.press('Enter')
  await page
    .getByText(/周. .*增开(三个窗口仍不够| \d 个窗口)/)
    .first()
    .waitFor()
  await page.getByText(/^依据/).first().click()
  await page
    .getByText(/九成人等候 \d+ 分钟/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
})
