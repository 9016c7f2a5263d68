import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addDays, dateOf, instant, weekdayOf } from '@yichuang/modules/calendar/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { arrangeHall } from '@yichuang/modules/queue/public'
import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { testHttp } from '@yichuang/platform/http/testing'
import { nobody } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { simulationModule } from './module.ts'

const { db } = await testDatabase()
const now = instant(new Date().toISOString())
const today = dateOf(now)
/** The Monday so many weeks before this week. */
const monday = (weeks: number) => addDays(today, 1 - weekdayOf(today) - 7 * weeks)
const [tuesday, latest] = [addDays(monday(1), 1), monday(1)]
const weekly = [1, 2, 3, 4, 5].map((day) => ({ day, open: [['09:00', '12:00']] }))
const hallOf = (id: string, region: string) => ({ id, name: `大厅${id}`, region, details: { hours: { weekly } } })
const places = {
  current: async () =>
    ({
      halls: new Map([hallOf('h1', '339921'), hallOf('h2', '339922')].map((hall) => [hall.id, hall])),
      windows: new Map(['h1-1', 'h1-2'].map((id) => [id, { id, no: id.slice(3), hall: 'h1', is_closed: false }])),
    }) as unknown as Places,
}
const parts = { db, places }

function staff(role: Role): Actor {
  const base = { kind: 'staff', person: role, name: role, roles: [role], permissions: permissionsOf([role]) } as const
  return { ...base, region: '339921', hall: 'h1' }
}
const people = { manager: staff('hall-manager'), guide: staff('guide'), clerk: staff('reviewer') }
let server: Awaited<ReturnType<typeof testHttp>>

beforeAll(async () => {
  const { routes, problems } = simulationModule(parts)
  const refusals = { 'access.not-permitted': 403, 'access.not-signed-in': 401, 'access.out-of-scope': 404 }
  server = await testHttp({ routes, problems: [problems], refusals, people })
  const windows = [
    { id: 'h1-1', rank: 0 },
    { id: 'h1-2', rank: 0 },
  ]
  const groups = [{ letter: 'B', name: '商事登记', serviceSeconds: 600, windows }]
  const installer: Actor = { ...nobody, kind: 'system', person: 'system:installer' }
  await runCommand(db, arrangeHall, { hall: 'h1', groups }, { actor: installer, at: now, key: 'arrange' })
})
afterAll(() => server.close())

