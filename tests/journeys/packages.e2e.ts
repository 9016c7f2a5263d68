import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const name = '失业了怎么办一件事'

test('[CAT-11] [CON-08] a package is composed and published, and people find it, answer once and read it without a script', async () => {
  const manager = await hall.as('hall-manager')
  await manager.goto('/work/package-associations')
  await manager.getByRole('button', { name: '重新分析' }).click()
  await manager.getByRole('button', { name: '按此分析' }).click()
  await manager.getByText('已开始分析').waitFor()
  await manager.getByText(/件办件，\d+ 位申请人/).waitFor()
  await atRest(manager)
  await expectAccessible(manager)
  await manager.getByRole('link', { name: '一件事', exact: true }).last().click()
  await manager.getByRole('button', { name: '新编一件事' }).click()
  await manager.getByLabel(/^名称/).fill(name)
  for (const item of [
    '失业保险金申领',
    '灵活就业人员参保登记（职工基本养老保险）',
    '住房公积金提取（与单位终止劳动关系）',
  ]) {
    await manager.getByLabel(/^找事项/).fill(item)
    await manager.getByRole('button', { name: item, exact: true }).click()
  }
  await manager.getByRole('button', { name: '开始编排' }).click()
  await manager.waitForURL(/\/work\/package-drafts\/[0-9a-f-]{36}/)
  await manager.getByText('第 1 步').waitFor()
  await manager.getByLabel(/群众说法/).fill('丢了工作、被辞退了')
  await atRest(manager)
  await expectAccessible(manager)
  await expectNoSidewaysScroll(manager)
  await manager.getByRole('link', { name: '申请人预览' }).click()
  await manager.getByRole('heading', { name: '申请人回答' }).waitFor()
  await manager.getByRole('button', { name: /^发布/ }).click()
  await manager.waitForURL(/\/work\/packages\/pkg-/)
  await manager.getByText('第 1 版').first().waitFor()

  const visitor = await hall.visitor({ scripts: false })
  await expect
    .poll(
      async () => {
        await visitor.goto(`/find?q=${encodeURIComponent('被辞退了')}`)
        return visitor.getByRole('link', { name }).count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  await visitor.getByRole('link', { name }).click()
  await visitor.waitForURL(/\/packages\/pkg-/)
  await visitor.getByRole('heading', { level: 1, name }).waitFor()
  for (let step = 0; step < 8; step += 1) {
    if ((await visitor.getByText(/您要带的材料|您不用带材料/).count()) > 0) break
    const groups = await visitor.locator('form.path fieldset').all()
    for (const group of groups)
      if ((await group.locator('input:checked').count()) === 0) await group.locator('input').first().check()
    await visitor.locator('form.path button[type=submit]').click()
  }
  await visitor.getByText(/您要带的材料（\d+ 项）/).waitFor()
  await visitor.getByText(/合成一张表只填 \d+ 项/).waitFor()
  await visitor.getByText('几个事项都要，只填一次').waitFor()
  // axe is itself a script
  const seen = await hall.visitor()
  await seen.goto(visitor.url())
  await expectAccessible(seen)
}, 240_000)

/** From any page of the workbench to the package of a restaurant, by an everyday word. */
async function findByCtrlK(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('开餐馆')
  await page.getByRole('option', { name: /开餐饮店一件事/ }).click()
  await page.waitForURL(/\/work\/packages\/pkg-kcyd$/)
  await page.getByText(/\d+ 项合并为 \d+ 项，同一项只填一次。/).waitFor()
}

test('[CAT-11] [CAT-12] [CON-08] Ctrl K leads to a package, its versions are compared, and one is restored with a reason', async () => {
  const manager = await hall.as('hall-manager')
  await manager.goto('/work/packages')
  await manager.getByRole('link', { name: '开餐饮店一件事' }).waitFor()
  await findByCtrlK(manager)
  await manager.getByRole('region', { name: '几个事项共用' }).getByText('字号名称').waitFor()
  await manager.getByRole('link', { name: '比较和恢复' }).click()
  await manager.waitForURL(/\/versions$/)
  // The demo hall furnishes itself while people work in it.
  await manager.getByText('城管提出：开店都挂招牌，备案一并办').waitFor({ timeout: 60_000 })
  await manager.getByRole('button', { name: '看第 2 版改了什么' }).click()
  await manager.getByText('改为人人要办').waitFor()
  await manager.getByText('多交材料').first().waitFor()
  await atRest(manager)
  await expectAccessible(manager)
  await expectNoSidewaysScroll(manager)
  await manager.getByRole('button', { name: '恢复第 2 版' }).click()
  await manager.keyboard.press('F9')
  await manager.locator('textarea:focus').waitFor()
  await manager.getByLabel(/为什么恢复/).fill('招牌备案改为告知承诺，不再多收材料')
  await manager.keyboard.press('F9')
  await manager.getByText('第 2 版已恢复，成为第 4 版').waitFor()
  await manager.getByText('招牌备案改为告知承诺，不再多收材料').waitFor()
  expect(await manager.getByText('现行', { exact: true }).count()).toBe(1)
}, 120_000)

test('[CAT-11] [CON-08] [SEC-01] a clerk finds a package by Ctrl K and reads it, without what belongs to composing', async () => {
  const clerk = await hall.as('window-clerk')
  await clerk.goto('/work/intake')
  await clerk.getByRole('searchbox', { name: '找事项' }).waitFor()
  await findByCtrlK(clerk)
  expect(await clerk.getByRole('button', { name: /编排/ }).count()).toBe(0)
  const drafts = await clerk.context().request.get('/api/v1/package-associations')
  expect(drafts.status()).toBe(403)
  await clerk.goto('/work/packages')
  await clerk.getByRole('link', { name: '开餐饮店一件事' }).waitFor()
  expect(await clerk.getByRole('link', { name: /关联/ }).count()).toBe(0)
}, 60_000)
