import { writeWorkbook } from '@yichuang/modules/spreadsheets/public'
import { rowsOf } from '@yichuang/modules/spreadsheets/rules'
import type { Rows, WholeItem } from '@yichuang/modules/spreadsheets/rules'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const item = '食品经营许可新办'

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

/** The item in force as a workbook, with some rows written anew. */
async function workbookOf(page: Page, change: (rows: Rows) => Partial<Rows>): Promise<Buffer> {
  const answer = await page.context().request.get(`${hall.address}/api/v1/catalogue/items/spjy`)
  const rows = rowsOf(((await answer.json()) as { item: WholeItem }).item)
  return writeWorkbook({ ...rows, ...change(rows) })
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/work/sheets')
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
}

test(
  '[CAT-07] a workbook with a mistake is told line by line; mended it becomes a draft, and what is in force stays',
  { timeout: 120_000 },
  async () => {
    const keeper = await hall.as({ account: 'songkewei' })
    const wrong = await workbookOf(keeper, ({ materials }) => ({
      materials: materials.map((row, index) => (index === 0 ? { ...row, necessity: '大概要' } : row)),
    }))
    await send(keeper, '有错.xlsx', wrong)
    await keeper.getByText('有错误，改好表格再传一次').waitFor()
    await keeper.getByRole('cell', { name: '必要性' }).waitFor()
    await sound(keeper)

    const mended = await workbookOf(keeper, ({ items }) => ({
      items: items.map((row) => ({ ...row, region: '全国' })),
    }))
    await send(keeper, '改好.xlsx', mended)
    await keeper.getByText(/检查通过。1 个事项各开一份草稿/).waitFor()
    await keeper.getByRole('textbox', { name: /为什么要改/ }).fill('全国通办')
    await sound(keeper)
    await keeper.getByRole('button', { name: '生成 1 份草稿' }).click()
    await keeper.getByRole('link', { name: item }).click()
    await keeper.waitForURL(/\/work\/workshop\/[0-9a-f-]{36}/)
    await keeper.getByRole('heading', { name: item }).waitFor()
    const now = await keeper.context().request.get(`${hall.address}/api/v1/catalogue/items/spjy`)
    expect(((await now.json()) as { item: { region?: string } }).item.region).not.toBe('全国')
  },
)

test('[CAT-07] the items of the department and the empty template are fetched as workbooks', async () => {
  const keeper = await hall.as({ account: 'songkewei' })
  await keeper.goto('/work/sheets')
  for (const name of ['导出事项', '下载空白模板']) {
    const [download] = await Promise.all([keeper.waitForEvent('download'), keeper.getByRole('link', { name }).click()])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  }
})
