import { join } from 'node:path'
import { lockerCodes } from '@yichuang/modules/handout/public'
import { dateOf, instant } from '@yichuang/modules/calendar/rules'
import { keyFolder } from '@yichuang/platform/printing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAgent } from '../server/agent.ts'
import type { RunningAgent } from '../server/agent.ts'
import { exampleAddress } from './examples.ts'
import { expectAccessible, expectNoSidewaysScroll, openHall } from './harness.ts'

const hall = openHall({ own: true })
let agent: RunningAgent
beforeAll(async () => {
  agent = await startAgent(hall.address)
})
afterAll(() => agent.stop())

/** What hands and rust do to a door of the simulated locker. */
async function hand(change: object): Promise<{ readonly openings: readonly string[] }> {
  const answer = await fetch(`${agent.address}/simulator/locker`, { method: 'POST', body: JSON.stringify(change) })
  return (await answer.json()) as { openings: readonly string[] }
}

async function withAgent(page: Page): Promise<Page> {
  await page.addInitScript(`localStorage.setItem('yichuang.device-agent', ${JSON.stringify(agent.address)})`)
  return page
}

/** The manager adds the locker, its screen is paired with the code. @returns the screen */
async function pairedScreen(): Promise<Page> {
  const manager = await hall.as({ account: 'fangmingche' })
  await manager.goto('/work/lockers')
  await manager.getByRole('button', { name: '添加取件柜' }).click()
  await manager.getByRole('textbox', { name: '名称' }).fill('C')
  await manager.getByRole('button', { name: '生成配对码' }).click()
  const code = await manager.locator('.locker-code').innerText()
  const address = await manager.locator('.locker-address').innerText()
  await expectAccessible(manager)
  const screen = await withAgent(await hall.visitor())
  await screen.setViewportSize({ width: 1080, height: 1920 })
  await screen.goto(new URL(address).pathname)
  await screen.getByLabel('配对码').fill(code === '000000' ? '000001' : '000000')
  await screen.getByRole('button', { name: '配对' }).click()
  await screen.getByText('配对码不对').waitFor()
  await screen.getByLabel('配对码').fill(code)
  await screen.getByRole('button', { name: '配对' }).click()
  await screen.getByText('输入取件码').waitFor()
  return screen
}

async function type(screen: Page, code: string): Promise<void> {
  for (const figure of code) await screen.getByRole('button', { name: figure, exact: true }).click()
  await screen.getByRole('button', { name: '取件', exact: true }).click()
}

test('[OUT-04] a result is put into a box whose door opens from the window, and collected by the code of the message', async () => {
  const screen = await pairedScreen()
  const path = await exampleAddress(hall, { module: 'handout', path: '/work/handout/:id', role: 'handout-clerk' })
  const clerk = await withAgent(await hall.as('handout-clerk'))
  await clerk.goto(path)
  await clerk.getByRole('button', { name: '放入柜子' }).click()
  const drawer = clerk.getByRole('dialog')
  await drawer.getByRole('button', { name: /打开 A\d\d 箱门/ }).waitFor()
  const taken = await drawer.getByRole('textbox', { name: '箱号' }).inputValue()
  await hand({ door: taken, isOccupied: true })
  await clerk.keyboard.press('Escape')
  await clerk.getByRole('button', { name: '放入柜子' }).click()
  const opening = drawer.getByRole('button', { name: /打开 A\d\d 箱门/ })
  await opening.waitFor()
  const box = await drawer.getByRole('textbox', { name: '箱号' }).inputValue()
  expect(box > taken, `${box} after ${taken}, where something lies now`).toBe(true)
  await opening.click()
  await drawer.getByText(`${box} 箱门已打开`).waitFor()
  await expectAccessible(clerk)
  await hand({ door: box, isOpen: false, isOccupied: true })
  await drawer.getByRole('button', { name: /确认入柜/ }).click()
  await clerk.getByText(/已入柜，取件码已发至/).waitFor()

  const keys = keyFolder(join(hall.dataDir, 'keys'), { commonName: '', organization: '' })
  const codes = lockerCodes(() => keys.secret('locker'))
  const code = await codes(path.split('/').at(-1) ?? '', box, dateOf(instant(new Date().toISOString())))
  await type(screen, code === '00000000' ? '00000001' : '00000000')
  await screen.getByText('取件码不对，请核对短信。还可以试 4 次').waitFor()
  await expectAccessible(screen)

  await hand({ door: box, isStuck: true })
  await type(screen, code)
  await screen.getByRole('heading', { name: `${box} 号箱没有打开` }).waitFor()
  await screen.getByText(/领取已经记录，结果还在箱里/).waitFor()
  await clerk.goto('/work/lockers')
  await clerk.getByText(`C 柜 ${box} 号箱`).waitFor()
  await clerk.getByText(/门没有弹开/).waitFor()
  await expectAccessible(clerk)
  await expectNoSidewaysScroll(clerk)

  await hand({ door: box, isStuck: false })
  await screen.getByRole('button', { name: '再开一次' }).click()
  await screen.getByRole('heading', { name: `${box} 号箱已打开` }).waitFor()
  await expectAccessible(screen)
  expect((await hand({})).openings).toEqual([box, box])
  await clerk.getByText('柜门都正常打开了').waitFor()
  await clerk.goto(path)
  await clerk.getByText('已送达').first().waitFor()
})

test('[OUT-04] a screen without its locker takes no code: nothing is recorded that could not be opened', async () => {
  const screen = await hall.visitor()
  await screen.addInitScript(`localStorage.setItem('yichuang.device-agent', 'http://127.0.0.1:1')`)
  await screen.goto('/locker/00000000-0000-0000-0000-000000000000')
  await screen.getByText('配对取件柜').waitFor()
  const manager = await hall.as({ account: 'fangmingche' })
  await manager.goto('/work/lockers')
  await manager.getByRole('button', { name: '添加取件柜' }).click()
  await manager.getByRole('textbox', { name: '名称' }).fill('D')
  await manager.getByRole('button', { name: '生成配对码' }).click()
  const code = await manager.locator('.locker-code').innerText()
  await screen.goto(new URL(await manager.locator('.locker-address').innerText()).pathname)
  await screen.getByLabel('配对码').fill(code)
  await screen.getByRole('button', { name: '配对' }).click()
  await screen.getByText('输入取件码').waitFor()
  await type(screen, '12345678')
  await screen.getByText('取件柜没有连上，请到出件窗口领取').last().waitFor()
  expect(await screen.locator('.wrong').innerText()).toContain('取件柜没有连上')
})
