import { expect, test } from 'vitest'
import { call, tokenOf } from '../interface/api.ts'
import { identityNumber, takeFoodLicence } from '../interface/take.ts'
import { answerFoodLicence, fillApplicant, tickMaterial } from './clerk.ts'
import { expectAccessible, openHall } from './harness.ts'

const hall = openHall()
const applicant = 6_700

async function accepted(n: number): Promise<string> {
  return (await takeFoodLicence(await tokenOf('shenruoxi', 'hall-county-13'), n)).id
}

test('[BAK-14] the applicant withdraws at the window with the own document, nobody else does', async () => {
  const id = await accepted(applicant)
  const page = await hall.as('window-clerk')
  await page.goto(`/work/applications/${id}`)
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: /撤回申请/ }).click()
  await drawer.getByText('请填写').waitFor()
  await drawer.getByRole('textbox', { name: '证件号码' }).fill(identityNumber(applicant + 1))
  await drawer.getByRole('button', { name: /撤回申请/ }).click()
  await drawer.getByRole('alert').waitFor()
  await expectAccessible(page)
  await drawer.getByRole('textbox', { name: '证件号码' }).fill(identityNumber(applicant))
  await drawer.getByRole('button', { name: /撤回申请/ }).click()
  await page.getByText('已撤回').first().waitFor()
  await page.getByRole('button', { name: '送达结果通知' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /登记送达/ })
    .click()
  await page.getByText('已登记送达').waitFor()
  await page.getByRole('button', { name: '送达结果通知' }).waitFor({ state: 'detached' })
  expect(await page.getByText('送达结果通知').count()).toBeGreaterThan(0)
})

test('[BAK-14] a clerical error is corrected by another person, and the history says so', async () => {
  const id = await accepted(applicant + 2)
  const clerk = await hall.as('window-clerk')
  await clerk.goto(`/work/applications/${id}`)
  await clerk.getByRole('button', { name: '更正笔误' }).click()
  await clerk.getByRole('textbox', { name: '更正为' }).fill('周砚球')
  await clerk.getByRole('textbox', { name: '理由' }).fill('姓名录入错误，与身份证不一致')
  await clerk.getByRole('button', { name: /提交更正/ }).click()
  await clerk.getByText('等待部门首席代表审批').waitFor()
  expect(await clerk.getByRole('button', { name: '同意更正' }).count()).toBe(0)

  const chief = await hall.as({ account: 'qiuwangshu' })
  await chief.goto(`/work/applications/${id}`)
  await chief.getByRole('button', { name: '不予更正' }).click()
  await chief.getByText('请填写').waitFor()
  await expectAccessible(chief)
  await chief.getByRole('button', { name: '同意更正' }).click()
  await chief.getByText('周砚球').first().waitFor()
  await chief.getByText('更正笔误').first().waitFor()
})

test('[INT-13] [BAK-14] the chief representative ends a wrong acceptance and names the side that was wrong', async () => {
  const id = await accepted(applicant + 3)
  const chief = await hall.as({ account: 'qiuwangshu' })
  await chief.goto(`/work/tasks/${id}`)
  await chief.getByRole('button', { name: '终止办理…' }).click()
  const drawer = chief.getByRole('dialog')
  await drawer.getByRole('radio', { name: '误受理' }).click()
  await drawer.getByRole('button', { name: /终止办理/ }).click()
  await drawer.getByText('请选择责任方').waitFor()
  await expectAccessible(chief)
  await drawer.getByRole('combobox', { name: /误受理责任/ }).selectOption({ label: '大厅：未按审查要点受理' })
  await drawer.getByRole('button', { name: /终止办理/ }).click()
  await chief.getByText('已终止办理').waitFor()

  const { body } = await call('GET', `/applications/${id}`, { token: await tokenOf('shenruoxi', 'hall-county-13') })
  expect(body).toMatchObject({ case: { conclusion: { ground: 'wrong-acceptance', attributedTo: 'hall' } } })
})

test('[INT-05] a second correction notice needs the ground of a supervisor', async () => {
  const clerk = await hall.as('window-clerk')
  await answerFoodLicence(clerk)
  await tickMaterial(clerk, '食品经营许可申请书')
  await fillApplicant(clerk, applicant + 4)
  await clerk.keyboard.press('F8')
  await clerk.getByRole('button', { name: '出具并送达补正通知' }).click()
  await clerk.waitForURL(/\/work\/applications\//)
  const { pathname } = new URL(clerk.url())
  const supervisor = await hall.as('supervisor')
  await supervisor.goto(pathname)
  await supervisor.getByRole('button', { name: '批准再次补正' }).click()
  await supervisor.getByRole('textbox', { name: '理由' }).fill('申请事项变更，原告知不适用')
  await supervisor.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
  await supervisor.getByText('已批准，可再出具一次补正通知').waitFor()
  expect(await supervisor.getByRole('button', { name: '批准再次补正' }).count()).toBe(0)
})
