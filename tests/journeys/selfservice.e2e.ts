import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { identityNumber } from '../interface/take.ts'
import { soleTrader, tickMaterial } from './clerk.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall()
const headers = { origin: hall.address }

test('[NET-07][QUE-08][NET-05] filled in at the machine of the hall, called, taken up and accepted at the window', async () => {
  const clerk = await hall.visitor()
  const data = { account: 'clerk33', password: 'yichuang-demo', windowId: 'hall-town-1' }
  expect((await clerk.context().request.post('/api/v1/session', { headers, data })).ok()).toBe(true)
  await clerk.goto('/work/queue')
  await atRest(clerk)
  await clerk.keyboard.press('F2')
  await clerk.getByRole('button', { name: /叫下一位/ }).waitFor()

  const kiosk = await hall.visitor()
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto('/kiosk/hall-town')
  const choose = async (question: string, option: number) => {
    await kiosk.getByRole('heading', { name: question }).waitFor()
    await kiosk.locator('.lines button').nth(option).click()
  }
  await kiosk.getByRole('link', { name: /开始申报/ }).click()
  await expectAccessible(kiosk)
  for (const key of 'GTH') await kiosk.getByRole('button', { name: key, exact: true }).click()
  await kiosk.getByRole('button', { name: '找', exact: true }).click()
  await kiosk.getByRole('button', { name: new RegExp(soleTrader.item) }).click()
  await kiosk.getByRole('heading', { name: '经营者是哪里的居民？' }).waitFor()
  await expectAccessible(kiosk)
  await choose('经营者是哪里的居民？', 0)
  await choose('经营场所（住所）属于哪种情况？', 0)
  await kiosk.getByRole('heading', { name: '经营场所是否是住宅改为商用？' }).waitFor()
  await kiosk.getByRole('link', { name: '上一步' }).click()
  await choose('经营场所（住所）属于哪种情况？', 0)
  await choose('经营场所是否是住宅改为商用？', 1)
  await kiosk.locator('.checks').waitFor()
  await expectAccessible(kiosk)
  await kiosk.locator('.checks input').last().check()
  await kiosk.getByRole('button', { name: '下一步' }).click()
  await kiosk.getByRole('heading', { name: '需要 3 份材料' }).waitFor()
  await expectAccessible(kiosk)
  await kiosk.getByRole('link', { name: /材料清楚了/ }).click()
  await kiosk.getByLabel('姓名').fill('周砚秋')
  await kiosk.getByLabel('身份证号').click()
  for (const key of identityNumber(7_901)) await kiosk.getByRole('button', { name: key, exact: true }).click()
  await kiosk.getByLabel('手机号').fill('1391234')
  await kiosk.getByRole('button', { name: '下一步' }).click()
  await kiosk.getByText('手机号是 11 位数字').waitFor()
  await expectAccessible(kiosk)
  await kiosk.getByLabel('手机号').fill('13912347901')
  await kiosk.getByRole('button', { name: '下一步' }).click()
  await kiosk.getByRole('heading', { name: '填写申请内容' }).waitFor()
  await expectAccessible(kiosk)
  await kiosk.getByLabel('字号名称').fill('云岫小卖部')
  await kiosk.getByRole('button', { name: '下一步' }).click()
  const later = kiosk.getByRole('button', { name: '空着的到窗口补填' })
  const send = kiosk.getByRole('button', { name: '提交申请' })
  await later.or(send).waitFor()
  if (await later.isVisible()) await later.click()
  await expectAccessible(kiosk)
  await send.dblclick()
  await kiosk.getByRole('heading', { name: '已提交，请等叫号' }).waitFor()
  await expectAccessible(kiosk)
  const applicationNo = await kiosk.locator('.taken .when').innerText()
  const ticketNo = await kiosk.locator('.taken .no').innerText()
  await kiosk.getByRole('link', { name: /清空离开/ }).click()
  await kiosk.waitForURL(/\/kiosk\/hall-town$/)
  await kiosk.goBack()
  expect(await kiosk.getByText(applicationNo).count()).toBe(0)

  await clerk.keyboard.press('F2')
  await clerk.waitForURL(/\/work\/intake\/gthsl\?ticket=/)
  await clerk.getByText(`申请编号 ${applicationNo}`).waitFor()
  await clerk.getByRole('region', { name: '当前排队号' }).getByText(ticketNo).waitFor()
  await clerk.getByText('情形已确定，共 3 份材料').waitFor()
  expect(await clerk.getByRole('textbox', { name: '证件号码' }).inputValue()).toBe(identityNumber(7_901))
  expect(await clerk.getByRole('textbox', { name: '字号名称' }).inputValue()).toBe('云岫小卖部')
  await expectAccessible(clerk)
  for (const material of soleTrader.materials) await tickMaterial(clerk, material)
  await clerk.keyboard.press('F9')
  await clerk.waitForURL(/\/work\/applications\//, { timeout: 20_000 })
  await clerk.getByText(applicationNo).first().waitFor()
})

test('[NET-07] a machine without a keyboard: a name, words and figures are touched on its screen', async () => {
  const kiosk = await hall.visitor({ size: 'machine' })
  const touch = async (keys: string) => {
    for (const key of keys) await kiosk.getByRole('button', { name: key, exact: true }).tap()
  }
  const keyboard = kiosk.getByRole('region', { name: '键盘' })
  const seen = async (what: Locator) => {
    const [box, board] = [await what.boundingBox(), await keyboard.boundingBox()]
    return box !== null && board !== null && box.y > 0 && box.y + box.height <= board.y
  }
  await kiosk.goto('/kiosk/hall-town/apply')
  await keyboard.waitFor()
  await touch('GETIGONGSHANG')
  await expectAccessible(kiosk)
  await keyboard.getByRole('button', { name: '个体工商户', exact: true }).tap()
  expect(await kiosk.getByLabel('要办什么事').inputValue()).toBe('个体工商户')
  await kiosk.getByRole('button', { name: '找', exact: true }).tap()
  await kiosk.getByRole('button', { name: new RegExp(soleTrader.item) }).tap()
  for (const [question, option] of [
    ['经营者是哪里的居民？', 0],
    ['经营场所（住所）属于哪种情况？', 0],
    ['经营场所是否是住宅改为商用？', 1],
  ] as const) {
    await kiosk.getByRole('heading', { name: question }).waitFor()
    await kiosk.locator('.lines button').nth(option).tap()
  }
  await kiosk.locator('.checks input').last().check()
  await kiosk.getByRole('button', { name: '下一步' }).tap()
  await kiosk.getByRole('link', { name: /材料清楚了/ }).tap()

  const name = kiosk.getByLabel('姓名')
  await name.tap()
  expect(await seen(name)).toBe(true)
  await touch('ZHANGWEI')
  await keyboard.getByRole('button', { name: '张', exact: true }).tap()
  await keyboard.getByRole('button', { name: '伟', exact: true }).tap()
  expect(await name.inputValue()).toBe('张伟')
  await touch('NI')
  await kiosk.getByRole('button', { name: '删除' }).tap()
  await kiosk.getByRole('button', { name: '删除' }).tap()
  await kiosk.getByRole('button', { name: '删除' }).tap()
  expect(await name.inputValue()).toBe('张')
  await touch('WEI')
  await keyboard.getByRole('button', { name: '伟', exact: true }).tap()
  await kiosk.getByLabel('身份证号').tap()
  await expectAccessible(kiosk)
  await touch(`${identityNumber(7_902)}99`)
  expect(await kiosk.getByLabel('身份证号').inputValue()).toBe(identityNumber(7_902))
  await kiosk.getByLabel('手机号').tap()
  await touch('13912347902')
  await kiosk.getByRole('button', { name: '下一步' }).tap()
  await kiosk.getByRole('heading', { name: '填写申请内容' }).waitFor()

  const address = kiosk.getByLabel('场所地址')
  await address.tap()
  expect(await seen(address)).toBe(true)
  await touch('ZHONGLU')
  await keyboard.getByRole('button', { name: '中路', exact: true }).tap()
  await touch('8')
  expect(await address.inputValue()).toBe('中路8')
  await kiosk.getByRole('button', { name: '收起键盘' }).tap()
  await keyboard.waitFor({ state: 'hidden' })
  await kiosk.getByRole('link', { name: '回到首页' }).waitFor()
})

test('[QUE-08][NET-08] a computer of the on-line area is used with keyboard and mouse', async () => {
  const page = await hall.visitor()
  await page.goto('/online-area/hall-county')
  const usual = page.getByRole('heading', { name: '常办事项' })
  await expect
    .poll(async () => {
      if ((await usual.count()) === 0) await page.reload()
      return usual.count()
    })
    .toBe(1)
  await page.getByRole('button', { name: /食品经营许可新办/ }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('要办什么事').fill('食品经营许可')
  expect(await page.getByRole('region', { name: '键盘' }).count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /食品经营许可新办/ }).click()
  await page.getByRole('heading', { name: '主体业态是什么？' }).waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: '回到首页' }).click()
  await page.getByLabel('要办什么事').waitFor()
})
