import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const ask = async (who: string, query = '') => (await hall.call(who, 'GET', `/catalogue/acceptances${query}`)).body
const papersOf = prepared<{ no: string }, [department: string]>(
  'test.papers-of-hall',
  `select no from catalogue.delegation where department = $1 and holder_hall = 'hall-county'`,
)
const endPapers = prepared<never, [department: string]>(
  'test.end-papers',
  `update catalogue.delegation set ends_at = now() - interval '1 day' where department = $1 and holder_hall = 'hall-county'`,
)
const emptyWindow = prepared<never, [window: string]>(
  'test.empty-window',
  `update access.person set usual_window = null where usual_window = $1`,
)

test('[CAT-14] a window accepts what its boards and the papers of the hall allow, with number, powers and end', async () => {
  const answer = await ask('counter', '?window=hall-county-13')
  expect(answer).toMatchObject({ hall: 'hall-county', window: 'hall-county-13', items: 54, gaps: [] })
  const own = answer.windows.find(({ id }: { id: string }) => id === 'hall-county-13')
  expect(own).toMatchObject({ officers: ['沈若溪'], lacks: 0, accepts: answer.rows.length })
  expect(answer.others + answer.rows.length).toBe(54)
  const { no } = await db.one(papersOf, ['scjg'])
  expect(answer.rows.find(({ item }: { item: string }) => item === 'gthsl')).toMatchObject({
    isAccepted: true,
    papers: [{ no, powers: ['accept', 'refuse', 'decide-instant', 'seal'] }],
  })
  const all = await ask('counter', '?window=hall-county-13&all=true')
  expect(all.rows).toHaveLength(54)
  expect(all.rows.at(-1)).toMatchObject({ isAccepted: false, reasons: ['other-board'] })
})

test('[CAT-15] a paper that is over, taken back or not yet begun, and a window without a clerk, are said', async () => {
  const reasonsFor = async (item: string) => {
    const { rows } = await ask('manager', '?hall=hall-county&window=hall-county-13')
    return rows.find((row: { item: string }) => row.item === item).reasons
  }
  await db.run(endPapers, ['scjg'])
  expect(await reasonsFor('gthsl')).toEqual(['lapsed'])
  const { no } = await db.one(papersOf, ['gaj'])
  await hall.call('system', 'POST', '/catalogue/delegation-revocations', { body: { no, reason: '职能调整' } })
  const { gaps } = await ask('manager')
  expect(gaps.find(({ item }: { item: string }) => item === 'gthsl')).toMatchObject({ reasons: ['lapsed'] })
  expect(gaps.filter(({ reasons }: { reasons: string[] }) => reasons.includes('lapsed')).length).toBeGreaterThan(5)
  await db.run(emptyWindow, ['hall-county-13'])
  expect(await reasonsFor('gthsl')).toEqual(['no-officer', 'lapsed'])
})

test('[CAT-15] a hall that takes a board nowhere says so; other halls are those of the own area', async () => {
  const { halls, gaps, windows } = await ask('manager', '?hall=hall-town')
  expect(halls.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['hall-county', 'hall-town']))
  expect(halls.map(({ id }: { id: string }) => id)).not.toContain('hall-city')
  expect(gaps.some(({ reasons }: { reasons: string[] }) => reasons.includes('no-window'))).toBe(true)
  expect(windows.find(({ id }: { id: string }) => id === 'hall-town-3')).toMatchObject({ accepts: 0 })
  const { status, body } = await hall.call('manager', 'GET', '/catalogue/acceptances?hall=hall-city')
  expect([status, body.code]).toEqual([404, 'catalogue.no-such-hall'])
})
