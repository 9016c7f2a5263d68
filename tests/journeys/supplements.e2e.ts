import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { call, tokenOf } from '../interface/api.ts'
import { identityNumber } from '../interface/take.ts'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { acceptWithOneToFollow, foodLicence } from './clerk.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const sizes = Object.keys(viewports) as Viewport[]

describe.each(sizes)('at %s width', (size) => {
  test('[INT-04] what was promised at one window is taken at another; the promise is kept, the case goes on', async () => {
    const n = size === 'desktop' ? 6_350 : 6_360
    const first = await hall.as('window-clerk')
    await acceptWithOneToFollow(first, n)
    await first.getByText('容缺待补').first().waitFor()
    const id = new URL(first.url()).pathname.split('/').at(-1) ?? ''

    const other = await atWindow('clerk20', 'hall-county-01', size)
    await other.goto('/work/supplements')
    await sound(other)
    const before = await keptPromises()
    await other.getByRole('searchbox', { name: '找办件' }).fill(identityNumber(n))
    await other.keyboard.press('Enter')
    await other.waitForURL(`**/work/supplements/${id}`)
    await other.getByText(/到期没有补来/).waitFor()
    await sound(other)
    await other.getByRole('checkbox', { name: foodLicence.deferrable }).check()
    await other.getByText('收下后：承诺履行完毕，办件往下走').waitFor()
    await other.getByRole('button', { name: /收下并出凭证/ }).click()
    await other.getByText('没有要补的材料').waitFor()
    await sound(other)
    await other.getByRole('button', { name: '材料补齐凭证' }).waitFor()

    await first.getByText('容缺待补').first().waitFor({ state: 'detached' })
    expect(await keptPromises()).toBeGreaterThan(before)
  })

  test('[INT-04] the manager reads how promises were kept, of any period, and takes the figures away', async () => {
    const manager = await hall.as('hall-manager', { size })
    await manager.goto('/work/deferrals')
    await manager.getByRole('table', { name: '部门' }).waitFor()
    await sound(manager)
    const saved = manager.waitForEvent('download')
    await manager.getByRole('button', { name: '导出 CSV' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^容缺统计 .*\.csv$/)
    await manager.goto('/work/deferrals?from=2020-01-01&until=2020-01-31')
    await manager.getByText('这段时间没有容缺受理').first().waitFor()
    await sound(manager)
    expect(await manager.locator('.live-today dd b').allInnerTexts()).toEqual(Array.from({ length: 8 }, () => '0'))
  })
})

/** A clerk's page at a window of theirs, the account not being one of those the start page shows. */
async function atWindow(account: string, windowId: string, size: Viewport): Promise<Page> {
  const page = await hall.visitor({ size })
  const headers = { origin: hall.address }
  const data = { account, password: 'yichuang-demo', windowId }
  const answer = await page.context().request.post('/api/v1/session', { headers, data })
  expect(answer.status()).toBe(200)
  return page
}

/** How many promises of 市场监督管理局 were kept in time so far, as the manager's page counts them. */
async function keptPromises(): Promise<number> {
  const until = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const token = await tokenOf('fangmingche')
  const { body } = await call('GET', `/supervision/deferrals?from=2020-01-01&until=${until}`, { token })
  const { departments } = body as { departments: readonly { id: string; kept: number }[] }
  return departments.find(({ id }) => id === 'scjg')?.kept ?? 0
}

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}
