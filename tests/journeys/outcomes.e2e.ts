import { expect, test } from 'vitest'
import { identityNumber } from '../interface/take.ts'
import { acceptWithOneToFollow, answerFoodLicence, fillApplicant, tickMaterial } from './clerk.ts'
import { openHall } from './harness.ts'

const hall = openHall()

test('[INT-04] a clerk accepts with one material to follow: the applicant signs, the commitment is printed', async () => {
  const page = await hall.as('window-clerk')
  await acceptWithOneToFollow(page, 6_001)
  await page.getByText('容缺待补').first().waitFor()
  await page
    .getByRole('button', { name: /承诺书/ })
    .first()
    .waitFor()
  await expect.poll(() => page.getByText('核收材料 × 4').count()).toBe(1)
})

test('[INT-05] a clerk tells everything that is missing at once, and the application waits for it', async () => {
  const page = await hall.as('window-clerk')
  await answerFoodLicence(page)
  await tickMaterial(page, '食品经营许可申请书')
  await fillApplicant(page, 6_002)
  await page.keyboard.press('F8')
  await page.getByText('需要补正 2 处').waitFor()
  await page.getByText('只能告知一次，请确认已列全').waitFor()
  await page.getByRole('button', { name: '出具并送达补正通知' }).click()
  await page.waitForURL(/\/work\/applications\//)
  await page.getByText('补正', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: /补正/ }).first().waitFor()
  await expect.poll(() => page.getByText('送达补正通知').count()).toBe(1)
})

test('[INT-06] a clerk refuses with ground, reason and basis; nothing goes without them', async () => {
  const page = await hall.as('window-clerk')
  await answerFoodLicence(page)
  await fillApplicant(page, 6_003)
  await page.keyboard.press('F10')
  await page.getByRole('radio', { name: '不属于本机关职权' }).click()
  await page.getByRole('textbox', { name: '有权机关' }).fill('邻县市场监督管理局')
  await page.getByRole('textbox', { name: '理由' }).fill('经营场所在邻县，不在本县辖区内')
  await page.getByRole('textbox', { name: '依据（一行一条）' }).fill('行政许可法第三十二条第一款第（二）项')
  await page.getByRole('button', { name: '出具不予受理决定书' }).click()
  await page.waitForURL(/\/work\/applications\//)
  await page
    .getByRole('button', { name: /不予受理/ })
    .first()
    .waitFor()
  await expect.poll(() => page.getByText('不予受理').count()).toBeGreaterThan(0)
})

test('[INT-01] a draft keeps everything typed and is taken up again', async () => {
  const page = await hall.as('window-clerk')
  await answerFoodLicence(page)
  await tickMaterial(page, '食品经营许可申请书')
  await fillApplicant(page, 6_004)
  await page.keyboard.press('Control+s')
  await page.waitForURL(/\/work\/intake$/)
  const unfinished = page.locator('.desk-row', { hasText: '食品经营许可新办 周砚秋' })
  await unfinished.getByRole('link', { name: '接着填' }).click()
  await page.getByText('5 份，已核 1 份').waitFor()
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('周砚秋')
  expect(await page.getByRole('textbox', { name: '证件号码' }).inputValue()).toBe(identityNumber(6_004))
  await page.goto('/work/intake')
  await unfinished.getByRole('button', { name: '丢弃' }).click()
  await page.getByText('丢弃后不能恢复').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '丢弃' }).click()
  await unfinished.waitFor({ state: 'detached' })
})
