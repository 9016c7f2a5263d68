import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { call, tokenOf } from '../interface/api.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall({ own: true })
const item = '特种设备使用登记'
const asked = '登记表换了新版，旧表不再收'

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

/** Asks the interface as somebody at their window. */
async function as(account: string, path: string, body?: object, window?: string) {
  const method = body === undefined ? 'GET' : 'POST'
  const token = await tokenOf(account, window, hall.address)
  const answer = await call(method, path, { token, address: hall.address, ...(body === undefined ? {} : { body }) })
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body as Record<string, never>
}

interface Whole {
  readonly version: number
  readonly document: { readonly materials: readonly { readonly name: string }[] }
  readonly mocks: readonly { readonly no: number; readonly answers: object }[]
}
const high = { master: 'high', situations: 'high', materials: 'high', points: 'high', limits: 'high' }

/** Takes a draft the whole way to the next version, as its people do. */
async function publish(draft: string): Promise<void> {
  const path = `/workshop/drafts/${draft}`
  const whole = async () => (await as('songkewei', path)) as unknown as Whole
  const { document, version } = await whole()
  const materials = document.materials.map((material, index) =>
    index === 0 ? { ...material, name: `${material.name}（2026 版）` } : material,
  )
  await as('songkewei', `${path}/document`, { document: { ...document, materials }, expectedVersion: version })
  await as('songkewei', `${path}/submissions`, { expectedVersion: version + 1 })
  await as('fangmingche', `${path}/reviews`, { grades: high, comment: '', expectedVersion: version + 2 })
  const { mocks } = await whole()
  const windows = [
    ['shenruoxi', 'hall-county-13'],
    ['clerk32', 'hall-county-14'],
    ['clerk33', 'hall-town-1'],
  ] as const
  for (const [index, { no, answers }] of mocks.entries()) {
    const [account, window] = windows[index % windows.length] ?? windows[0]
    await as(account, `${path}/trials`, { mock: no, answers }, window)
  }
  await as('fangmingche', `${path}/publications`, { expectedVersion: (await whole()).version })
}

test(
  '[CAT-12] [CAT-04] a department asks for a change, the centre takes it up, it is planned, published, and the window hears of it at the bell and over the item',
  { timeout: 240_000 },
  async () => {
    const keeper = await hall.as({ account: 'songkewei' })
    await keeper.goto('/work/change-requests')
    await keeper.getByRole('button', { name: /提出变更申请/ }).click()
    await keeper.getByRole('searchbox', { name: /查找事项/ }).fill(item)
    await keeper
      .getByRole('radio', { name: new RegExp(item) })
      .first()
      .check()
    await keeper.getByRole('textbox', { name: /要改什么/ }).fill(asked)
    await sound(keeper)
    await keeper.getByRole('button', { name: /提交申请/ }).click()
    await keeper.waitForURL(/\/work\/change-requests\/[0-9a-f-]{36}/)
    await keeper.getByText('等中心决定').waitFor()

    const manager = await hall.as({ account: 'fangmingche' })
    await manager.goto(new URL(keeper.url()).pathname)
    await manager.getByRole('button', { name: /采纳，开始梳理/ }).click()
    await manager.getByText(/已采纳，草稿在“梳理”/).waitFor()
    await manager.getByText('申请人要交的材料没有变化').waitFor()
    await sound(manager)

    await manager.goto(`/work/combing-plan?q=${encodeURIComponent(item)}`)
    await manager.getByRole('button', { name: `安排梳理：${item}` }).click()
    const day = new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 10)
    await manager.getByLabel(/哪天前完成/).fill(day)
    await sound(manager)
    await manager.getByRole('dialog').getByRole('button', { name: /^安排/ }).click()
    await manager.getByRole('row').filter({ hasText: item }).getByText('宋可为').waitFor()

    await keeper.getByRole('link', { name: '看草稿' }).click()
    await keeper.getByText(new RegExp(`部门提出的变更.*${asked}`)).waitFor()
    const draft = keeper.url().split('/').at(-1)?.split('?')[0] ?? ''
    await publish(draft)

    const clerk = await hall.as({ account: 'shenruoxi' })
    await clerk.goto('/work/notices')
    const notice = clerk.getByRole('listitem').filter({ hasText: item }).filter({ hasText: '事项有新版本' })
    await notice.getByRole('link', { name: '看改了什么' }).click()
    await clerk.getByText(asked).first().waitFor()
    await clerk.goto('/work/intake/tzsb')
    await clerk.getByText(asked).waitFor()
    await clerk.getByRole('button', { name: '知道了' }).click()
    await clerk.getByText(asked).waitFor({ state: 'detached' })

    await keeper.goto('/work/change-requests?state=published')
    const done = keeper.getByRole('row').filter({ hasText: item })
    await done.getByText('已发布').waitFor()
    expect(await done.innerText()).toContain('第 2 版')
  },
)

test('[CAT-14] [CAT-15] the manager sees what each window accepts today, by which paper', async () => {
  const manager = await hall.as({ account: 'fangmingche' })
  await manager.goto('/work/acceptances')
  await manager.getByRole('heading', { name: /今日受理覆盖/ }).waitFor()
  await manager.getByRole('button', { name: /13 无差别受理窗口/ }).click()
  const row = manager.getByRole('row').filter({ hasText: '个体工商户设立登记' })
  expect(await row.innerText()).toMatch(/委〔\d{4}〕\d+号/)
  await sound(manager)
})
