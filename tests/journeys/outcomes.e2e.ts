import { expect, test } from 'vitest'
import { answerFoodLicence, fillApplicant, foodLicence, sign, tickMaterial } from './clerk.ts'
import { openHall } from './harness.ts'

const hall = openHall()
const rules = '食品安全规章制度目录清单'

test('[INT-04] a clerk accepts with one material to follow: the applicant signs, the commitment is printed', async () => {
  const page = await hall.as('window-clerk')
  await answerFoodLicence(page)
  for (const name of foodLicence.materials.filter((one) => one !== rules)) await tickMaterial(page, name)
  await fillApplicant(page, 6_001)
  await page.getByText('缺的材料里有 1 份可容缺').waitFor()
  await page.keyboard.press('F7')
  await page.getByText(/本人承诺在 5 个工作日内补交 《食品安全规章制度目录清单》/).waitFor()
  await sign(page)
  await page.getByRole('button', { name: '签署并受理' }).click()
  await page.waitForURL(/\/work\/applications\//)
  await page.getByText('容缺待补').first().waitFor()
  await page
    .getByRole('button', { name: /承诺书/ })
    .first()
    .waitFor()
  expect(await page.getByText('核收材料 × 4').count()).toBe(1)
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
  expect(await page.getByText('送达补正通知').count()).toBe(1)
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
  expect(await page.getByText('不予受理').count()).toBeGreaterThan(0)
})

test('[INT-01] a draft keeps everything typed and is taken up again', async () => {
  const page = await hall.as('window-clerk')
  await answerFoodLicence(page)
  await tickMaterial(page, '食品经营许可申请书')
  await fillApplicant(page, 6_004)
  await page.keyboard.press('Control+s')
  await page.getByText(/草稿/).first().waitFor()
  await page.goto('/work/intake')
  await page
    .getByRole('link', { name: /食品经营许可新办/ })
    .first()
    .waitFor()
  expect(await page.getByText(/周砚秋/).count()).toBeGreaterThan(0)
})
