import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const sizes = Object.keys(viewports) as Viewport[]

async function sound(page: Page): Promise<void> {
  await atRest(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

/** Looks for something at the public page, by the box of the start page. */
async function lookPublicly(visit: { size: Viewport; scripts?: boolean }, phrase: string): Promise<Page> {
  const visitor = await hall.visitor(visit)
  await visitor.goto('/')
  await visitor.getByRole('combobox', { name: '要办的事' }).fill(phrase)
  await visitor.getByRole('button', { name: '查找' }).click()
  await visitor.waitForURL(/\/find\?q=/)
  return visitor
}

describe.each(sizes)('at %s width', (size) => {
  test('[CON-08] a word nobody knew: missed on the public page, added by its keeper, found by the clerk', async () => {
    const phrase = sizes.indexOf(size) === 0 ? '皮影戏台子' : '糖画摊位车'
    const visitor = await lookPublicly({ size }, phrase)
    await visitor.getByText(`没有找到“${phrase}”，已记下来`).waitFor()
    await visitor.getByRole('heading', { name: '请工作人员帮您' }).waitFor()
    expect(await visitor.getByRole('link', { name: /^打电话/ }).count()).toBeGreaterThan(0)
    await expectAccessible(visitor)
    await expectNoSidewaysScroll(visitor)

    const clerk = await hall.as({ account: 'shenruoxi' }, { size })
    await clerk.goto('/work/intake')
    await clerk.getByRole('searchbox', { name: '找事项' }).fill(phrase)
    await clerk.getByText(`没有找到“${phrase}”，已记下来`).waitFor()
    await sound(clerk)

    const keeper = await hall.as('system-administrator', { size })
    const row = keeper.getByRole('row').filter({ hasText: phrase })
    await expect
      .poll(
        async () => {
          await keeper.goto('/work/missed-words')
          await atRest(keeper)
          return (await row.count()) === 0 ? '' : row.innerText()
        },
        { timeout: 20_000 },
      )
      .toMatch(/公众页面 1[^]*窗口 1|窗口 1[^]*公众页面 1/)
    await sound(keeper)
    await row.getByRole('button', { name: '补充' }).click()
    const drawer = keeper.getByRole('dialog', { name: `补充“${phrase}”` })
    const other = drawer.getByRole('button', { name: '换一个' })
    if ((await other.count()) > 0) await other.click()
    await drawer.getByRole('searchbox', { name: /^查找事项/ }).fill('个体工商户设立登记')
    await drawer
      .getByRole('radio', { name: /个体工商户设立登记/ })
      .first()
      .click()
    await sound(keeper)
    await drawer.getByRole('button', { name: /^补充/ }).click()
    await keeper.getByText(`已补充，搜“${phrase}”能找到“个体工商户设立登记”`).waitFor()
    await expect.poll(() => row.count()).toBe(0)

    await clerk.getByRole('searchbox', { name: '找事项' }).fill(`想弄个${phrase}`)
    await clerk
      .getByRole('link', { name: /个体工商户设立登记/ })
      .first()
      .click()
    await clerk.waitForURL('**/work/intake/gthsl')
    const found = await lookPublicly({ size, scripts: false }, phrase)
    await found.getByRole('listitem').filter({ hasText: '个体工商户设立登记' }).first().waitFor()
  })
})

test('[CON-08] the quick search shows the nearest and says that what it found nowhere is noted', async () => {
  const clerk = await hall.as({ account: 'shenruoxi' })
  await clerk.goto('/work/items')
  await atRest(clerk)
  await clerk.keyboard.press('Control+k')
  await clerk.keyboard.type('绣花鞋垫手艺')
  await clerk.getByText('没有找到“绣花鞋垫手艺”，已记下来').waitFor()
  const keeper = await hall.as('system-administrator')
  await expect
    .poll(
      async () => {
        await keeper.goto('/work/missed-words')
        await atRest(keeper)
        return keeper.getByRole('row').filter({ hasText: '绣花鞋垫手艺' }).count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
})
