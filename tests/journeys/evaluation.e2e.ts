import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { tokenOf } from '../interface/api.ts'
import { identityNumber, takeFoodLicence } from '../interface/take.ts'
import { lay, startAgent } from '../server/agent.ts'
import { answerSoleTrader, fillApplicant, sign, soleTrader, tickMaterial } from './clerk.ts'
import { layCable } from './cable.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall({ own: true })
const fromHall = () => ({ origin: hall.address })
const windowId = 'hall-town-1'

/** The manager of the township hall makes the code, the pad is paired with it. */
async function pairedPad(): Promise<Page> {
  const manager = await hall.visitor()
  const data = { account: 'manager-town', password: 'yichuang-demo' }
  expect((await manager.context().request.post('/api/v1/session', { headers: fromHall(), data })).ok()).toBe(true)
  await manager.goto('/work/evaluation-pads')
  await manager
    .getByRole('row', { name: /^1 号窗口/ })
    .getByRole('button', { name: /配对/ })
    .click()
  const code = await manager.locator('.evaluation-code').innerText()
  const pad = await hall.visitor()
  await pad.setViewportSize({ width: 1280, height: 800 })
  await pad.goto(`/pad/${windowId}`)
  await pad.getByLabel('6 位配对码').fill(code === '000000' ? '000001' : '000000')
  await pad.getByRole('button', { name: '配对' }).click()
  await pad.getByText('配对码不对').waitFor()
  await pad.getByLabel('6 位配对码').fill(code)
  await pad.getByRole('button', { name: '配对' }).click()
  await pad.getByText('办完以后，请在这里评价').waitFor()
  return pad
}

async function clerkAtWindow(): Promise<Page> {
  const clerk = await hall.visitor()
  const data = { account: 'clerk33', password: 'yichuang-demo', windowId }
  expect((await clerk.context().request.post('/api/v1/session', { headers: fromHall(), data })).ok()).toBe(true)
  expect((await clerk.context().request.post('/api/v1/queue/my-window/opening', { headers: fromHall() })).ok()).toBe(
    true,
  )
  await clerk.goto('/work/queue')
  await atRest(clerk)
  return clerk
}

