import { testDatabase } from '@yichuang/platform/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBinding } from '../rules/testing/hall.ts'
import { Story } from '../rules/testing/story.ts'
import { openCounter } from '../testing/counter.ts'

const { db } = await testDatabase()
let counter: Awaited<ReturnType<typeof openCounter>>
beforeAll(async () => {
  counter = await openCounter(db)
})
afterAll(() => counter.server.close())

type Kept = Awaited<ReturnType<(typeof counter)['keep']>>
const department = { kind: 'department', department: 'department' }

function aCase(): Promise<Kept> {
  const kept = [aBinding('form', { originalsKept: 1 }), aBinding('photo', { originalsKept: 1 })]
  return counter.keep(new Story().accepted('2026-02-12', [], kept))
}
const lineOf = ({ id, originals, version }: Kept) => ({ id, originals, expectedVersion: version })
const held = async (who: string) =>
  (await counter.call(who, 'GET', '/custody/originals?limit=200')).body.rows.map(
    ({ original, id }) => `${id}/${original}`,
  )
const keysOf = (...cases: Kept[]) => cases.flatMap(({ id, originals }) => originals.map((one) => `${id}/${one}`))
const box = async (who: string, name: string) =>
  (await counter.call(who, 'GET', `/custody/sheets?box=${name}`)).body.rows.map(({ no }) => no)

const versionOf = async ({ applicationNo }: Kept) =>
  Number((await counter.call('clerk', 'GET', `/custody/originals?q=${applicationNo}`)).body.rows[0]?.['version'])

async function signed(...cases: Kept[]): Promise<string> {
  const answer = await counter.call('clerk', 'POST', '/custody/sheets', {
    payload: { to: department, cases: cases.map(lineOf) },
  })
  expect(answer).toMatchObject({ status: 200, body: { problems: [] } })
  return String(answer.body['no'])
}

describe('a sheet of several cases', () => {
  test('[INT-09] I-34 I-35 goes to the department, is counted, signed for, and the originals change hands', async () => {
    const [one, other] = [await aCase(), await aCase()]
    const no = await signed(one, other)
    expect(no).toMatch(/^YJ-\d{6}-\d{3}$/)
    expect(await box('clerk', 'outgoing')).toContain(no)
    expect(await box('reviewer', 'incoming')).toContain(no)
    expect(await held('clerk')).not.toEqual(expect.arrayContaining(keysOf(one)))
    const wrong = await counter.call('reviewer', 'POST', `/custody/sheets/${no}/settlement`, {
      payload: {
        counted: 3,
        rejected: [],
      },
    })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'cases.count-differs', given: 4, counted: 3 } })
    const done = await counter.call('reviewer', 'POST', `/custody/sheets/${no}/settlement`, {
      payload: {
        counted: 4,
        rejected: [],
      },
    })
    expect(done).toMatchObject({ status: 200, body: { problems: [] } })
    expect(await held('reviewer')).toEqual(expect.arrayContaining(keysOf(one, other)))
    expect(await box('clerk', 'settled')).toContain(no)
    expect(await box('reviewer', 'incoming')).not.toContain(no)
  })
  test('[INT-09] a case sent back stays with its giver, with the reason; the rest is taken', async () => {
    const [good, bad] = [await aCase(), await aCase()]
    const no = await signed(good, bad)
    const body = { counted: 2, rejected: [{ id: bad.id, reason: '少一份照片' }] }
    expect((await counter.call('reviewer', 'POST', `/custody/sheets/${no}/settlement`, { payload: body })).status).toBe(
      200,
    )
    const sheet = (await counter.call('clerk', 'GET', `/custody/sheets/${no}`)).body
    expect(sheet).toMatchObject({ rejected: 1, mayCountersign: false })
    expect(sheet.rows.map(({ id, state, reason }) => [id, state, reason])).toEqual(
      expect.arrayContaining([
        [good.id, 'received', null],
        [bad.id, 'rejected', '少一份照片'],
      ]),
    )
    expect(await held('clerk')).toEqual(expect.arrayContaining(keysOf(bad)))
    expect(await held('reviewer')).toEqual(expect.arrayContaining(keysOf(good)))
  })
  test('[INT-09] a repeated act has one number and one sheet, and a repeated signature is answered again', async () => {
    const one = await aCase()
    const body = { to: department, cases: [lineOf(one)] }
    const answers = [
      await counter.call('clerk', 'POST', '/custody/sheets', { payload: body, key: 'same-key' }),
      await counter.call('clerk', 'POST', '/custody/sheets', { payload: body, key: 'same-key' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[0]?.body['no']).toBe(answers[1]?.body['no'])
    const no = String(answers[0]?.body['no'])
    const settle = () =>
      counter.call('reviewer', 'POST', `/custody/sheets/${no}/settlement`, {
        payload: { counted: 2, rejected: [] },
        key: 'settle-key',
      })
    expect([(await settle()).status, (await settle()).status]).toEqual([200, 200])
    const again = await counter.call('reviewer', 'POST', `/custody/sheets/${no}/settlement`, {
      payload: {
        counted: 2,
        rejected: [],
      },
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'cases.no-sheet-open' } })
  })
  test('[INT-09] comes back to another hall, whose window gives the papers to a verified person', async () => {
    const one = await aCase()
    const no = await signed(one)
    await counter.call('reviewer', 'POST', `/custody/sheets/${no}/settlement`, {
      payload: { counted: 2, rejected: [] },
    })
    const version = await versionOf(one)
    const back = await counter.call('secondReviewer', 'POST', '/custody/sheets', {
      payload: {
        to: { kind: 'window', hall: 'township' },
        cases: [{ ...lineOf(one), expectedVersion: version }],
      },
    })
    const url = `/custody/sheets/${String(back.body['no'])}/settlement`
    expect((await counter.call('clerk', 'POST', url, { payload: { counted: 2, rejected: [] } })).status).toBe(403)
    expect((await counter.call('townshipClerk', 'POST', url, { payload: { counted: 2, rejected: [] } })).status).toBe(
      200,
    )
    const give = {
      originals: one.originals,
      recipient: '林小满',
      identityCheck: '人证一致',
      expectedVersion: await versionOf(one),
    }
    const returned = (who: string) =>
      counter.call(who, 'POST', `/applications/${one.id}/originals/return`, { payload: give })
    expect(await returned('clerk')).toMatchObject({ status: 403, body: { code: 'cases.not-the-holder' } })
    expect((await returned('townshipClerk')).status).toBe(200)
    const found = await counter.call('clerk', 'GET', `/custody/originals?q=${one.applicationNo}`)
    expect(found.body.rows.map(({ holder }) => holder)).toEqual(['applicant', 'applicant'])
  })
})

