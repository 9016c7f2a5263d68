import { expect, test } from 'vitest'
import { startAgent } from '../server/agent.ts'
import { openHall } from './harness.ts'
import { atRest } from './page-list.ts'

const hall = openHall({ own: true })
const window = 'hall-town-1'
const within = { timeout: 5000, interval: 100 }

test('[QUE-02] the screen over a window follows its queue: waiting, called, paused with the reason, also after a restart', async () => {
  const headers = { origin: hall.address }
  const clerk = await hall.visitor()
  const { request } = clerk.context()
  const data = { account: 'clerk33', password: 'yichuang-demo', windowId: window }
  expect((await request.post('/api/v1/session', { headers, data })).ok()).toBe(true)
  let agent = await startAgent(hall.address, ['--simulate', '--window', window])
  const lines = async () => {
    const answer = await fetch(`${agent.address}/simulator/led`)
    return ((await answer.json()) as { picture: { lines: readonly string[] } | null }).picture?.lines.join(' ') ?? ''
  }
  try {
    await expect.poll(lines, within).toBe('暂停服务')
    expect((await request.post('/api/v1/queue/my-window/opening', { headers })).ok()).toBe(true)
    await expect.poll(lines, within).toMatch(/^请稍候/)
    expect((await request.post('/api/v1/queue/my-window/pause', { headers, data: { reason: '系统核对' } })).ok()).toBe(
      true,
    )
    await expect.poll(lines, within).toBe('暂停服务 系统核对')
    expect((await request.post('/api/v1/queue/my-window/opening', { headers })).ok()).toBe(true)

    const holder = await hall.visitor({ size: 'phone' })
    await holder.goto('/queue/hall-town')
    await holder.getByText('商事登记').click()
    await holder.getByLabel('手机号').fill('13900007711')
    await holder.getByRole('button', { name: '取号' }).click()
    await holder.waitForURL(/\/ticket\//)
    const no = (await holder.locator('.ticket-head .n').innerText()).trim()
    await clerk.goto('/work/queue')
    await atRest(clerk)
    await clerk.keyboard.press('F2')
    await expect.poll(lines, within).toBe(`请 ${no} 号办理`)

    await agent.stop()
    agent = await startAgent(hall.address, ['--simulate', '--window', window])
    await expect.poll(lines, within).toBe(`请 ${no} 号办理`)
  } finally {
    await agent.stop()
  }
})
