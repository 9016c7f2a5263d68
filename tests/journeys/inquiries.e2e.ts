import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const sizes = Object.keys(viewports) as Viewport[]
const basis = '《食品经营许可和备案管理办法》第十三条'

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name })

/** Writes a question about the food licence into the drawer of a clerk. */
async function write(clerk: Page, question: string): Promise<void> {
  await clerk.goto('/work/inquiries')
  await clerk.getByRole('button', { name: /新咨询/ }).click()
  await field(clerk, /^查找事项/).fill('食品经营许可新办')
  await clerk
    .getByRole('radio', { name: /食品经营许可新办/ })
    .first()
    .click()
  await clerk.getByText('换一个').waitFor()
  await field(clerk, /^问题/).fill(question)
}

describe.each(sizes)('at %s width', (size) => {
  test('[INT-10] asked at the window, answered by the department, told to the applicant by a message', async () => {
    const question = `租用村集体房屋可否用村委会证明代替产权证书？（${size}）`
    const clerk = await hall.as({ account: 'shenruoxi' }, { size })
    await write(clerk, question)
    await field(clerk, /^申请人姓名/).fill('周砚秋')
    await field(clerk, /^电话/).fill('13900006027')
    await sound(clerk)
    await clerk.getByRole('button', { name: /转给部门/ }).click()
    await clerk.getByText(/等市场监督管理局答复/).waitFor()
    await sound(clerk)

    const reviewer = await hall.as({ account: 'heyuan' }, { size })
    await reviewer.goto('/work/inquiries?state=asked')
    await reviewer.getByRole('button', { name: question }).waitFor()
    await sound(reviewer)
    await reviewer.getByRole('button', { name: question }).click()
    await reviewer.getByText('139****6027').waitFor()
    await reviewer.getByRole('button', { name: /^答复/ }).click()
    await field(reviewer, /^答复/).fill(`可以，由村委会出具证明（${size}）。`)
    await field(reviewer, /^依据/).fill(basis)
    await sound(reviewer)
    await reviewer.getByRole('button', { name: /提交答复/ }).click()
    await reviewer.getByText(`可以，由村委会出具证明（${size}）。`).first().waitFor()

    await clerk.goto('/work/notices')
    await clerk.getByText('周砚秋的咨询已有答复，请告知申请人').first().waitFor()
    await clerk.getByRole('link', { name: '打开咨询' }).first().click()
    await clerk.getByText(basis).waitFor()
    await clerk.getByRole('button', { name: /^告知申请人/ }).click()
    await clerk.getByRole('radio', { name: '短信' }).check()
    await sound(clerk)
    await clerk.getByRole('button', { name: /确认告知/ }).click()
    await clerk.getByText('告知申请人（短信）').waitFor()
    await sound(clerk)

    const outbox = await hall.as('system-administrator', { size })
    await outbox.goto('/work/messages')
    const sent = `您问的“食品经营许可新办”已有答复：可以，由村委会出具证明（${size}）。（${basis}）`
    await outbox.getByText(sent).first().waitFor()
    await expect.poll(() => outbox.getByText('13900006027').count()).toBe(0)

    await clerk.goto('/work/inquiries?whose=all')
    await clerk.getByRole('searchbox').fill(`村委会出具证明（${size}）`)
    await clerk.keyboard.press('Enter')
    await clerk.getByRole('button', { name: question }).waitFor()
  })

  test('[INT-10] what was answered before is shown with the next question, which the clerk answers at once', async () => {
    const clerk = await hall.as({ account: 'shenruoxi' }, { size })
    await write(clerk, `住宅楼下能开小餐馆吗？（${size}）`)
    await clerk.getByText('当场答复').click()
    await field(clerk, /^答复/).fill('先看规划用途，再办许可。')
    await sound(clerk)
    await clerk.getByRole('button', { name: /记录答复/ }).click()
    await clerk.getByText('告知申请人（窗口当面）').waitFor()
    await write(clerk, '同样的问题')
    await clerk.getByText('这个事项以前的答复').waitFor()
    const earlier = clerk.getByRole('listitem').filter({ hasText: `小餐馆吗？（${size}）` })
    await earlier.getByRole('button', { name: '看答复' }).click()
    await earlier.getByText('先看规划用途，再办许可。').waitFor()
    await sound(clerk)
    expect(await earlier.count()).toBe(1)
  })

  test('[INT-10] the department sets in how many working days it answers', async () => {
    const administrator = await hall.as({ account: 'songkewei' }, { size })
    await administrator.goto('/work/answer-times')
    await administrator.getByRole('button', { name: '修改' }).click()
    await field(administrator, /^几个工作日/).fill('2')
    await sound(administrator)
    await administrator.getByRole('button', { name: /保存/ }).click()
    await administrator.getByText('2 个工作日').waitFor()
    await sound(administrator)
    const clerk = await hall.as({ account: 'shenruoxi' }, { size })
    expect((await clerk.context().request.get('/api/v1/answer-times')).status()).toBe(403)
  })
})
