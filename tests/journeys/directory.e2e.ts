import { writeList } from '@yichuang/modules/directory/public'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall({ own: true })
const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('[CAT-02] the list of the province comes in whole, a department matches its items, and both systems are compared', async () => {
  const admin = await hall.as('system-administrator')
  await admin.goto('/work/items')
  await admin.getByRole('link', { name: '四级目录' }).click()
  await atRest(admin)
  await admin.getByRole('button', { name: '导入省库清单' }).click()
  const take = admin.getByRole('dialog', { name: '导入省库清单' })
  const good = { mainCode: '000131128', mainName: '食品经营许可', code: '000131128X99', name: '食品经营许可（新办）' }
  const send = async (name: string, rows: Parameters<typeof writeList>[0]) =>
    take.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: await writeList(rows) })
  await send('有错.xlsx', [good, { ...good, name: '' }])
  await take.getByText('有 2 处不对，没有导入；改好后再导入').waitFor()
  await take.getByText('第 3 行').first().waitFor()
  await expectAccessible(admin)
  await send('省库.xlsx', [good, { ...good, code: '000131128X98', name: '食品经营许可（变更）' }])
  await admin.getByText(/省库清单 2 项，陆修远 导入自 省库\.xlsx/).waitFor()
  await expectAccessible(admin)

  const keeper = await hall.as({ account: 'songkewei' })
  await keeper.goto('/work/item-directory?q=食品经营许可新办')
  await keeper.getByRole('button', { name: '食品经营许可新办' }).click()
  const drawer = keeper.getByRole('dialog', { name: '食品经营许可新办' })
  await drawer.getByText('三级、四级情形').waitFor()
  await drawer.getByRole('searchbox', { name: '在省库清单里找' }).fill('新办')
  await drawer.getByRole('button', { name: '对应 食品经营许可（新办）' }).click()
  await drawer.getByText('不一样的：子项名称').waitFor()
  await expectAccessible(keeper)
  await keeper.keyboard.press('Escape')
  await keeper.getByText('000131128X99').first().waitFor()
  await keeper.goto('/work/item-directory?state=open')
  await atRest(keeper)
  await expectNoSidewaysScroll(keeper)
  await keeper.getByRole('button', { name: '省库有、本地没有对应的 1 项' }).click()
  await keeper.getByText('食品经营许可（变更）').waitFor()

  const clerk = await hall.as('window-clerk')
  await clerk.goto('/work/item-directory?q=食品经营许可新办')
  await clerk.getByRole('button', { name: '食品经营许可新办' }).click()
  const seen = clerk.getByRole('dialog', { name: '食品经营许可新办' })
  await seen.getByText('000131128X99').waitFor()
  await expect.poll(() => seen.getByRole('button', { name: /对应/ }).count()).toBe(0)
  await expect.poll(() => clerk.getByRole('button', { name: '导入省库清单' }).count()).toBe(0)
})
