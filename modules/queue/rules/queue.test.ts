import { addMinutes, instant } from '@yichuang/modules/calendar/rules'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actsOn,
  afterReturn,
  callsAhead,
  chooseNext,
  closingsBetween,
  decideExtension,
  decideTicket,
  forecastWaiting,
  lateAt,
  mayCall,
  MOST_ADVANTAGE_MINUTES,
  MOST_PASSES,
  nearPlaces,
  orderOf,
  priorityGroups,
  secondsLeft,
  serviceSeconds,
  ticketNo,
  ticketStates,
  toldMinutes,
  zoneOfLine,
} from './index.ts'
import type { InLine, PriorityGroup, ServingWindow, Ticket, TicketAct } from './index.ts'

const nine = instant('2026-09-18T01:00:00.000Z')
const waiting: Ticket = {
  state: 'waiting',
  group: 'b',
  window: undefined,
  target: undefined,
  takenAt: nine,
  orderAt: nine,
  calls: 0,
  passes: 0,
}
const at = addMinutes(nine, 20)
const called: Ticket = { ...waiting, state: 'called', window: 'w13', calls: 1 }

describe('[QUE-02] what is done with a ticket', () => {
  test.each([
    ['recall', called, { calls: 2 }],
    ['start', called, { state: 'serving' }],
    ['pass', called, { state: 'passed', window: undefined, passes: 1 }],
    ['hold', called, { state: 'held' }],
    ['resume', { ...called, state: 'held' }, { state: 'serving' }],
    ['end', { ...called, state: 'serving' }, { state: 'done' }],
    ['give-back', waiting, { state: 'given-back' }],
    ['return', { ...waiting, state: 'passed', passes: 1 }, { state: 'waiting', window: undefined }],
  ] as const)('%s', (kind, ticket, change) => {
    expect(decideTicket(ticket, { kind }, { at, window: 'w13' })).toMatchObject({ ok: true, value: change })
  })

  test('a transfer keeps the place in line and goes to the window named, with a note', () => {
    const act = { kind: 'transfer', group: 'c', window: 'w4', note: '只差缴费单' } as const
    const sent = decideTicket({ ...called, state: 'serving' }, act, { at, window: 'w13' })
    expect(sent).toEqual({ ok: true, value: { state: 'waiting', window: undefined, group: 'c', target: 'w4' } })
    const silent = decideTicket(called, { ...act, note: ' ' }, { at, window: 'w13' })
    expect(silent).toMatchObject({ ok: false, refusal: { code: 'queue.note-missing' } })
  })

  test('only the window that called a ticket goes on with it', () => {
    for (const kind of ['recall', 'start', 'pass', 'hold'] as const)
      expect(decideTicket(called, { kind }, { at, window: 'w14' })).toMatchObject({
        refusal: { code: 'queue.not-at-this-window' },
      })
  })

  test('who was passed over too often takes a new number', () => {
    const often: Ticket = { ...waiting, state: 'passed', passes: MOST_PASSES }
    expect(decideTicket(often, { kind: 'return' }, { at, window: 'w13' })).toMatchObject({
      refusal: { code: 'queue.passed-too-often' },
    })
    expect(actsOn(often)).toEqual([])
  })

  test('a ticket that is over stays over, and what is offered is what is done', () => {
    const anyAct = fc.constantFrom<TicketAct>(
      { kind: 'recall' },
      { kind: 'start' },
      { kind: 'pass' },
      { kind: 'return' },
      { kind: 'hold' },
      { kind: 'resume' },
      { kind: 'end' },
      { kind: 'transfer', group: 'c', note: 'n' },
    )
    fc.assert(
      fc.property(fc.constantFrom(...ticketStates), anyAct, fc.nat(MOST_PASSES), (state, act, passes) => {
        const ticket: Ticket = { ...called, state, passes }
        const answer = decideTicket(ticket, act, { at, window: 'w13' })
        expect(answer.ok).toBe(actsOn(ticket).includes(act.kind))
        const isOver = state === 'done' || state === 'given-back'
        expect(isOver && answer.ok).toBe(false)
      }),
    )
  })
})

test('[QUE-01] numbers carry the letter of their group', () => {
  expect([ticketNo('A', 1), ticketNo('B', 37), ticketNo('C', 1204)]).toEqual(['A001', 'B037', 'C1204'])
})

