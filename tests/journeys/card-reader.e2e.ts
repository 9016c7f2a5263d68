import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lay, startAgent, waitingReads } from '../server/agent.ts'
import type { RunningAgent } from '../server/agent.ts'
import { exampleAddress } from './examples.ts'
import { expectAccessible, openHall } from './harness.ts'

const hall = openHall()
let agent: RunningAgent
beforeAll(async () => {
  agent = await startAgent(hall.address)
})
afterAll(() => agent.stop())

/** The desk of a clerk whose computer has its agent at an address. */
async function deskWithAgent(address: string): Promise<Page> {
  return openWithAgent(await hall.as('window-clerk', { size: 'desktop' }), address, '/work/intake/spjy')
}

/** A page with the card reader, on a computer that has its agent at an address. */
async function openWithAgent(page: Page, address: string, path: string): Promise<Page> {
  await page.addInitScript(`localStorage.setItem('yichuang.device-agent', ${JSON.stringify(address)})`)
  await page.goto(path)
  await page.getByRole('button', { name: /读卡/ }).waitFor()
  return page
}

test('[INT-02] a card laid on the reader fills the applicant in, by one key', async () => {
  const page = await deskWithAgent(agent.address)
  await page.keyboard.press('F4')
  await page.getByText('把身份证放在读卡器上').waitFor()
  await expectAccessible(page)
  await lay(agent, { demo: 2 })
  await page.getByText('已读卡：陆知微').waitFor()
  expect(await page.getByRole('textbox', { name: '证件号码' }).inputValue()).toMatch(/^33992119950903204[\dX]$/)
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('陆知微')
  expect(await page.getByRole('textbox', { name: '地址' }).first().inputValue()).toBe('云岫县桐溪镇望江村 8 组 16 号')
})

test('Esc ends the waiting, stays at the desk and leaves the reader free', async () => {
  const page = await deskWithAgent(agent.address)
  await page.getByRole('button', { name: /读卡/ }).click()
  await page.getByText('把身份证放在读卡器上').waitFor()
  await expect.poll(() => waitingReads(agent)).toBe(1)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /读卡/ }).waitFor()
  await expect.poll(() => waitingReads(agent)).toBe(0)
  expect(new URL(page.url()).pathname).toBe('/work/intake/spjy')
  await lay(agent, { fault: 'unreadable' })
  await page.keyboard.press('F4')
  await page.getByText(/这张身份证读不出来/).waitFor()
})

test('[OUT-02][INT-02] at the hand-out window the card says who stands there; another person gets nothing', async () => {
  const path = await exampleAddress(hall, { module: 'handout', path: '/work/handout/:id', role: 'handout-clerk' })
  const page = await openWithAgent(await hall.as('handout-clerk', { size: 'desktop' }), agent.address, path)
  const number = page.getByRole('textbox', { name: '证件号码' })
  await lay(agent, { demo: 2 })
  await page.keyboard.press('F4')
  await page.getByText('已读卡：陆知微').waitFor()
  expect(await number.inputValue()).toMatch(/^33992119950903204/)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: '改用纸质签收单' }).click()
  await page.keyboard.press('F9')
  await page.getByRole('alert').first().waitFor()
  await lay(agent, { name: '周砚秋', documentNumber: '440524188001010014' })
  await page.keyboard.press('F4')
  await page.getByText('已读卡：周砚秋').waitFor()
  expect(await number.inputValue()).toBe('440524188001010014')
  await page.keyboard.press('F9')
  await page.getByText('已交付，办件已办结').waitFor()
})

test('without an agent the desk says so, and everything can still be typed', async () => {
  const gone = await startAgent(hall.address)
  await gone.stop()
  const page = await deskWithAgent(gone.address)
  await page.keyboard.press('F4')
  await page.getByText(/这台电脑上没有找到读卡助手/).waitFor()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: '姓名' }).fill('钟离敬')
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('钟离敬')
})

test('an agent that was set up for another site is told from none', async () => {
  const strange = await startAgent('https://another.example')
  try {
    const page = await deskWithAgent(strange.address)
    await page.keyboard.press('F4')
    await page.getByText(/没有放行本平台/).waitFor()
    expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('')
  } finally {
    await strange.stop()
  }
})
