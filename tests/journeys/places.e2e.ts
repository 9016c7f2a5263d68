import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const administrator = { account: 'luxiuyuan' }

/** The windows that the sign-in page offers a stranger, as its words say them. */
async function offeredWindows(page: Page): Promise<readonly string[]> {
  await page.goto('/work/sign-in')
  const windows = page.getByRole('combobox', { name: '窗口' })
  await windows.locator('option', { hasText: '云岫县行政服务中心' }).first().waitFor({ state: 'attached' })
  return windows.locator('option').allTextContents()
}

test('[QUE-03] a new window is in the sign-in list at once, and leaves it when it is paused', async () => {
  const stranger = await hall.visitor()
  const page = await hall.as(administrator)
  const isTheNewOne = (label: string) => label.includes('E71')
  expect((await offeredWindows(stranger)).filter(isTheNewOne)).toEqual([])

  await page.goto('/work/halls')
  await page.getByRole('link', { name: '云岫县行政服务中心' }).click()
  await page.getByRole('button', { name: '新增窗口' }).click()
  await page.getByLabel('窗口号').fill('E71')
  await page.getByLabel('类型').fill('综合受理窗口')
  await page.keyboard.press('F9')
  await page.getByText('受理申请的窗口至少选一个板块').first().waitFor()
  await page.getByRole('checkbox', { name: '商事登记' }).check()
  await expectAccessible(page)
  await page.keyboard.press('F9')
  await page.getByText('已保存：E71 号窗口').waitFor()
  expect((await offeredWindows(stranger)).filter(isTheNewOne)).toHaveLength(1)
  await expectAccessible(stranger)

  await page.getByRole('button', { name: '暂停 E71 号窗口' }).click()
  await page.getByLabel('原因').fill('设备检修')
  await page.keyboard.press('F9')
  await page.getByText('E71 号窗口已暂停').waitFor()
  expect((await offeredWindows(stranger)).filter(isTheNewOne)).toEqual([])

  await page.getByRole('button', { name: '开放 E71 号窗口' }).click()
  await page.getByText('E71 号窗口已开放').waitFor()
  expect((await offeredWindows(stranger)).filter(isTheNewOne)).toHaveLength(1)
})

test('[SEC-01] the manager of a hall pauses its windows and changes nothing else; elsewhere nothing at all', async () => {
  const page = await hall.as('hall-manager')
  await page.goto('/work/halls/hall-county')
  await page.getByRole('button', { name: '暂停 01 号窗口' }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /新增窗口|修改|撤销|停用/ }).count()).toBe(0)
  await page.goto('/work/halls/hall-town')
  await page.getByRole('heading', { name: '石榴桥镇便民服务中心' }).waitFor()
  await atRest(page)
  await expect.poll(() => page.getByRole('button', { name: /暂停/ }).count()).toBe(0)
})

test('[QUE-08] the manager makes a zone for a window, and the next number of its line says where to wait', async () => {
  const page = await hall.as('hall-manager')
  await page.goto('/work/halls/hall-county/zones')
  await page.getByRole('button', { name: '新增分区' }).click()
  await page.getByLabel('编号').fill('T')
  await page.getByLabel(/^楼层/).fill('2F')
  await page.getByLabel('名称', { exact: true }).fill('投诉代办区')
  await page.getByRole('checkbox', { name: /^16 / }).check()
  await page.keyboard.press('F9')
  await page.getByText('已保存：投诉代办区').waitFor()
  const visitor = await hall.visitor()
  await visitor.goto('/queue/hall-county')
  await visitor.getByRole('radio', { name: /投诉代办/ }).check()
  await visitor.getByLabel('手机号').fill('13912348871')
  await visitor.getByRole('button', { name: '取号' }).click()
  await expect.poll(() => visitor.getByRole('status').textContent()).toContain('下一个就是您，请到 2 楼 投诉代办区')
  await page.getByRole('button', { name: '删除投诉代办区' }).click()
  await page.getByText('分区里的窗口：16').waitFor()
  await page.keyboard.press('F9')
  await page
    .getByText(/不能删除：分区里还有 1 个窗口/)
    .first()
    .waitFor()
})

test.each(Object.keys(viewports) as Viewport[])(
  '[NET-08] places can be kept by everybody at %s width',
  async (size) => {
    const page = await hall.as(administrator, { size })
    for (const [path, button] of [
      ['/work/halls', '新增大厅'],
      ['/work/halls/hall-county', '修改信息'],
      ['/work/halls/hall-county/zones', '新增分区'],
      ['/work/departments', '新增部门'],
      ['/work/departments/scjg', '停用'],
    ] as const) {
      await page.goto(path)
      await atRest(page)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('dialog').waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  },
)
