import { expect, test } from 'vitest'
import { openHall } from './harness.ts'

const hall = openHall()

test('[INT-01] [INT-03] [BAK-03] a clerk takes an instant item by keyboard from the search to the licence', async () => {
  const page = await hall.as('window-clerk', { size: 'desktop' })
  await page.goto('/work/intake')
  await page.getByRole('searchbox', { name: '找事项' }).fill('gthsl')
  await page.getByRole('link', { name: /个体工商户设立登记/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('经营者是哪里的居民？').waitFor()
  for (const key of ['1', '1', '2', '0', 'Enter']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(150)
  }
  await page.getByText('情形已确定，共 3 份材料').waitFor()
  await page.keyboard.press('F9')
  await expect.poll(() => page.getByText(/还有 3 份材料没核完/).count()).toBe(1)
  for (const name of ['个体工商户登记（备案）申请书', '居民身份证', '中华人民共和国不动产权证书']) {
    const row = page.getByRole('button', { name: new RegExp(name) }).first()
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
    for (const box of await page.locator('.exp .pt [type=checkbox], .exp [role=checkbox]').all()) await box.click()
    const received = page.getByRole('checkbox', { name: '纸质或电子材料已收到' })
    if ((await received.count()) > 0) await received.check()
  }
  await page.getByLabel('证件号码').fill('11010519491231002X')
  await page.getByLabel('姓名').fill('周砚秋')
  await page.getByLabel('手机').fill('13900006027')
  await page.keyboard.press('F9')
  await page.waitForURL(/\/work\/applications\//)
  await page.getByText('准予', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: '受理通知书' }).waitFor()
  await expect.poll(() => page.getByText('链条完整').count()).toBe(1)
})

test('[INT-02] a wrong check digit is said under the field and the text stays', async () => {
  const page = await hall.as('window-clerk', { size: 'desktop' })
  await page.goto('/work/intake/gthsl')
  const number = page.getByLabel('证件号码')
  await number.fill('110105194912310021')
  await page.getByLabel('姓名').focus()
  await page.getByText('末位校验不对，请再核对一遍').waitFor()
  expect(await number.inputValue()).toBe('110105194912310021')
})
