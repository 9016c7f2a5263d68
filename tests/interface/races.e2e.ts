import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { call, tokenOf } from './api.ts'
import type { Answer } from './api.ts'
import { anApplication, take } from './take.ts'

interface Act {
  readonly id: string
  readonly version: number
}

const clerk = () => tokenOf('shenruoxi', 'hall-county-13')
const neighbour = () => tokenOf('clerk32', 'hall-county-14')

async function received(n: number): Promise<Act> {
  const answer = await take(await clerk(), n)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as Act
}

async function eventsOf(id: string): Promise<number> {
  const { body } = await call('GET', `/applications/${id}/events`, { token: await clerk() })
  return (body as { rows: readonly unknown[] }).rows.length
}

const counted = (answers: readonly Answer[], status: number) => answers.filter((answer) => answer.status === status)

test('[INT-03] two clerks act on one case at once: one wins, the other is told, and one act is recorded', async () => {
  const [mine, theirs] = await Promise.all([clerk(), neighbour()])
  for (let round = 0; round < 10; round++) {
    const { id, version } = await received(9_000 + round)
    const before = await eventsOf(id)
    const body = { expectedVersion: version }
    const answers = await Promise.all([
      call('POST', `/applications/${id}/acceptance`, { token: mine, body }),
      call('POST', `/applications/${id}/acceptance`, { token: theirs, body }),
    ])
    const [won, lost] = [counted(answers, 200), counted(answers, 409)]
    expect([won.length, lost.length], JSON.stringify(answers)).toEqual([1, 1])
    expect(['cases.stale-version', 'intake.already-accepted']).toContain(lost[0]?.code)
    const after = await eventsOf(id)
    const again = await call('POST', `/applications/${id}/acceptance`, { token: theirs, body })
    expect(again.status).toBe(409)
    expect(await eventsOf(id)).toBe(after)
    expect(after).toBeGreaterThan(before)
  }
})

test('[INT-03] the same command sent many times at once is one act with one answer', async () => {
  const token = await clerk()
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 12 }, () => take(token, 9_100, { key })))
  expect(counted(answers, 200).length, JSON.stringify(answers.map(({ status, code }) => [status, code]))).toBe(12)
  expect(new Set(answers.map(({ body }) => (body as Act).id)).size).toBe(1)
})

test('[INT-03] a key that was used for one thing is refused for another', async () => {
  const token = await clerk()
  const key = randomUUID()
  await take(token, 9_200, { key })
  const other = {
    ...anApplication(9_201),
    delivery: { method: 'mail', recipient: '周砚秋', phone: '13900006027', address: '学前街 1 号' },
  }
  const { status, code } = await call('POST', '/applications', { token, key, body: other })
  expect([status, code]).toEqual([409, 'platform.key-reused'])
})

test('[INT-03] an act on a version that somebody overtook changes nothing and says so in the language asked for', async () => {
  const token = await clerk()
  const { id, version } = await received(9_300)
  const body = { key: 'form', received: true, expectedVersion: version }
  expect((await call('POST', `/applications/${id}/materials`, { token, body })).status).toBe(200)
  const stale = await call('POST', `/applications/${id}/materials`, { token: await neighbour(), body, language: 'en' })
  expect([stale.status, stale.code]).toEqual([409, 'cases.stale-version'])
  expect(stale.body).toMatchObject({ title: expect.stringMatching(/^[\x20-\x7e]+$/) })
})
