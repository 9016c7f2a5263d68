import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'
import { caseWithPapers } from './sheets.ts'

const hall = openHall()
const sizes = Object.keys(viewports) as Viewport[]

describe.each(sizes)('at %s width', (size) => {
  test(
    '[INT-09] originals go to the department and come back, each way on one sheet signed by both sides',
    { timeout: 240_000 },
    async () => {
      const first = size === 'desktop' ? 6_300 : 6_310
      const [one, two] = [await caseWithPapers(first), await caseWithPapers(first + 1)]
      const numbers = [one.applicationNo, two.applicationNo]

      const clerk = await hall.as('window-clerk', { size })
      const away = await sendPapers(clerk, numbers, '移交部门')
      await expect.poll(() => clerk.getByRole('button', { name: /签收/ }).count()).toBe(0)

      const reviewer = await hall.as({ account: 'heyuan' }, { size })
      await openSheet(reviewer, away)
      for (const number of numbers) await reviewer.getByRole('checkbox', { name: new RegExp(number) }).check()
      await sound(reviewer)
      await reviewer.getByRole('button', { name: /清点无误，签收/ }).click()
      await reviewer.getByText('已签收').first().waitFor()
      await sound(reviewer)
      await clerk
        .getByText(/何予安/)
        .first()
        .waitFor()
      expect(await holdersOf(clerk, one.applicationNo)).toEqual(['市场监督管理局', '市场监督管理局'])

      const back = await sendPapers(reviewer, numbers, '交回窗口')
      await openSheet(clerk, back)
      await clerk.getByRole('checkbox', { name: new RegExp(one.applicationNo) }).check()
      await clerk
        .locator('.sheet-cases li', { hasText: two.applicationNo })
        .getByRole('button', { name: '退回' })
        .click()
      await clerk.getByRole('textbox', { name: '哪里不对' }).fill('申请书少一页')
      await sound(clerk)
      await clerk.getByRole('button', { name: /清点无误，签收/ }).click()
      await clerk.getByText('退回 1 件').waitFor()
      await clerk.getByText('退回原因：申请书少一页').waitFor()
      expect(await holdersOf(clerk, one.applicationNo)).toEqual(['云岫县行政服务中心', '云岫县行政服务中心'])
      expect(await holdersOf(clerk, two.applicationNo)).toEqual(['市场监督管理局', '市场监督管理局'])
    },
  )
})

/** Ticks every paper of the cases and signs the sheet for them. @returns its number */
async function sendPapers(page: Page, numbers: readonly string[], act: string): Promise<string> {
  await page.goto('/work/custody')
  for (const number of numbers) {
    // two papers of each case
    const rows = page.locator('tbody tr', { hasText: number })
    await rows.nth(1).waitFor()
    for (const row of await rows.all()) await row.getByRole('checkbox').check()
  }
  await sound(page)
  await page.getByRole('button', { name: act }).click()
  await page
    .getByText(numbers[0] ?? '')
    .last()
    .waitFor()
  await sound(page)
  await page.getByRole('button', { name: /签名移交/ }).click()
  await page.waitForURL(/\/work\/custody\/[^?]+/)
  await page.getByText('待签收').first().waitFor()
  await sound(page)
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
}

/** Finds a sheet among those that wait for my signature. */
async function openSheet(page: Page, no: string): Promise<void> {
  await page.goto('/work/custody?box=incoming')
  const link = page.getByRole('link', { name: no })
  await link.waitFor()
  await sound(page)
  await link.click()
  await page.getByText('清点签收').waitFor()
}

/** Who has the papers of a case, by the search anybody at a counter may use. */
async function holdersOf(page: Page, number: string): Promise<readonly string[]> {
  await page.goto('/work/custody?box=search')
  await page.getByRole('searchbox', { name: '查原件' }).fill(number)
  await page.getByRole('button', { name: '查找' }).click()
  const cells = page.locator('tbody td[data-label="在谁手里"]')
  await cells.nth(1).waitFor()
  return (await cells.allInnerTexts()).map((text) => text.trim())
}

async function sound(page: Page): Promise<void> {
  await atRest(page)
  // the sheet itself is shown by the browser's own viewer
  await expectAccessible(page, { without: ['iframe.pdf'] })
  await expectNoSidewaysScroll(page)
}
