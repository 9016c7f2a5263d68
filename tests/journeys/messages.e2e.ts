import type { APIRequestContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const answers = { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] }

interface Detail {
  readonly key: string
  readonly formReview: readonly { readonly id: string }[]
  readonly contentReview: readonly { readonly id: string }[]
}
interface Taken {
  readonly id: string
  readonly applicationNo: string
}
interface View {
  readonly version: number
  readonly tasks: readonly { readonly id: string; readonly steps: readonly string[] }[]
}

const headers = { origin: hall.address }

/** An application taken and accepted at the counter, all in one act. */
async function accept(request: APIRequestContext): Promise<Taken> {
  const resolved = await request.post('/api/v1/catalogue/items/gthsl/resolution', { headers, data: { answers } })
  const { details } = (await resolved.json()) as { details: readonly Detail[] }
  const materials = details.map(({ key, formReview, contentReview }) => ({
    key,
    received: true,
    checks: Object.fromEntries([...formReview, ...contentReview].map(({ id }) => [id, { ok: true }])),
  }))
  const applicant = {
    kind: 'person',
    name: '林晓禾',
    documentType: 'residentId',
    documentNumber: '11010519491231002X',
    phone: '13900004138',
  }
  const data = { item: 'gthsl', answers, applicant, delivery: { method: 'window' }, materials }
  const answer = await request.post('/api/v1/applications', {
    headers,
    data: { ...data, duplicateReason: '同一天的另一份申请', then: { kind: 'accept' } },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as Taken
}

async function act(request: APIRequestContext, id: string, path: string, body: object): Promise<void> {
  const { version } = await viewOf(request, id)
  const answer = await request.post(`/api/v1/applications/${id}${path}`, {
    headers,
    data: { ...body, expectedVersion: version },
  })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
}

async function viewOf(request: APIRequestContext, id: string): Promise<View> {
  return (await (await request.get(`/api/v1/applications/${id}`)).json()) as View
}

test('[CON-05] [NET-04] what is accepted at the counter is told to the applicant, and the decision to the clerk at once', async () => {
  const clerk = await hall.as({ account: 'shenruoxi' })
  const { request } = clerk.context()
  const { id, applicationNo } = await accept(request)

  const outbox = await hall.as('system-administrator')
  await outbox.goto('/work/messages')
  await outbox.getByLabel('办件编号或手机号的末几位').fill(applicationNo)
  await outbox.getByRole('button', { name: '查找' }).click()
  await outbox.getByText(`”已受理，编号${applicationNo}`).waitFor()
  await outbox.getByText('139****4138').first().waitFor()
  await expect.poll(() => outbox.getByText('13900004138').count()).toBe(0)

  await clerk.goto('/work/notices')
  await atRest(clerk)
  await expect.poll(() => clerk.getByRole('link', { name: applicationNo }).count()).toBe(0)
  const reviewer = (await hall.as({ account: 'heyuan' })).context().request
  const chief = (await hall.as({ account: 'qiuwangshu' })).context().request
  const { tasks } = await viewOf(reviewer, id)
  for (const { id: taskId, steps } of tasks) {
    await act(reviewer, id, '/task-claims', { taskId })
    for (const step of steps) await act(reviewer, id, '/opinions', { taskId, agrees: true, text: `${step}：同意` })
  }
  await act(chief, id, '/decision', { decision: 'granted', basis: ['行政许可法第三十八条'] })

  const row = clerk.getByRole('listitem').filter({ hasText: applicationNo })
  await row.getByText('已作出决定：准予').waitFor({ timeout: 60_000 })
  const bell = clerk.locator('header').getByRole('link', { name: /^通知 \d+/ })
  await bell.waitFor()
  const before = await bell.getAttribute('aria-label')
  await row.getByRole('button', { name: '知道了' }).click()
  await row.waitFor({ state: 'detached' })
  await expect
    .poll(() => clerk.locator('header').getByRole('link', { name: /^通知/ }).getAttribute('aria-label'))
    .not.toBe(before)
  await outbox.getByText(`”已准予，编号${applicationNo}`).waitFor()
})

test('[SEC-03] a clerk has no way to the outbox, a hall manager sees it without sending again', async () => {
  const clerk = await hall.as('window-clerk')
  expect((await clerk.context().request.get('/api/v1/messages?limit=1')).status()).toBe(403)
  const manager = await hall.as('hall-manager')
  await manager.goto('/work/messages')
  await manager.getByRole('cell', { name: /短信/ }).first().waitFor()
  await expect.poll(() => manager.getByRole('button', { name: '重发' }).count()).toBe(0)
})

test.each([
  ['/work/messages', 'system-administrator'],
  ['/work/notices', 'window-clerk'],
  ['/work/uncollected', 'handout-clerk'],
] as const)('[NET-08] %s can be used by everybody, at a desk and on a phone', async (path, role) => {
  for (const size of ['desktop', 'phone'] as const) {
    const page = await hall.as(role, { size })
    await page.goto(path)
    await atRest(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})

test('[OUT-05] the reminders of an area can be set from the outbox by somebody on any screen', async () => {
  const page = await hall.as('system-administrator', { size: 'phone' })
  await page.goto('/work/messages')
  await page.getByRole('button', { name: '提醒设置' }).click()
  await page.getByLabel('结果到窗口后几天没领').fill('5 10 20')
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('提醒设置已保存').waitFor()
  const answer = await page.context().request.get('/api/v1/message-reminders')
  expect(await answer.json()).toMatchObject({ resultDays: [5, 10, 20] })
})
