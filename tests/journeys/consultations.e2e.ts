import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const question = '合用冷库的两家店，要不要各办一张许可证？'

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name })

test('[CON-05] the guide is asked first and answers for it: the department answers, the guide tells, the manager counts', async () => {
  const guide = await hall.as({ account: 'songzhiwei' })
  await guide.goto('/work/consultation')
  await field(guide, /^查找事项/).fill('食品经营许可新办')
  await guide
    .getByRole('radio', { name: /食品经营许可新办/ })
    .first()
    .click()
  await guide.getByText('换一个').waitFor()
  await guide.getByRole('combobox', { name: /^问什么/ }).selectOption('conditions')
  await field(guide, /^问题/).fill(question)
  await guide.getByText('转部门答复').click()
  await field(guide, /^申请人姓名/).fill('秦照野')
  await field(guide, /^电话/).fill('13900007743')
  await sound(guide)
  await guide.keyboard.press('F7')
  await guide.getByRole('link', { name: question }).waitFor()
  await sound(guide)

  const reviewer = await hall.as({ account: 'heyuan' })
  await reviewer.goto('/work/inquiries?state=asked')
  await reviewer.getByRole('button', { name: question }).click()
  await reviewer.getByRole('button', { name: /^答复/ }).click()
  await field(reviewer, /^答复/).fill('各自经营的，各办一张。')
  await field(reviewer, /^依据/).fill('《食品经营许可和备案管理办法》第十条')
  await reviewer.getByRole('button', { name: /提交答复/ }).click()
  await reviewer.getByText('各自经营的，各办一张。').first().waitFor()

  await guide.goto('/work/notices')
  await guide.getByText('秦照野的咨询已有答复，请告知申请人').first().waitFor()
  await guide.getByRole('link', { name: '打开咨询' }).first().click()
  await guide.getByRole('button', { name: /^告知申请人/ }).click()
  await guide.getByRole('radio', { name: '电话' }).check()
  await guide.getByRole('button', { name: /确认告知/ }).click()
  await guide.getByText('告知申请人（电话）').waitFor()

  const manager = await hall.as({ account: 'fangmingche' })
  await manager.goto('/work/inquiry-figures')
  await manager.getByText('首问责任人').click()
  const row = manager.getByRole('row').filter({ hasText: '宋知微' })
  await row.getByRole('link').first().click()
  await manager.getByText(question).waitFor()
  await sound(manager)
  expect(await manager.getByText('已告知').count()).toBeGreaterThan(0)
})