const someTicket = fc
  .record({
    minute: fc.nat(240),
    group: fc.constantFrom('a', 'b', 'c'),
    priority: fc.option(fc.constantFrom<PriorityGroup>(...priorityGroups), { nil: undefined }),
    bookedMinutes: fc.integer({ min: 0, max: 60 }),
    target: fc.option(fc.constantFrom('w1', 'w2'), { nil: undefined, freq: 8 }),
  })
  .map(({ minute, group, target, ...standing }) => {
    const takenAt = addMinutes(nine, minute)
    return { group, target, takenAt, orderAt: orderOf({ takenAt, ...standing }) }
  })
const tickets = fc
  .array(someTicket, { minLength: 1, maxLength: 60 })
  .map((list) => list.map((ticket, n) => ({ ...ticket, id: `t${String(n).padStart(3, '0')}` })))
const someWindow = fc
  .record({ id: fc.constantFrom('w1', 'w2', 'w3'), ranks: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }) })
  .map(({ id, ranks }): ServingWindow => ({ id, serves: new Map(ranks.map((rank, n) => ['abc'.charAt(n), rank])) }))

describe('[QUE-04] the dispatcher', () => {
  test('never lets anybody be overtaken by who came later than the greatest advantage', () => {
    fc.assert(
      fc.property(tickets, someWindow, (line, window) => {
        const next = chooseNext(window, line)
        const passable = line.filter((ticket) => mayCall(window, ticket))
        expect(next === undefined).toBe(passable.length === 0)
        if (next === undefined) return
        const latest = addMinutes(next.takenAt, -MOST_ADVANTAGE_MINUTES)
        expect(passable.filter(({ takenAt }) => takenAt < latest)).toEqual([])
      }),
    )
  })

  test('nobody starves, though priority groups keep coming as fast as the window serves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...priorityGroups), fc.integer({ min: 1, max: 20 }), (priority, before) => {
        const window: ServingWindow = { id: 'w', serves: new Map([['a', 0]]) }
        const plain = { id: 'plain', group: 'a', target: undefined, orderAt: nine }
        let line: InLine[] = [plain]
        for (let n = 0; n < before; n += 1)
          line.push({ ...plain, id: `early${n}`, orderAt: orderOf({ takenAt: nine, priority, bookedMinutes: 20 }) })
        let calls = 0
        for (let minute = 1; line.includes(plain); minute += 1) {
          const takenAt = addMinutes(nine, minute)
          line.push({ ...plain, id: `late${minute}`, orderAt: orderOf({ takenAt, priority, bookedMinutes: 20 }) })
          const next = chooseNext(window, line)
          line = line.filter((ticket) => ticket !== next)
          calls += 1
          expect(calls).toBeLessThanOrEqual(before + MOST_ADVANTAGE_MINUTES + 1)
        }
      }),
    )
  })

  test('calls everybody exactly once, whatever the order of the windows', () => {
    fc.assert(
      fc.property(
        tickets,
        fc.array(fc.constantFrom('w1', 'w2'), { minLength: 200, maxLength: 200 }),
        (all, presses) => {
          const serves = new Map([...'abc'].map((group) => [group, 0]))
          let line = all
          const seen: string[] = []
          for (const id of presses) {
            const next = chooseNext({ id, serves }, line)
            if (next === undefined) continue
            seen.push(next.id)
            line = line.filter((ticket) => ticket !== next)
          }
          expect(new Set(seen).size).toBe(seen.length)
          const left = line.filter(
            ({ target }) => target === undefined || presses.filter((id) => id === target).length > 60,
          )
          expect(left).toEqual([])
        },
      ),
    )
  })

  test('prefers its own groups for a while, and what was sent to it', () => {
    const window: ServingWindow = {
      id: 'w1',
      serves: new Map([
        ['a', 0],
        ['b', 1],
      ]),
    }
    const a = { id: 'a', group: 'a', target: undefined, orderAt: addMinutes(nine, 2) }
    const b = { id: 'b', group: 'b', target: undefined, orderAt: nine }
    expect(chooseNext(window, [a, b])?.id).toBe('a')
    expect(chooseNext(window, [{ ...a, orderAt: addMinutes(nine, 4) }, b])?.id).toBe('b')
    expect(chooseNext(window, [{ ...b, group: 'z', target: 'w1' }])?.id).toBe('b')
    expect(chooseNext(window, [{ ...b, target: 'w2' }])).toBeUndefined()
  })

  test('coming back from being passed over never gives a better place than before', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (order, now) => {
        const before = addMinutes(nine, order)
        expect(afterReturn(before, addMinutes(nine, now)) >= before).toBe(true)
      }),
    )
  })
})

