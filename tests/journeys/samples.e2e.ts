import { expect, test } from 'vitest'
import { pdfPaper } from '@yichuang/platform/pictures/testing'
import { call, tokenOf } from '../interface/api.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'
import { publishDraft, told } from './workshop-way.ts'

const hall = openHall()

/** A draft that begins from what is in force: one that the demo hall combs already is given up. */
async function openedAnew(token: string, body: { readonly item: string }): Promise<string> {
  const address = hall.address
  const { body: opened } = await call('POST', '/workshop/drafts', { token, body, address })
  const { id, draft } = opened as { id?: string; draft?: string }
  if (id !== undefined || draft === undefined) return id ?? ''
  const { body: found } = await call('GET', `/workshop/drafts/${draft}`, { token, address })
  const { version: expectedVersion } = found as { version: number }
  const why = { reason: '先配样本', expectedVersion }
  expect((await call('POST', `/workshop/drafts/${draft}/cancellations`, { token, body: why, address })).status).toBe(
    200,
  )
  return openedAnew(token, body)
}

test(
  '[CAT-05] [CAT-06] a sample is marked and blacked out, and the window that takes the item sees it beside the review points',
  { timeout: 240_000 },
  async () => {
    const token = await tokenOf('songkewei', undefined, hall.address)
    const body = { item: 'gssl', cause: 'practice', reason: '给申请书配上样本' }
    const id = await openedAnew(token, body)

    const keeper = await hall.as({ account: 'songkewei' })
    await keeper.goto(`/work/workshop/${id}?view=materials`)
    const sample = keeper.getByRole('region', { name: '填写样本' })
    const file = { name: '样本.pdf', mimeType: 'application/pdf', buffer: await pdfPaper('110105199003078515') }
    await sample.locator('input[type=file]').setInputFiles(file)
    const layer = sample.getByRole('group', { name: '第 1 页的标注' })
    await layer.waitFor({ timeout: 60_000 })
    await atRest(keeper)

    const place = keeper.getByRole('button', { name: '把第 1 条标到图上' })
    await place.focus()
    await keeper.keyboard.press('Enter')
    await expect.poll(() => keeper.locator('.ws-sample .mark:focus').count()).toBe(1)
    await keeper.keyboard.press('Shift+ArrowUp')
    await sample.getByRole('button', { name: /^第 1 条：.*左 50%、上 45% 处/ }).waitFor()
    await keeper.getByRole('button', { name: '把第 2 条标到图上' }).click()
    await layer.click({ position: { x: 60, y: 40 } })
    await sample.locator('.mark').filter({ hasText: /^2$/ }).waitFor()
    const marksOf = async () => {
      const { body: kept } = await call('GET', `/workshop/drafts/${id}/annexes`, { token, address: hall.address })
      return (kept as { rows: { marks: object[]; pages: { hash: string }[] }[] }).rows[0]
    }
    await expect.poll(async () => (await marksOf())?.marks.length).toBe(2)
    const former = (await marksOf())?.pages[0]?.hash
    await expectAccessible(keeper)
    await expectNoSidewaysScroll(keeper)

    await sample.getByText('涂黑私人信息').click()
    const black = sample.getByRole('group', { name: '第 1 页要涂黑的地方' })
    const box = (await black.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await keeper.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.2)
    await keeper.mouse.down()
    await keeper.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.26, { steps: 4 })
    await keeper.mouse.up()
    await sample.getByRole('button', { name: '永久涂黑 1 处' }).click()
    await keeper.getByRole('dialog').getByText('谁也找不回来').waitFor()
    await atRest(keeper)
    await expectAccessible(keeper)
    await keeper
      .getByRole('dialog')
      .getByRole('button', { name: /永久涂黑 1 处/ })
      .click()
    await expect.poll(async () => (await marksOf())?.pages[0]?.hash === former).toBe(false)
    const gone = await call('GET', `/workshop/drafts/${id}/files/${former}`, { token, address: hall.address })
    expect([gone.status, gone.code]).toEqual([404, 'workshop.no-such-file'])

    await keeper
      .getByRole('button', { name: /法定代表人.*身份证/ })
      .first()
      .click()
    const answer = keeper.getByRole('textbox', { name: /^1\. 没有法律法规依据的/ })
    await answer.fill('公司法第二十九条要求提交')
    await keeper.getByText('还有 5 条没有写').waitFor()

    const draft = await publishDraft(id, hall.address)
    const clerk = await hall.as({ account: 'shenruoxi' })
    await clerk.goto('/work/intake/gssl')
    const { answers } = draft.mocks.find(({ status }) => status === 'complete') ?? { answers: {} }
    for (const { text, labels } of told(draft.document.situation.questions, answers)) {
      const asked = clerk.locator('.questions > li').filter({ hasText: text })
      for (const label of labels) await asked.getByText(label, { exact: true }).click()
      const chosen = asked.getByRole('button', { name: /选好了/ })
      if (await chosen.isVisible()) await chosen.click()
    }
    const shown = clerk.locator('.materials .marked-pages').first()
    await shown.locator('.mark').filter({ hasText: /^2$/ }).waitFor()
    await shown.locator('img').waitFor()
    await atRest(clerk)
    await expectAccessible(clerk)
    await expectNoSidewaysScroll(clerk)
  },
)
