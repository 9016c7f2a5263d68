import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { call, tokenOf } from '../interface/api.ts'
import { identityNumber } from '../interface/take.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'
import { told } from './workshop-way.ts'
import type { Answers, WorkshopDraft } from './workshop-way.ts'

const hall = openHall()
const item = '特种设备使用登记'
const [formerName, newName] = ['特种设备使用登记表', '特种设备使用登记表（2026 版）']

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

/** Asks the interface as the person of a page. */
async function api<Answer>(page: Page, method: 'GET' | 'POST', path: string, data?: object): Promise<Answer> {
  const answer = await page.context().request.fetch(`/api/v1${path}`, {
    method,
    headers: { origin: hall.address },
    ...(data === undefined ? {} : { data }),
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

interface Detail {
  readonly key: string
  readonly formReview: readonly { readonly id: string }[]
  readonly contentReview: readonly { readonly id: string }[]
}

/** Accepts an application at the window, everything in order. @returns its id */
async function accept(clerk: Page, n: number): Promise<string> {
  const answers = { act: ['new'], owner: ['yes'] }
  const { details } = await api<{ details: readonly Detail[] }>(clerk, 'POST', '/catalogue/items/tzsb/resolution', {
    answers: await complete(clerk, answers),
  })
  const materials = details.map(({ key, formReview, contentReview }) => ({
    key,
    received: true,
    checks: Object.fromEntries([...formReview, ...contentReview].map(({ id }) => [id, { ok: true }])),
  }))
  const taken = await api<{ id: string }>(clerk, 'POST', '/applications', {
    item: 'tzsb',
    answers: await complete(clerk, answers),
    applicant: {
      kind: 'person',
      name: '周砚秋',
      documentType: 'residentId',
      documentNumber: identityNumber(n),
      phone: '13900006027',
    },
    delivery: { method: 'window' },
    materials,
    then: { kind: 'accept' },
  })
  return taken.id
}

/** Answers what is still asked with its first option. */
async function complete(clerk: Page, answers: Answers): Promise<Answers> {
  const { missing } = await api<{ missing: readonly string[] }>(clerk, 'POST', '/catalogue/items/tzsb/resolution', {
    answers,
  })
  const [next] = missing
  if (next === undefined) return answers
  const { item: whole } = await api<{ item: object }>(clerk, 'GET', '/catalogue/items/tzsb')
  const found = JSON.stringify(whole).match(new RegExp(`"id":"${next}".*?"options":\\[\\{"id":"([^"]+)"`))
  return complete(clerk, { ...answers, [next]: [found?.[1] ?? ''] })
}

/** Lets three windows handle the mock applications of a draft, the clerk of the page the last one on the screen. */
async function handleAll(clerk: Page, draft: string): Promise<void> {
  const windows = [
    await tokenOf('clerk32', 'hall-county-14', hall.address),
    await tokenOf('clerk33', 'hall-town-1', hall.address),
  ]
  const path = `/workshop/drafts/${draft}`
  const { mocks, document } = await api<WorkshopDraft>(clerk, 'GET', path)
  expect(mocks.length).toBeGreaterThan(2)
  for (const [n, { no, answers }] of mocks.slice(0, -1).entries()) {
    const sent = { token: windows[n % 2], body: { mock: no, answers }, address: hall.address }
    expect((await call('POST', `${path}/trials`, sent)).body).toMatchObject({ isSame: true, hasPassed: false })
  }
  const last = mocks.at(-1)
  await clerk.goto(`/work/workshop/${draft}/trials/${last?.no}`)
  for (const { text, labels } of told(document.situation.questions, last?.answers ?? {})) {
    const asked = clerk.locator('.ws-questions > li').filter({ hasText: text })
    for (const label of labels) await asked.getByText(label, { exact: true }).click()
  }
  await sound(clerk)
  await clerk.getByRole('button', { name: /试办完成/ }).click()
  await clerk.waitForURL(new RegExp(`/work/workshop/${draft}$`))
}

test(
  '[CAT-07] [CAT-08] [CAT-09] [CAT-10] [CAT-12] an item is combed, reviewed, tried by three windows, published and accepted under the new version while an older case stays on the old one',
  { timeout: 480_000 },
  async () => {
    const clerk = await hall.as({ account: 'shenruoxi' })
    const older = await accept(clerk, 7_101)

    const keeper = await hall.as({ account: 'songkewei' })
    await keeper.goto('/work/workshop')
    await keeper.getByRole('button', { name: /发起梳理/ }).click()
    await keeper.getByRole('searchbox', { name: /查找事项/ }).fill(item)
    await keeper
      .getByRole('radio', { name: new RegExp(item) })
      .first()
      .check()
    await keeper.getByRole('textbox', { name: /为什么要改/ }).fill('登记表换了新版')
    await sound(keeper)
    await keeper.getByRole('button', { name: /开始梳理/ }).click()

    await keeper.waitForURL(/\/work\/workshop\/[0-9a-f-]{36}/)
    await keeper.getByText(/可以提交/).waitFor()
    await sound(keeper)
    const rows = keeper.locator('.ws-outline .ws-line')
    const before = await rows.count()
    await rows.first().focus()
    await keeper.keyboard.press('Enter')
    await expect.poll(() => rows.count()).toBe(before + 1)
    await keeper.keyboard.type('迁移')
    await keeper.keyboard.press('Control+z')
    await keeper.keyboard.press('Control+z')
    await expect.poll(() => rows.count()).toBe(before)
    await keeper.getByRole('link', { name: '材料', exact: true }).click()
    await keeper.getByRole('textbox', { name: /^材料名称/ }).fill(newName)
    await keeper
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await sound(keeper)
    await keeper.getByRole('link', { name: '事项信息' }).click()
    await keeper.getByRole('textbox', { name: /^事项名称/ }).waitFor()
    await sound(keeper)
    await keeper.getByRole('button', { name: '预览' }).click()
    await keeper.getByRole('dialog').getByText('还有').first().waitFor()
    await sound(keeper)
    await keeper.keyboard.press('Escape')
    const draft = /workshop\/([0-9a-f-]{36})/.exec(keeper.url())?.[1] ?? ''
    await keeper.getByRole('button', { name: /提交审核/ }).click()
    await keeper.waitForURL(/\/work\/workshop$/)

    const manager = await hall.as({ account: 'fangmingche' })
    await manager.goto(`/work/workshop/${draft}`)
    for (const name of ['事项信息', '情形', '材料', '审查要点', '时限与收费'])
      await manager.getByRole('radiogroup', { name, exact: true }).getByText('高').click()
    await sound(manager)
    await manager.getByRole('button', { name: /通过，进入模拟受理/ }).click()
    await manager.waitForURL(/\/work\/workshop$/)

    await clerk.goto(`/work/workshop/${draft}`)
    await clerk.getByRole('link', { name: '试办第 1 件' }).waitFor()
    await sound(clerk)
    await handleAll(clerk, draft)

    await manager.goto(`/work/workshop/${draft}`)
    await manager.getByRole('button', { name: /^发布/ }).waitFor()
    await sound(manager)
    await manager.getByRole('button', { name: /^发布/ }).click()
    await manager.getByText(/已发布为第 2 版/).waitFor()

    await clerk.goto('/work/intake/tzsb')
    await clerk.getByText('登记表换了新版').waitFor()
    await sound(clerk)
    await clerk.getByRole('button', { name: '知道了' }).click()
    await expect.poll(() => clerk.getByText('登记表换了新版').count()).toBe(0)
    const newer = await accept(clerk, 7_102)
    await manager.goto('/work/item-versions/tzsb')
    await manager.getByText('在办 1 件按这一版').waitFor()
    await sound(manager)
    const names = async (id: string) => JSON.stringify(await api(clerk, 'GET', `/applications/${id}`))
    expect(await names(older)).toContain(formerName)
    expect(await names(older)).not.toContain(newName)
    expect(await names(newer)).toContain(newName)
    const { rows: versions } = await api<{ rows: readonly { version: number; cases: number }[] }>(
      manager,
      'GET',
      '/workshop/items/tzsb/versions',
    )
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
    expect([versions[0]?.cases, (versions[1]?.cases ?? 0) > 0]).toEqual([1, true])
  },
)
