import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
/** The plans of the demo halls are made behind the start. */
async function hallsAreSetUp(page: Page) {
  await expect
    .poll(async () => {
      await page.goto('/book')
      return page.getByRole('link', { name: /云岫县行政服务中心/ }).count()
    })
    .toBe(1)
}
const visitor = { name: '周砚秋', number: '440524188001010014', phone: '139 1234 6027' }

test('[APT-01][APT-05] somebody books on the phone, moves the booking, finds it again and cancels it', async () => {
  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto('/')
  await phone.getByRole('link', { name: /网上预约/ }).click()
  await hallsAreSetUp(phone)
  await phone.getByRole('link', { name: /云岫县行政服务中心/ }).click()
  await phone.getByLabel('找事项').fill('公司设立')
  await phone.getByRole('button', { name: '查找' }).click()
  await expectAccessible(phone)
  await phone.getByRole('link', { name: /公司设立登记/ }).click()
  await expectAccessible(phone)
  await expectNoSidewaysScroll(phone)
  await phone.getByRole('radio', { disabled: false }).first().check()
  await phone.getByLabel('姓名').fill(visitor.name)
  await phone.getByLabel('证件号码').fill('440524188001010015')
  await phone.getByLabel('手机号').fill(visitor.phone)
  await phone.getByRole('button', { name: '预约这个时段' }).click()
  await phone.getByText('证件号码不对，请核对').waitFor()
  expect(await phone.getByLabel('姓名').inputValue()).toBe(visitor.name)
  await phone.getByLabel('证件号码').fill(visitor.number)
  await phone.getByRole('button', { name: '预约这个时段' }).click()
  await phone.getByRole('heading', { name: '预约成功' }).waitFor()
  await expectAccessible(phone)
  const [no = '', code = ''] = await phone.locator('.booking-proof dd').allInnerTexts()
  expect(await phone.locator('main').innerText()).not.toContain(visitor.number)

  await phone.getByRole('link', { name: '改期' }).click()
  await phone.getByRole('radio', { disabled: false }).nth(2).check()
  await phone.getByRole('button', { name: '改到这个时段' }).click()
  await phone.getByRole('heading', { name: '我的预约' }).waitFor()

  await phone.goto('/booking')
  await phone.getByLabel('预约号').fill(no.toLowerCase())
  await phone.getByLabel('验证码').fill('WRONG2')
  await phone.getByRole('button', { name: '查看预约' }).click()
  await phone.getByText('预约号或验证码不对').waitFor()
  await phone.getByLabel('验证码').fill(code)
  await phone.getByRole('button', { name: '查看预约' }).click()
  await phone.getByText('已预约').waitFor()
  await phone.getByRole('button', { name: '取消预约' }).click()
  await phone.getByText('已取消').waitFor()
})

test('[APT-01][APT-06] the hall manager books for somebody on the telephone, and sees it on its day', async () => {
  const page = await hall.as('hall-manager')
  await hallsAreSetUp(page)
  await page.goto('/work/bookings')
  await atRest(page)
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByText('热线').click()
  await page.getByRole('textbox', { name: /事项/ }).fill('gssl')
  await page.getByRole('radio', { name: /公司设立登记/ }).click()
  await page.getByRole('radio', { name: /–/ }).first().click()
  await page.getByRole('textbox', { name: '姓名' }).fill('韩松雪')
  await page.getByRole('textbox', { name: '证件号码' }).fill('11010119900307002X')
  await page.getByRole('textbox', { name: '手机号' }).fill('13900006027')
  await page.keyboard.press('F9')
  await page.getByText('预约成功').waitFor()
  expect(await page.getByRole('dialog').innerText()).toMatch(/Y\d{6}-\d{6}/)
})
