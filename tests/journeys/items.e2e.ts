import type { Item } from '@yichuang/modules/catalogue/rules'
import { expect, test } from 'vitest'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { exampleAddress } from './examples.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const answers = { operator: ['hmt'], place: ['rent'], landlord: ['no'], residential: ['yes'], extra: ['agent'] }
const labels = ['香港、澳门、台湾居民', '租来的房子', '不能提供', '是', '委托他人办理']

test('[CAT-14] a reviewer finds an item and prints the checklist that the resolution of its situation gives', async () => {
  const page = await hall.as('reviewer')
  await page.goto('/work/')
  await page.getByRole('link', { name: '事项' }).click()
  await page.getByRole('searchbox', { name: '找事项' }).fill('摆摊办执照')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  await page.getByRole('link', { name: '个体工商户设立登记', exact: true }).click()
  await page.getByText('有效的授权委托').waitFor()
  await page.getByRole('link', { name: '收件清单' }).click()
  for (const label of labels) await page.getByLabel(label, { exact: true }).check()

  const answer = await page.context().request.post('/api/v1/catalogue/items/gthsl/resolution', {
    headers: { origin: hall.address },
    data: { answers },
  })
  const { materials } = (await answer.json()) as { materials: readonly string[] }
  expect(materials.length).toBeGreaterThan(5)
  const rows = page.getByRole('article', { name: '收件清单' }).locator('tr[data-material]')
  const shown = await Promise.all((await rows.all()).map((row) => row.getAttribute('data-material')))
  expect(shown).toEqual(materials)

  await page.emulateMedia({ media: 'print' })
  await rows.last().waitFor()
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  expect(await page.getByText('选情形').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '打印清单' }).isVisible()).toBe(false)
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(5000)
})

test('[CAT-14] at a window the list says what may be accepted there, and leads to the desk', async () => {
  const page = await hall.as('window-clerk')
  await page.goto('/work/items')
  await page.getByText('本窗口可受理').first().waitFor()
  await page.getByText('不在本窗口受理范围').first().waitFor()
  await page.getByRole('button', { name: '本窗口' }).first().click()
  await page.getByRole('checkbox', { name: '只看可受理的' }).click()
  await page.waitForURL(/here=taken/)
  await page.getByText('不在本窗口受理范围').first().waitFor({ state: 'detached' })
  await expect.poll(() => page.getByText('本窗口可受理').count()).toBeGreaterThan(5)
  await page.goto('/work/items/gthsl')
  await page.getByRole('link', { name: '受理此事项' }).click()
  await page.waitForURL('**/work/intake/gthsl')
  await page.getByText('内地居民').first().waitFor()
  await expect.poll(() => page.getByText('内地居民').count()).toBeGreaterThan(0)
})

test('[CAT-01] what an item is stands on its page, and the promise is the one its place gives', async () => {
  const item = '/api/v1/catalogue/items/spjy'
  const admin = await hall.as('department-administrator')
  const read = await admin.context().request.get(item)
  const { statutory, committed } = ((await read.json()) as { item: Item }).item.limits
  const change = async (setting: object) => {
    const { version } = (await (await admin.context().request.get(`${item}/setting`)).json()) as { version: number }
    const answer = await admin.context().request.post(`${item}/setting`, {
      headers: { origin: hall.address },
      data: { setting, reason: '压缩承诺时限', expectedVersion: version },
    })
    expect(answer.status()).toBe(200)
  }
  await change({ committed: { value: committed.value - 1, unit: committed.unit } })
  const page = await hall.as('reviewer')
  await page.goto('/work/items/spjy')
  const facts = page.getByRole('region', { name: '主要内容' })
  await facts.getByText('承诺时限').waitFor()
  const shown = await facts.innerText()
  expect(shown).toContain(`${committed.value - 1} 个工作日`)
  expect(shown).toContain(`本地改定，事项库为${committed.value} 个工作日`)
  expect(shown).toContain(`${statutory.value} 个工作日`)
  for (const name of ['事项类型', '实施部门', '行使层级', '服务对象', '办件类型', '到现场次数', '办理渠道'])
    expect(shown).toContain(name)
  for (const name of ['设定依据', '受理条件', '收费', '特别程序', '审批结果'])
    await expect.poll(() => page.getByRole('heading', { name, exact: true }).count()).toBe(1)
  await change({})
})

test('[CAT-06] every review point of every material is marked on its sample, which shows nobody', async () => {
  const page = await hall.as('window-clerk')
  await page.goto('/work/items/gthsl?view=materials')
  const papers = page.locator('.item-samples')
  await papers.first().locator('.mark, .item-mark').first().waitFor()
  const { item } = (await (await page.context().request.get('/api/v1/catalogue/items/gthsl')).json()) as { item: Item }
  await expect.poll(() => papers.count()).toBe(item.materials.length)
  for (const [index, { formReview, contentReview }] of item.materials.entries()) {
    const marks = await papers.nth(index).locator('.mark, .item-mark').allInnerTexts()
    const numbers = [...formReview, ...contentReview].map((_, place) => String(place + 1))
    expect(marks.toSorted((one, other) => Number(one) - Number(other))).toEqual(numbers)
    expect(await papers.nth(index).innerText()).not.toMatch(/\d{11}|\d{17}[\dX]/)
  }
  const blank = papers.first().getByRole('link', { name: '个体工商户登记（备案）申请书.pdf' })
  const file = await page.context().request.get((await blank.getAttribute('href')) ?? '')
  expect(file.headers()['content-type']).toContain('application/pdf')
})

test('[CAT-01] Ctrl K finds an item: the desk for a clerk, the item for a supervisor', async () => {
  for (const [role, address] of [
    ['window-clerk', '/work/intake/gthsl'],
    ['supervisor', '/work/items/gthsl'],
  ] as const) {
    const page = await hall.as(role)
    await page.goto('/work/items')
    await atRest(page)
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog')
    await page.keyboard.type('gtgshsldj')
    await dialog.getByText('个体工商户设立登记', { exact: true }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${address}`)
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  }
})

test('[INT-01] Ctrl K finds a case by its applicant and by its number', async () => {
  const address = await exampleAddress(hall, {
    module: 'intake',
    path: '/work/applications/:id',
    role: 'window-clerk',
  })
  const page = await hall.as('window-clerk')
  const read = await page.context().request.get(`/api/v1${address.replace('/work', '')}`)
  const { applicationNo } = (await read.json()) as { applicationNo: string }
  for (const words of [applicationNo, '周砚秋']) {
    await page.goto('/work/items')
    await atRest(page)
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    await page.getByRole('dialog').getByText(`${applicationNo} 周砚秋`).click()
    await page.waitForURL(`**${address}`)
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  }
})

test.each(Object.keys(viewports) as Viewport[])('[NET-08] items can be read by everybody at %s width', async (size) => {
  const page = await hall.as('window-clerk', { size })
  for (const view of ['overview', 'situations', 'materials', 'checklist']) {
    await page.goto(`/work/items/gthsl?view=${view}`)
    await atRest(page)
    if (view === 'checklist') {
      for (const label of labels) await page.getByLabel(label, { exact: true }).check()
      await page.getByRole('article', { name: '收件清单' }).waitFor()
    }
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  await page.goto('/work/items')
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