/** Somebody takes a number on the phone, is called, served, and the service ends. */
async function serve(clerk: Page, phone: string): Promise<Page> {
  const holder = await hall.visitor({ size: 'phone' })
  await holder.goto('/queue/hall-town')
  await holder.getByText('商事登记').click()
  await holder.getByLabel('手机号').fill(phone)
  await holder.getByRole('button', { name: '取号' }).click()
  await holder.waitForURL(/\/ticket\//)
  const no = (await holder.locator('.ticket-head .n').innerText()).trim()
  await clerk.goto('/work/queue')
  await atRest(clerk)
  await clerk.keyboard.press('F2')
  const strip = clerk.getByRole('region', { name: '当前排队号' })
  await clerk.waitForURL(/\/work\/intake\?ticket=/)
  await atRest(clerk)
  await strip.getByText(no).waitFor()
  await clerk.keyboard.press('F2')
  await strip.getByText('已服务').waitFor()
  await strip.getByRole('button', { name: /结束并呼叫下一位/ }).click()
  await strip.getByText('窗口空闲').waitFor()
  return holder
}

test('[SUP-01][SUP-11][QUE-05] pad, clerk and phone side by side: asked after the service, given once, counted as it is', async () => {
  const pad = await pairedPad()
  const clerk = await clerkAtWindow()
  const first = await serve(clerk, '13912347001')
  await pad.getByRole('heading', { name: '今天的服务，您觉得怎么样？' }).waitFor({ timeout: 5_000 })
  await expectAccessible(pad)
  await expectNoSidewaysScroll(pad)
  await pad.getByText('不满意', { exact: true }).click()
  await pad.locator('.w2').getByText('等得太久').click()
  await pad.getByRole('button', { name: '提交' }).click()
  await pad.getByText('谢谢您的评价').waitFor()
  await pad.getByText('办完以后，请在这里评价').waitFor({ timeout: 8_000 })
  await first.reload()
  expect(await first.getByRole('link', { name: '评价这次服务' }).count()).toBe(0)

  const second = await serve(clerk, '13912347002')
  await pad.getByRole('button', { name: '不评了' }).click()
  await pad.getByText('办完以后，请在这里评价').waitFor({ timeout: 5_000 })
  await second.reload()
  await second.getByRole('link', { name: '评价这次服务' }).click()
  await second.getByRole('heading', { name: '今天的服务，您觉得怎么样？' }).waitFor()
  await expectAccessible(second)
  await expectNoSidewaysScroll(second)
  await second.getByRole('button', { name: '提交' }).click()
  await second.getByText('请选一个满意程度').waitFor()
  const link = second.url()
  await clerk.goto(link)
  await clerk.getByText('非常满意').click()
  await clerk.getByRole('button', { name: '提交' }).click()
  await clerk.getByText('工作人员不能评价').waitFor()
  await second.getByText('非常满意', { exact: true }).click()
  await second.getByRole('button', { name: '提交' }).click()
  await second.getByText('您评的是“非常满意”').waitFor()
  await clerk.goto(link)
  await clerk.getByText('已经评过了').waitFor()

  const manager = await hall.visitor()
  const data = { account: 'manager-town', password: 'yichuang-demo' }
  expect((await manager.context().request.post('/api/v1/session', { headers: fromHall(), data })).ok()).toBe(true)
  await manager.goto('/work/callbacks')
  await manager.getByText('等得太久').first().waitFor()
  await expectAccessible(manager)
  await manager.getByRole('button', { name: '商事登记' }).first().click()
  await manager.getByText('没有留电话，按评价内容查办').waitFor()
  await manager.getByText('已说明').click()
  await manager.getByRole('textbox', { name: '处理结果', exact: true }).fill('当天只开一个窗口，已加派人手')
  await manager.keyboard.press('F9')
  await manager.getByText('差评已办结').first().waitFor()
  await manager.goto('/work/evaluations')
  await manager.getByText('前三档占已评价的比例').waitFor()
  await expectAccessible(manager)
}, 180_000)

test('[QUE-05] [INT-02] the applicant reads on the pad what was typed, objects, then signs; it stays with the application', async () => {
  const pad = await pairedPad()
  const clerk = await clerkAtWindow()
  await clerk.goto('/work/intake/gthsl')
  await answerSoleTrader(clerk)
  for (const name of soleTrader.materials) await tickMaterial(clerk, name)
  await fillApplicant(clerk, 7_430)
  await clerk.getByRole('button', { name: '请申请人核对' }).click()
  await pad.getByText(identityNumber(7_430)).waitFor()
  await expectAccessible(pad)
  await pad.getByRole('button', { name: '有误' }).click()
  await clerk.getByText('申请人说有误').waitFor()
  await clerk.getByRole('textbox', { name: '手机' }).fill('13900007430')
  await clerk.getByRole('button', { name: '再请核对' }).click()
  await pad.getByText('13900007430').waitFor()
  await pad.reload()
  await pad.getByRole('button', { name: '无误' }).click()
  await pad.getByRole('alert').waitFor()
  await sign(pad, 'svg[data-sign]')
  await pad.getByRole('button', { name: '无误' }).click()
  await clerk.getByText('申请人已核对并签名').waitFor()
  await clerk.keyboard.press('F9')
  await clerk.waitForURL(/\/work\/applications\//)
  await expect.poll(() => clerk.getByText('申请人核对并签名').count()).toBe(1)
}, 120_000)

test('[NET-07] the machine gives a number, and wipes what was typed', async () => {
  const kiosk = await hall.visitor()
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto('/kiosk/hall-town')
  await expectAccessible(kiosk)
  await kiosk.getByRole('link', { name: /取号排队/ }).click()
  await kiosk.getByRole('link', { name: /商事登记/ }).click()
  for (const key of '13912347003') await kiosk.getByRole('button', { name: key, exact: true }).click()
  expect(await kiosk.locator('input[name="phone"]').inputValue()).toBe('13912347003')
  await expectAccessible(kiosk)
  await kiosk.getByRole('button', { name: '取号', exact: true }).click()
  expect(await kiosk.locator('.taken .no').innerText()).toMatch(/^[A-Z]\d{3}$/)
  await kiosk.getByText('小票没有打印').waitFor()
  await kiosk.getByRole('link', { name: '回到首页' }).click()
  await kiosk.getByRole('heading', { name: '您好，要办什么？' }).waitFor()
  await kiosk.goto('/kiosk/hall-town/arrival')
  await kiosk.clock.install()
  await kiosk.reload()
  await kiosk.getByRole('button', { name: '7', exact: true }).click()
  await kiosk.clock.runFor(50_000)
  await kiosk.getByText('您还在吗？').waitFor()
  await kiosk.clock.runFor(20_000)
  await kiosk.waitForURL(/\/kiosk\/hall-town\?lang=zh-CN&elder=0$/)
}, 120_000)

test('[QUE-01] [CON-08] at the machine the item is found in everyday words, and the card on the reader takes the number', async () => {
  const agent = await startAgent(hall.address)
  const kiosk = await hall.visitor()
  await kiosk.addInitScript(`localStorage.setItem('yichuang.device-agent', ${JSON.stringify(agent.address)})`)
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  const taking = '/kiosk/hall-town/ticket'
  await kiosk.goto(`${taking}?q=${encodeURIComponent('开奶茶店')}`)
  const found = kiosk.getByRole('list', { name: '找到的事项' })
  await expectAccessible(kiosk)
  await found.getByRole('link', { name: /食品经营许可新办/ }).click()
  await kiosk.getByRole('heading', { name: '食品经营许可新办' }).waitFor()
  await expectAccessible(kiosk)
  await lay(agent, { demo: 3 })
  const no = await kiosk.locator('.taken .no').innerText()
  expect(no).toMatch(/^[A-Z]\d{3}$/)
  await kiosk.goto(`${taking}?item=spjy`)
  await lay(agent, { demo: 3 })
  await kiosk.getByText(`您已经取过号：${no}`).waitFor()
  await kiosk.goto(`${taking}?q=${encodeURIComponent('彩票兑奖')}`)
  await kiosk.getByText('没有找到“彩票兑奖”').waitFor()
  await agent.stop()
}, 120_000)

test('[NET-07] [NET-04] at the machine one finds the case and prints its papers on A4', async () => {
  const { address } = hall
  const { applicationNo } = await takeFoodLicence(await tokenOf('shenruoxi', 'hall-county-13', address), 7_420, {
    address,
  })
  const agent = await startAgent(hall.address)
  const kiosk = await hall.visitor()
  await kiosk.addInitScript(`localStorage.setItem('yichuang.device-agent', ${JSON.stringify(agent.address)})`)
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto('/kiosk/hall-county/progress')
  const typed = [applicationNo.replaceAll('-', ''), identityNumber(7_420).slice(-6), '6027']
  for (const key of typed.join('')) await kiosk.getByRole('button', { name: key, exact: true }).click()
  await kiosk.getByRole('button', { name: '查询' }).click()
  await kiosk.getByRole('heading', { name: '通知和结果' }).waitFor()
  await expectAccessible(kiosk)
  const notice = kiosk.getByRole('listitem').filter({ hasText: '受理通知书' })
  await notice.getByRole('button', { name: '打印' }).click()
  await kiosk.getByText('已打印，请在出纸口取走').waitFor()
  const printed = await (await fetch(`${agent.address}/simulator/documents`)).json()
  expect(printed).toEqual({ documents: [{ bytes: expect.any(Number) as number }] })
  await agent.stop()
  await notice.getByRole('button', { name: '打印' }).click()
  await kiosk.getByText('没有打印出来，请到咨询台打印').waitFor()
  await kiosk.getByRole('link', { name: '回到首页' }).click()
  await kiosk.goBack()
  expect(await kiosk.getByText(applicationNo).count()).toBe(0)
}, 120_000)

test('[APT-01][NET-07] at the machine a card books a slot, and without a card nothing is sent', async () => {
  const agent = await startAgent(hall.address)
  const kiosk = await hall.visitor()
  await kiosk.addInitScript(`localStorage.setItem('yichuang.device-agent', ${JSON.stringify(agent.address)})`)
  await kiosk.setViewportSize({ width: 1080, height: 1920 })
  await kiosk.goto('/kiosk/hall-county')
  await kiosk.getByRole('link', { name: /预约办事/ }).click()
  for (const key of 'SPJY') await kiosk.getByRole('button', { name: key, exact: true }).click()
  await kiosk.getByRole('button', { name: '找', exact: true }).click()
  await kiosk.getByRole('link', { name: /食品经营许可新办/ }).click()
  await expectAccessible(kiosk)
  await kiosk.locator('.slots a').last().click()
  await expectAccessible(kiosk)
  for (const key of '1391234701') await kiosk.getByRole('button', { name: key, exact: true }).click()
  const act = kiosk.getByRole('button', { name: '预约这个时段' })
  await act.click()
  await kiosk.getByText('还没有读到身份证').waitFor()
  await lay(agent, { demo: 2 })
  await expect.poll(() => kiosk.locator('input[name=name]').inputValue()).toBe('陆知微')
  await act.click()
  await kiosk.getByText('手机号应为 11 位数字').waitFor()
  expect(await kiosk.locator('input[name=phone]').inputValue()).toBe('1391234701')
  expect(await kiosk.locator('input[name=name]').inputValue()).toBe('陆知微')
  await kiosk.getByRole('button', { name: '1', exact: true }).click()
  await act.click()
  await kiosk.getByRole('heading', { name: '预约好了' }).waitFor()
  expect(await kiosk.locator('.taken .wait').innerText()).toMatch(/预约号 \S+ · 验证码 \S+/)
  await kiosk.getByText('小票已打印，请取走').waitFor()
  await expectAccessible(kiosk)
  await agent.stop()
}, 120_000)

test('[QUE-02] the screens over the window and in the waiting area follow the calls', async () => {
  const [screen, area] = [await hall.visitor(), await hall.visitor()]
  for (const page of [screen, area]) await page.setViewportSize({ width: 1920, height: 1080 })
  const cable = await layCable(hall.address)
  await screen.goto(`${cable.address}/display/window/${windowId}`)
  const clerk = await clerkAtWindow()
  const lines = await clerk.context().request.get('/api/v1/queue/my-window')
  const { serves } = (await lines.json()) as { serves: readonly { id: string }[] }
  await area.goto(`/display/area/${serves.map(({ id }) => id).join(',')}`)
  const taken = await clerk.context().request.post('/api/v1/halls/hall-town/own-tickets', {
    headers: fromHall(),
    data: { group: serves[0]?.id, phone: '13912347004' },
  })
  expect(taken.ok()).toBe(true)
  cable.pull()
  await screen.locator('.lost').waitFor({ state: 'visible', timeout: 6_000 })
  const called = await clerk.context().request.post('/api/v1/queue/calls', { headers: fromHall() })
  expect(called.ok()).toBe(true)
  const { ticket } = (await called.json()) as { ticket?: { no: string } }
  const no = ticket?.no ?? 'none'
  cable.plugIn()
  await screen.locator('.win .n', { hasText: no }).waitFor({ timeout: 2_500 })
  await area.locator('.first .n', { hasText: no }).waitFor({ timeout: 2_500 })
  await screen.getByText('工号 clerk33').waitFor()
  await expectAccessible(screen)
  await expectAccessible(area)
  await screen.close()
  await cable.remove()
}, 120_000)