describe('who may', () => {
  test('[INT-09] [SEC-02] another department neither reads nor signs a sheet, and gets none of it', async () => {
    const one = await aCase()
    const no = await signed(one)
    for (const who of ['stranger', 'townshipClerk']) {
      expect((await counter.call(who, 'GET', `/custody/sheets/${no}`)).status).toBe(403)
      const settle = await counter.call(who, 'POST', `/custody/sheets/${no}/settlement`, {
        payload: { counted: 2, rejected: [] },
      })
      expect(settle).toMatchObject({ status: 403, body: { code: 'access.out-of-scope' } })
    }
    expect((await counter.call('stranger', 'GET', `/custody/originals?q=${one.applicationNo}`)).body.rows).toEqual([])
    expect((await counter.call('auditor', 'GET', '/custody/originals')).status).toBe(403)
    expect(
      (await counter.call('auditor', 'POST', '/custody/sheets', { payload: { to: department, cases: [lineOf(one)] } }))
        .status,
    ).toBe(403)
  })
  test('[INT-09] [SEC-02] papers of another hall are not dispatched, nor to a department that does not handle the case', async () => {
    const one = await aCase()
    const from = (who: string, to: object) =>
      counter.call(who, 'POST', '/custody/sheets', { payload: { to, cases: [lineOf(one)] } })
    expect((await from('townshipClerk', department)).body).toMatchObject({ code: 'cases.not-the-holder' })
    const wrong = { kind: 'department', department: 'elsewhere' }
    expect((await from('clerk', wrong)).body).toMatchObject({ code: 'cases.no-such-receiver' })
    const nowhere = { kind: 'window', hall: 'nowhere' }
    expect((await from('clerk', nowhere)).body).toMatchObject({ code: 'cases.no-such-receiver' })
    expect(await held('clerk')).toEqual(expect.arrayContaining(keysOf(one)))
  })
})