let keys = 0
async function ask(who: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const answer = await server.inject({
    method,
    url: `/api/v1/halls/${path}`,
    headers: { authorization: `Bearer ${who}`, 'idempotency-key': `key ${(keys += 1)}` },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

const nine = 9 * 3600
/** A rush: somebody every minute from half past nine, one window that takes ten minutes each. */
const rush = Array.from({ length: 12 }, (_, n) => {
  const called = nine + 1800 + 600 * n
  return { letter: 'B', window: '1', came: nine + 1800 + 60 * n, called, ended: called + 600 }
})
const mondays = [3, 2, 1].map(monday)

describe('days of the former system', () => {
  test('[QUE-07] are taken over whole, replaced when sent again, and recorded as events', async () => {
    expect(await ask('manager', 'PUT', `h1/simulation-days/${latest}`, { visits: rush.slice(0, 3) })).toEqual({
      status: 200,
      body: { visits: 3 },
    })
    for (const day of mondays)
      expect(await ask('manager', 'PUT', `h1/simulation-days/${day}`, { visits: rush })).toMatchObject({ status: 200 })
    const { body } = await ask('manager', 'GET', 'h1/simulation-days')
    expect(body.rows).toMatchObject(
      mondays.toReversed().map((day) => ({ day, visitors: 12, windows: 1, nineOfTen: 89.1, isTakenOver: true })),
    )
    const events = prepared<{ day: string; visits: number }, []>(
      'test.taken-over',
      `select body -> 'data' ->> 'day' as day, (body -> 'data' ->> 'visits')::int as visits
       from platform.event where stream = 'simulation:h1' order by seq`,
    )
    const told = await db.many(events, [])
    expect(told.map(({ day, visits }) => [day, visits])).toEqual([[latest, 3], ...mondays.map((day) => [day, 12])])
  })

  test('[QUE-07] with a wrong visit nothing is taken over, and the visit is named', async () => {
    const wrong = [...rush.slice(0, 4), { letter: 'B', came: 40_000, called: 39_000 }]
    expect(await ask('manager', 'PUT', `h1/simulation-days/${tuesday}`, { visits: wrong })).toMatchObject({
      status: 422,
      body: { code: 'simulation.visit-backwards', row: 5, title: '第 5 条来访的取号、叫号、办结时间先后不对' },
    })
    expect(
      await ask('manager', 'PUT', `h1/simulation-days/${tuesday}`, { visits: [{ letter: 'Q', came: 1 }] }),
    ).toMatchObject({ status: 422, body: { code: 'simulation.no-such-line', line: 'Q' } })
    expect(await ask('manager', 'PUT', `h1/simulation-days/${today}`, { visits: [] })).toMatchObject({
      body: { code: 'simulation.day-not-over' },
    })
    expect(await ask('manager', 'GET', `h1/simulation-days/${tuesday}`)).toMatchObject({
      status: 404,
      body: { code: 'simulation.no-such-day' },
    })
  })

  test('[SEC-02] only who arranges the own hall takes days over; who reads the queue plays them', async () => {
    expect(await ask('guide', 'PUT', `h1/simulation-days/${latest}`, { visits: [] })).toMatchObject({ status: 403 })
    expect(await ask('guide', 'GET', 'h1/simulation-days')).toMatchObject({ status: 200 })
    expect(await ask('clerk', 'GET', 'h1/simulation-days')).toMatchObject({ status: 403 })
    expect(await ask('manager', 'GET', 'h2/simulation-days')).toMatchObject({ status: 404 })
    expect(await ask('manager', 'GET', 'h9/simulation-days')).toMatchObject({
      status: 404,
      body: { code: 'simulation.no-such-hall' },
    })
  })
})

test('[QUE-06] a day is played as it was, and with a second window nobody waits half as long', async () => {
  const { body: known } = await ask('manager', 'GET', `h1/simulation-days/${latest}`)
  expect(known).toMatchObject({
    lines: [{ id: 'h1-b', letter: 'B' }],
    windows: [{ no: '1', lines: ['h1-b'], open: [{ from: 540, to: 720 }] }],
    actual: { visitors: 12, longest: 99 },
    played: { visitors: 12, longest: 99 },
  })
  const [first] = known.windows
  const plan = { windows: [first, { ...first, no: '+1' }], percent: 100, rankMinutes: 3, servesOn: true }
  const { body } = await ask('manager', 'POST', `h1/simulation-days/${latest}/runs`, plan)
  expect(body.summary).toMatchObject({ visitors: 12, left: 0, longest: 40 })
  const wrong = { ...first, open: [{ from: 700, to: 600 }] }
  expect(
    await ask('manager', 'POST', `h1/simulation-days/${latest}/runs`, { ...plan, windows: [wrong] }),
  ).toMatchObject({ status: 422, body: { code: 'simulation.spans-backwards', window: '1' } })
  const stranger = { ...first, lines: ['h2-a'] }
  expect(
    await ask('manager', 'POST', `h1/simulation-days/${latest}/runs`, { ...plan, windows: [stranger] }),
  ).toMatchObject({ status: 422, body: { code: 'simulation.no-such-line' } })
})

test('[QUE-06] three Mondays with a rush advise more windows for it, with the days as evidence', async () => {
  const { body } = await ask('manager', 'GET', 'h1/window-advice?longest=20')
  expect(body).toMatchObject({
    days: 3,
    rows: [{ weekday: 1, line: { letter: 'B' }, from: 570, to: 600, days: 3, extra: 3, then: 12 }],
  })
  expect(body.rows[0].evidence.map(({ day }: { day: string }) => day)).toEqual(mondays)
  expect((await ask('manager', 'GET', 'h1/window-advice?longest=240')).body.rows).toEqual([])
})
