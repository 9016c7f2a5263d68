import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { call, tokenOf } from '../interface/api.ts'
import { anApplication, identityNumber, takeFoodLicence, takeItem } from '../interface/take.ts'
import { expectAccessible, openHall } from './harness.ts'

const hall = openHall()
const applicant = 6_500
/** what is sold cooked is inspected on the spot first */
const cookedFood = { format: ['sale'], prepack: ['no'], saleitem: ['bulkcook'] }

/** The progress of a case as its applicant sees it on a phone. */
async function progressOf(applicationNo: string, n: number): Promise<Page> {
  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto('/progress')
  await phone.getByRole('textbox', { name: '办件编号' }).fill(applicationNo)
  await phone.getByRole('textbox', { name: '证件号码后 6 位' }).fill(identityNumber(n).slice(-6))
  await phone.getByRole('textbox', { name: '手机号后 4 位' }).fill('6027')
  await phone.getByRole('button', { name: '查看进度' }).click()
  await phone.getByText(applicationNo).first().waitFor()
  return phone
}

test('[BAK-06] while an inspection is under way the time stands, and the applicant is told; afterwards it runs on', async () => {
  const token = await tokenOf('shenruoxi', 'hall-county-13')
  const { id, applicationNo } = await takeFoodLicence(token, applicant, { answers: cookedFood })
  const reviewer = await hall.as({ account: 'heyuan' })
  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByRole('button', { name: /^领取/ }).click()
  await reviewer.getByRole('button', { name: '特别程序' }).click()
  const drawer = reviewer.getByRole('dialog', { name: '特别程序' })
  await drawer.getByText('承诺期限和法定期限都不计').waitFor()
  await drawer.getByRole('button', { name: '启动现场核查' }).click()
  await drawer.getByText('未送达').waitFor()
  await expectAccessible(reviewer)
  await drawer.getByRole('radio', { name: '窗口送达' }).check()
  await drawer.getByRole('button', { name: /送达告知书，时间停住/ }).click()
  await drawer.getByText('进行中').waitFor()

  const phone = await progressOf(applicationNo, applicant)
  await phone
    .getByText(/现场核查/)
    .first()
    .waitFor()

  await drawer.getByRole('button', { name: '结束，时间继续' }).click()
  await drawer.getByText('请写明结果').waitFor()
  await drawer.getByRole('textbox', { name: '结果' }).fill('现场布局与图纸一致，符合要求')
  await drawer.getByRole('button', { name: '结束，时间继续' }).click()
  await drawer.getByRole('button', { name: '启动现场核查' }).waitFor()
  await reviewer.keyboard.press('Escape')
  await reviewer.goto(`/work/applications/${id}`)
  for (const step of ['启动特别程序', '送达特别程序告知书', '特别程序结束'])
    await expect.poll(() => reviewer.getByText(step).count()).toBe(1)
})

/** A planning permission (建设工程规划许可证核发): expert review or hearing by its situation, and always 7 natural days of publicity. */
const planning = [
  {
    n: applicant + 3,
    name: '专家评审',
    answers: { act: ['new'], type: ['bldg'], house: ['no'], large: ['yes'], traffic: ['no'] },
    result: '专家组一致通过，补充消防车道说明',
  },
  {
    n: applicant + 4,
    name: '听证',
    answers: { act: ['change'], bigchg: ['yes'], traffic: ['no'] },
    result: '利害关系人无异议，笔录已签字',
  },
]

test.each(planning)(
  '[BAK-06] $name: a planning permission that needs it, the time stands while it is held',
  async ({ name, answers, result, n }) => {
    const { id, applicationNo } = await takeItem(await tokenOf('shenruoxi', 'hall-county-13'), n, {
      item: 'jsghxk',
      answers,
    })
    const reviewer = await hall.as({ account: 'zrzy-reviewer1' })
    await reviewer.goto(`/work/tasks/${id}`)
    await reviewer.getByRole('button', { name: /^领取/ }).click()
    await reviewer.getByRole('button', { name: '特别程序' }).click()
    const drawer = reviewer.getByRole('dialog', { name: '特别程序' })
    const asked = drawer.getByRole('region', { name, exact: true })
    await drawer.getByText('7 日（自然日）').waitFor()
    await asked.getByRole('button', { name: `启动${name}` }).click()
    await drawer.getByText('未送达').waitFor()
    await drawer.getByRole('button', { name: /送达告知书，时间停住/ }).click()
    await drawer.getByText('进行中').waitFor()
    await expectAccessible(reviewer)

    const phone = await progressOf(applicationNo, n)
    await phone.getByText(name).first().waitFor()

    await drawer.getByRole('textbox', { name: '结果' }).fill(result)
    await drawer.getByRole('button', { name: '结束，时间继续' }).click()
    await asked.getByRole('button', { name: `启动${name}` }).waitFor()
    await reviewer.keyboard.press('Escape')
    await reviewer.goto(`/work/applications/${id}`)
    await reviewer.getByText('特别程序结束').waitFor()
    await reviewer.getByText(result).waitFor()
  },
)

