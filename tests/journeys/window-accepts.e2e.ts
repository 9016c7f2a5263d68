import { expect, test } from 'vitest'
import { anApplication, identityNumber } from '../interface/take.ts'
import { answerFoodLicence, answerSoleTrader, fillApplicant, foodLicence, soleTrader, tickMaterial } from './clerk.ts'
import { openHall } from './harness.ts'

const hall = openHall()

test('[INT-01] [INT-03] [BAK-03] a clerk takes an instant item by keyboard from the search to the licence', async () => {
  const page = await hall.as('window-clerk', { size: 'desktop' })
  await page.goto('/work/intake')
  await page.getByRole('searchbox', { name: '找事项' }).fill('gthsl')
  await page.getByRole('link', { name: /个体工商户设立登记/ }).waitFor()
  await page.keyboard.press('Enter')
  await answerSoleTrader(page)
  await page.keyboard.press('F9')
  await expect.poll(() => page.getByText(/还有 3 份材料没核完/).count()).toBe(1)
  await page.keyboard.press('Alt+2')
  for (const name of soleTrader.materials) {
    const row = page.getByRole('button', { name: new RegExp(name) }).first()
    await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true')
    const points = await page.locator('.exp .pt').count()
    for (let ticked = 1; ticked <= points; ticked += 1) {
      await page.keyboard.press('Space')
      await expect.poll(() => row.innerText()).toContain(`${ticked} / ${points}`)
    }
    await page.keyboard.press('R')
    await page.keyboard.press('ArrowDown')
  }
  await fillApplicant(page, 31)
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

test('[INT-02] an act waits for what is known of the applicant, and nothing typed meanwhile is lost', async () => {
  const page = await hall.as('window-clerk', { size: 'desktop' })
  const headers = { origin: hall.address }
  const opened = await page.request.post('/api/v1/applications', { headers, data: anApplication(32) })
  expect(opened.ok(), await opened.text()).toBe(true)
  const { applicationNo } = (await opened.json()) as { applicationNo: string }
  await page.route('**/intake/applicant-lookups', async (route) => {
    await new Promise((done) => setTimeout(done, 2_000))
    await route.continue()
  })

  await answerFoodLicence(page)
  for (const name of foodLicence.materials) await tickMaterial(page, name)
  await page.getByRole('textbox', { name: '证件号码' }).fill(identityNumber(32))
  await page.getByRole('textbox', { name: '姓名' }).fill('周砚春')
  await page.getByRole('textbox', { name: '手机' }).fill('13900007138')
  await page.keyboard.press('F9')
  await page.getByText(`同一申请人还有在办的：${applicationNo}`).waitFor()
  expect(new URL(page.url()).pathname).toBe('/work/intake/spjy')
  // The band takes room from the desk, never from its acts.
  const last = await page.getByRole('button', { name: /不予受理/ }).boundingBox()
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0)
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('周砚春')
  expect(await page.getByRole('textbox', { name: '手机' }).inputValue()).toBe('13900007138')
  await page.keyboard.press('F9')
  await page.waitForURL(/\/work\/applications\//)
})