describe('[QUE-06] the forecast', () => {
  const window = (freeIn: number, ...lines: string[]) => ({
    serves: new Map(lines.map((line, rank) => [line, rank])),
    freeIn,
  })
  const line = (id: string, ...minutesAgo: number[]) => ({
    id,
    orders: minutesAgo.map((minutes) => -60 * minutes),
    serviceSeconds: 300,
  })

  test.each([
    { name: 'a free window and nobody there', windows: [window(0, 'a')], lines: [line('a')], calls: [0] },
    { name: 'one ahead, one window', windows: [window(0, 'a')], lines: [line('a', 5)], calls: [0, 300] },
    {
      name: 'two windows, one busy',
      windows: [window(0, 'a'), window(60, 'a')],
      lines: [line('a', 9, 5)],
      calls: [0, 60, 300],
    },
    { name: 'no window', windows: [window(0, 'b')], lines: [line('a', 5)], calls: [] },
    {
      name: 'who came earlier to another line of the window goes first',
      windows: [window(0, 'a', 'b')],
      lines: [line('a', 2), line('b', 20)],
      calls: [300, 600],
    },
    {
      name: 'the line that the window only helps waits three minutes more',
      windows: [window(0, 'b', 'a')],
      lines: [line('a', 4), line('b', 2)],
      calls: [300, 600],
    },
  ])('plays on: $name', ({ windows, lines, calls }) => {
    expect(callsAhead(lines, windows).get('a')).toEqual(calls)
  })

  test('nobody is called while the hall is closed; a service begun before is ended, and the line goes on behind it', () => {
    const closings = [{ from: 400, to: 4000 }]
    const calls = callsAhead([line('a', 9, 8, 7, 6)], [window(0, 'a'), window(200, 'a')], closings)
    expect(calls.get('a')).toEqual([0, 200, 300, 4000, 4000])
    expect(callsAhead([line('a', 9)], [window(0, 'a')], [{ from: -60, to: 240 }]).get('a')).toEqual([240, 540])
  })

  test('a hall closes between its hours; what is over, and hours that follow at once, are no closing', () => {
    const hour = 3600
    const hours = [
      { from: 8 * hour, to: 12 * hour },
      { from: 13 * hour, to: 17 * hour },
      { from: 17 * hour, to: 20 * hour },
    ]
    expect(closingsBetween(hours, 11 * hour)).toEqual([{ from: hour, to: 2 * hour }])
    expect(closingsBetween(hours, 12.5 * hour)).toEqual([{ from: -hour / 2, to: hour / 2 }])
    expect(closingsBetween(hours, 13 * hour)).toEqual([])
    expect(closingsBetween([], 0)).toEqual([])
  })

  test('who waits and is not done at closing time is counted, with the end of the last; who comes now is not', () => {
    const lines = [line('a', 9, 8, 7), line('b', 9)]
    const calls = callsAhead(lines, [window(0, 'a')])
    expect(lateAt(500, lines, calls)).toEqual({ people: 2, lastEnd: 900 })
    expect(lateAt(900, lines, calls)).toEqual({ people: 0, lastEnd: 900 })
  })

  test('a hall is kept open later than its hours and than now, while somebody waits', () => {
    const closesAt = addMinutes(nine, 60)
    const facts = { closesAt, extendedUntil: undefined, waiting: 2, at: nine }
    const code = (
      until: Parameters<typeof decideExtension>[0],
      more: Partial<Parameters<typeof decideExtension>[1]>,
    ) => {
      const said = decideExtension(until, { ...facts, ...more })
      return said.ok ? 'ok' : said.refusal.code
    }
    const later = addMinutes(nine, 90)
    expect(code(later, {})).toBe('ok')
    expect(code(closesAt, {})).toBe('queue.extension-too-early')
    expect(code(later, { at: addMinutes(nine, 91) })).toBe('queue.extension-too-early')
    expect(code(later, { waiting: 0 })).toBe('queue.no-waiting')
    expect(code(later, { closesAt: undefined })).toBe('queue.no-hours')
    expect(code(null, {})).toBe('queue.not-extended')
    expect(code(null, { extendedUntil: later })).toBe('ok')
  })

  test('says of each place of each line when it is called, never earlier than the place in front; more windows never later', () => {
    const waiting = fc.array(fc.nat(60), { maxLength: 12 }).map((all) => all.toSorted((one, other) => other - one))
    fc.assert(
      fc.property(waiting, waiting, fc.array(fc.nat(600), { minLength: 1, maxLength: 4 }), (a, b, free) => {
        const lines = [line('a', ...a), line('b', ...b)]
        const calls = callsAhead(
          lines,
          free.map((freeIn) => window(freeIn, 'a', 'b')),
        )
        for (const { id, orders } of lines) {
          const own = calls.get(id) ?? []
          expect(own).toHaveLength(orders.length + 1)
          expect(own.toSorted((one, other) => one - other)).toEqual(own)
        }
        const more = callsAhead(
          lines,
          [...free, 0].map((freeIn) => window(freeIn, 'a', 'b')),
        )
        expect((more.get('a')?.at(-1) ?? 0) + (more.get('b')?.at(-1) ?? 0)).toBeLessThanOrEqual(
          (calls.get('a')?.at(-1) ?? 0) + (calls.get('b')?.at(-1) ?? 0),
        )
      }),
    )
  })

  test('a service under way is expected to last as usual, and a little more once it has', () => {
    expect([secondsLeft(300, 0), secondsLeft(300, 200), secondsLeft(300, 600)]).toEqual([300, 100, 60])
  })

  test('learns the length of a service from the day, and is told in whole minutes', () => {
    expect(serviceSeconds(300, { count: 0, seconds: 0 })).toBe(300)
    expect(serviceSeconds(300, { count: 15, seconds: 15 * 100 })).toBe(150)
    expect([toldMinutes(0), toldMinutes(61), toldMinutes(undefined)]).toEqual([0, 2, undefined])
  })
})