test('[BAK-06] where the item gives a procedure no time, the department says it, and the notice announces it', async () => {
  const n = applicant + 5
  const answers = { level: ['key'], sewage: ['no'] }
  const { id } = await takeItem(await tokenOf('shenruoxi', 'hall-county-13'), n, { item: 'pwxk', answers })
  const reviewer = await hall.as({ account: 'sthj-reviewer1' })
  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByRole('button', { name: /^领取/ }).click()
  await reviewer.getByRole('button', { name: '特别程序' }).click()
  const drawer = reviewer.getByRole('dialog', { name: '特别程序' })
  await drawer.getByRole('button', { name: '启动现场核查' }).click()
  await drawer.getByText(/请写明预计需要几个工作日/).waitFor()
  await drawer.getByRole('spinbutton', { name: '预计需要几个工作日' }).fill('6')
  await drawer.getByRole('button', { name: '启动现场核查' }).click()
  await drawer.getByRole('button', { name: /送达告知书，时间停住/ }).click()
  await drawer.getByText('进行中').waitFor()
  await expectAccessible(reviewer)
  const { body } = await call('GET', `/applications/${id}`, { token: await tokenOf('sthj-reviewer1') })
  const { procedures } = body as { procedures: readonly { days: number; announcedUntil?: string }[] }
  expect(procedures).toMatchObject([{ days: 6 }])
  await drawer.getByText('预计至').waitFor()
})

test('[BAK-12] [CAT-15] an extension is asked with a reason, approved by the chief alone, and in force when it was told', async () => {
  const { id, applicationNo } = await takeFoodLicence(await tokenOf('shenruoxi', 'hall-county-13'), applicant + 1)
  const reviewer = await hall.as({ account: 'heyuan' })
  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByRole('button', { name: /^领取/ }).click()
  await reviewer.getByRole('button', { name: '申请延期' }).click()
  const drawer = reviewer.getByRole('dialog', { name: '申请延期' })
  await drawer.getByRole('button', { name: /提交申请/ }).click()
  await drawer.getByText('请写明理由').waitFor()
  await drawer.getByRole('spinbutton', { name: '延长几个工作日' }).fill('5')
  await drawer.getByRole('textbox', { name: '理由' }).fill('需向省局函询原料标准')
  await drawer.getByRole('button', { name: /提交申请/ }).click()
  await drawer.getByText('等待首席代表审批').waitFor()
  await expect.poll(() => drawer.getByRole('button', { name: '批准延期' }).count()).toBe(0)

  const chief = await hall.as({ account: 'qiuwangshu' })
  await chief.goto(`/work/tasks/${id}`)
  await chief.getByText('需向省局函询原料标准', { exact: true }).waitFor()
  await chief.getByRole('button', { name: '批准延期' }).click()
  await chief.getByText('审批延期').waitFor({ state: 'detached' })

  await drawer.getByText('已批准，待送达').waitFor()
  await drawer.getByRole('button', { name: /送达延期告知书/ }).click()
  await drawer.getByText('已生效').waitFor()
  const phone = await progressOf(applicationNo, applicant + 1)
  await phone.getByText(/延期/).first().waitFor()
  await expect.poll(() => phone.getByText(/延期/).count()).toBeGreaterThan(0)
})

test('[OUT-03] a result goes by mail: the waybill is kept, the applicant sees it, and the proof ends the case', async () => {
  const n = applicant + 2
  const token = await tokenOf('shenruoxi', 'hall-county-13')
  const delivery = { method: 'mail', recipient: '周砚秋', phone: '13900006027', address: '云岫县学前街 1 号' }
  const body = { ...anApplication(n, { kind: 'complete' }), delivery }
  const { body: taken } = await call('POST', '/applications', { token, body })
  const { id, applicationNo } = taken as { id: string; applicationNo: string }

  const handout = await hall.as('handout-clerk')
  await handout.goto(`/work/handout/${id}`)
  await handout.getByRole('heading', { name: '核对身份' }).waitFor()
  await handout.getByRole('button', { name: /寄送/ }).click()
  const drawer = handout.getByRole('dialog', { name: '寄送结果' })
  await drawer.getByText('云岫县学前街 1 号').waitFor()
  await expectAccessible(handout)
  await drawer.getByRole('textbox', { name: '运单号' }).fill('EX123456785CN')
  await drawer.getByRole('button', { name: /交邮/ }).click()
  await handout.getByText('已寄出').first().waitFor()
  const phone = await progressOf(applicationNo, n)
  await phone.getByText(/EX123456785CN/).waitFor()

  await handout.goto(`/work/handout/${id}`)
  await handout.getByRole('textbox', { name: '妥投或取件凭证' }).fill('收件人本人签收 00127')
  await handout.getByRole('button', { name: /记录送达/ }).click()
  await handout.getByText('已记录送达').waitFor()
  await phone.reload()
  await phone
    .getByText(/已经交到您手里|已送达/)
    .first()
    .waitFor()
  await expect.poll(() => phone.getByText(/EX123456785CN/).count()).toBeLessThan(2)
})
