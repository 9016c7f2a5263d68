import { expect, test } from 'vitest'
import { tokenOf } from '../interface/api.ts'
import { identityNumber, takeFoodLicence } from '../interface/take.ts'
import { sign } from './clerk.ts'
import { openHall } from './harness.ts'

const hall = openHall()
const applicant = 6_100

test('[BAK-02] [BAK-03] [OUT-01] [OUT-02] [NET-04] a case goes from the window through the department to the hand of the applicant', async () => {
  const { id, applicationNo } = await takeFoodLicence(await tokenOf('shenruoxi', 'hall-county-13'), applicant)

  const reviewer = await hall.as({ account: 'heyuan' })
  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByRole('button', { name: /^领取/ }).click()
  await reviewer.getByRole('textbox', { name: '审查意见' }).fill('材料齐全，经审查符合要求，拟同意')
  await reviewer.getByRole('button', { name: /提交审核/ }).click()
  await reviewer.getByText('意见已提交').waitFor()

  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByRole('button', { name: /^领取/ }).click()
  await reviewer.getByRole('textbox', { name: '审查意见' }).fill('同意承办意见')
  await reviewer.getByRole('button', { name: /提交核准/ }).click()
  await reviewer.getByText('意见已提交').waitFor()

  const chief = await hall.as({ account: 'qiuwangshu' })
  await chief.goto('/work/matters')
  await chief.getByText(applicationNo).first().waitFor()
  await chief.goto(`/work/tasks/${id}`)
  await chief.getByRole('button', { name: /准予许可/ }).click()
  await chief.getByText(/准予许可：食品经营许可新办/).waitFor()
  await chief
    .getByRole('dialog')
    .getByRole('button', { name: /准予许可/ })
    .click()
  await chief.getByText('已准予许可，请制证').waitFor()

  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByRole('button', { name: /制证并用印/ }).click()
  await reviewer.getByRole('dialog').getByRole('button', { name: /制证/ }).click()
  await reviewer.getByText('已制证，等出件窗口签收').waitFor()

  const handout = await hall.as('handout-clerk')
  await handout.goto(`/work/handout/${id}`)
  await handout.getByText('清点实物').waitFor()
  for (const box of await handout.getByRole('checkbox').all()) await box.check()
  await handout.getByRole('button', { name: /^签收/ }).click()
  await handout.getByText('已接收，申请人可以来领取').waitFor()
  await handout.goto(`/work/handout/${id}`)
  await handout.getByRole('heading', { name: '核对身份' }).waitFor()
  for (const box of await handout.getByRole('checkbox').all()) await box.check()
  await handout.getByRole('textbox', { name: '证件号码' }).fill(identityNumber(applicant))
  await sign(handout)
  await handout.getByRole('button', { name: /确认交付/ }).click()
  await handout.getByText('已交付，办件已办结').waitFor()

  const phone = await hall.visitor({ size: 'phone' })
  await phone.goto('/progress')
  await phone.getByRole('textbox', { name: '办件编号' }).fill(applicationNo)
  await phone.getByRole('textbox', { name: '证件号码后 6 位' }).fill(identityNumber(applicant).slice(-6))
  await phone.getByRole('textbox', { name: '手机号后 4 位' }).fill('6027')
  await phone.getByRole('button', { name: '查看进度' }).click()
  await phone.getByText('批准了，结果已经交到您手里。').waitFor()
  await expect.poll(() => phone.getByText(/为什么是/).count()).toBeGreaterThan(0)
})

test('[NET-04] the number of a case alone opens nothing to a stranger', async () => {
  const { applicationNo } = await takeFoodLicence(await tokenOf('shenruoxi', 'hall-county-13'), applicant + 1)
  const stranger = await hall.visitor({ size: 'phone', scripts: false })
  await stranger.goto('/progress')
  await stranger.getByRole('textbox', { name: '办件编号' }).fill(applicationNo)
  await stranger.getByRole('textbox', { name: '证件号码后 6 位' }).fill('000000')
  await stranger.getByRole('textbox', { name: '手机号后 4 位' }).fill('6027')
  await stranger.getByRole('button', { name: '查看进度' }).click()
  await stranger.getByText(/对不上/).waitFor()
  await stranger.goto('/progress/case')
  await expect.poll(() => stranger.getByText(applicationNo).count()).toBe(0)
})

test('[BAK-06] [SEC-03] the manager urges a case; the supervisor reads its whole history and who looked at it', async () => {
  const { id } = await takeFoodLicence(await tokenOf('shenruoxi', 'hall-county-13'), applicant + 2)
  const manager = await hall.as('hall-manager')
  await manager.goto('/work/due')
  await manager.getByRole('button', { name: /^督办/ }).first().click()
  await manager.getByRole('textbox', { name: '督办理由' }).fill('承诺期限快到，请优先办理')
  await manager.getByRole('button', { name: '发出督办' }).click()
  await manager.getByText(/已督办 3399/).waitFor()

  const reviewer = await hall.as('reviewer')
  await reviewer.goto(`/work/tasks/${id}`)
  await reviewer.getByText('审查要点').first().waitFor()
  const supervisor = await hall.as('supervisor')
  await supervisor.goto(`/work/histories/${id}`)
  await supervisor.getByText(/链条完整，\d+ 个事件逐个验证过/).waitFor()
  await supervisor.getByText('何予安').first().waitFor()
  await expect.poll(() => supervisor.getByText('林书言').count()).toBe(0)
})