test('[QUE-01] one call makes the second place near, several at once the first as well', () => {
  expect(nearPlaces(1)).toEqual({ first: 1, places: 1 })
  expect(nearPlaces(3)).toEqual({ first: 0, places: 2 })
})

describe('[QUE-06] how many will wait', () => {
  test('who is there and who comes, less who is served', () => {
    const facts = { waiting: 10, comers: [6, 6, 0, 0], servers: 1, serviceSeconds: 300 }
    expect(forecastWaiting(facts)).toEqual([10, 10, 4, 0])
    expect(forecastWaiting({ ...facts, servers: 0 })).toEqual([16, 22, 22, 22])
  })

  test('more windows never mean that more wait', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.array(fc.nat(60), { maxLength: 4 }), fc.nat(9), (waiting, comers, servers) => {
        const facts = { waiting, comers, serviceSeconds: 420 }
        const [fewer, more] = [servers, servers + 1].map((n) => forecastWaiting({ ...facts, servers: n }))
        expect(more?.every((count, step) => count <= (fewer?.[step] ?? 0))).toBe(true)
        expect(more?.every((count) => count >= 0)).toBe(true)
      }),
    )
  })
})

describe('[QUE-08] the zone of a line', () => {
  const at = (zone: string | null, rank = 0) => ({ zone, rank })
  test('is that of most windows whose own line it is; those that only help do not count', () => {
    expect(zoneOfLine([at('b'), at('z', 1), at('z', 1)])).toBe('b')
    expect(zoneOfLine([at('c'), at('b'), at('c')])).toBe('c')
    expect(zoneOfLine([at('c'), at('b')])).toBe('b')
  })
  test('is that of who helps where the line is nobody’s own, and none without zones', () => {
    expect(zoneOfLine([at(null), at('z', 1)])).toBe('z')
    expect(zoneOfLine([at(null)])).toBeUndefined()
    expect(zoneOfLine([])).toBeUndefined()
  })
})
