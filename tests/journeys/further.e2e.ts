import type { Page } from 'playwright-core'
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
  await expect.poll(() => page.getByText('送达结果通知').count()).toBeGreaterThan(0)
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
  await expect.poll(() => clerk.getByRole('button', { name: '同意更正' }).count()).toBe(0)

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

/** Takes an application with one material in order, tells what is missing, and takes corrections for the others. */
async function corrected(page: Page, { n, brings }: { n: number; brings: boolean }): Promise<string> {
  await answerFoodLicence(page)
  await tickMaterial(page, '食品经营许可申请书')
  await fillApplicant(page, n)
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: '出具并送达补正通知' }).click()
  await page.waitForURL(/\/work\/applications\//)
  const path = new URL(page.url()).pathname
  const id = path.split('/').at(-1) ?? ''
  const token = await tokenOf('shenruoxi', 'hall-county-13')
  const { body } = await call('GET', `/applications/${id}`, { token })
  const { version, notices } = body as {
    version: number
    notices: readonly { defects: readonly { material: string }[] }[]
  }
  const asked = new Set(notices.flatMap(({ defects }) => defects.map(({ material }) => material)))
  const changes = brings ? [...asked].map((key) => ({ key, received: true })) : []
  const sent = { changes, isDeclaredComplete: true, expectedVersion: version }
  const { status } = await call('POST', `/applications/${id}/corrections`, { token, body: sent })
  expect(status).toBe(200)
  return path
}

test('[INT-03] [INT-05] what came after a correction notice is looked through on the page of the case, and accepted', async () => {
  const page = await hall.as('window-clerk')
  await corrected(page, { n: applicant + 4, brings: true })
  await page.getByRole('heading', { name: '继续审查' }).waitFor()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  await expectAccessible(page)
  for (const box of await page.locator('section .pt [type=checkbox]').all()) await box.check()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByText('已受理').first().waitFor()
  await page.getByRole('button', { name: /受理通知书/ }).waitFor()
  await expect.poll(() => page.getByRole('heading', { name: '继续审查' }).count()).toBe(0)
})

test('[INT-05] a second correction notice needs the ground of a supervisor', async () => {
  const clerk = await hall.as('window-clerk')
  const path = await corrected(clerk, { n: applicant + 5, brings: false })
  await clerk.getByRole('heading', { name: '继续审查' }).waitFor()
  await clerk.getByRole('button', { name: '出具补正通知' }).click()
  await clerk.getByRole('alert').first().waitFor()

  const supervisor = await hall.as('supervisor')
  await supervisor.goto(path)
  await supervisor.getByRole('button', { name: '批准再次补正' }).click()
  await supervisor.getByRole('textbox', { name: '理由' }).fill('申请事项变更，原告知不适用')
  await supervisor.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
  await supervisor.getByText('已批准，可再出具一次补正通知').waitFor()
  await expect.poll(() => supervisor.getByRole('button', { name: '批准再次补正' }).count()).toBe(0)

  await clerk.reload()
  await clerk.getByRole('button', { name: '出具补正通知' }).click()
  await clerk.getByText('已出具补正通知').waitFor()
  await clerk.getByRole('button', { name: '送达补正通知' }).waitFor()
})

/** Changes what the place decides about 仅销售预包装食品备案, as its department's administrator. */
async function decide(setting: object): Promise<void> {
  const token = await tokenOf('songkewei')
  const path = '/catalogue/items/ybzba/setting'
  const { body } = await call('GET', path, { token })
  const { version } = body as { version: number }
  const changed = { setting, reason: '本地办理方式调整', expectedVersion: version }
  const { status } = await call('POST', path, { token, body: changed })
  expect(status).toBe(200)
}

test('[CAT-15] [INT-05] where the department decides on acceptance, the window receives and proposes, and the department answers', async () => {
  await decide({ authority: 'receive', correctionBy: 'department' })
  try {
    const clerk = await hall.as('window-clerk')
    await clerk.goto('/work/intake/ybzba')
    await clerk.getByText('备案与办照的关系').first().waitFor()
    for (const key of ['2', '1']) {
      await clerk.keyboard.press(key)
      await clerk.waitForTimeout(150)
    }
    await fillApplicant(clerk, applicant + 6)
    await clerk.getByRole('button', { name: /收件，转部门审查/ }).click()
    await clerk.waitForURL(/\/work\/applications\//)
    await clerk.getByText('本事项由部门决定是否受理').waitFor()
    const number = /\d{6}-\d{6}-\d{5}/.exec(await clerk.locator('h1').locator('..').innerText())?.[0] ?? 'no number'
    expect(await clerk.getByRole('button', { name: '受理', exact: true }).count()).toBe(0)
    await expectAccessible(clerk)
    await clerk.getByRole('button', { name: '提报补正' }).click()
    await clerk.getByText('等待部门确认', { exact: true }).waitFor()

    const reviewer = await hall.as({ account: 'heyuan' })
    await reviewer.goto('/work/examinations')
    await reviewer.getByRole('row').filter({ hasText: number }).getByRole('link').click()
    await reviewer.getByRole('heading', { name: '窗口提报：补正' }).waitFor()
    await expectAccessible(reviewer)
    await reviewer.getByRole('button', { name: '出具补正通知' }).click()
    await reviewer.getByText('已出具补正通知').waitFor()
    await reviewer.getByRole('button', { name: '送达补正通知' }).waitFor()
  } finally {
    await decide({})
  }
})
