import { addMinutes, dateOf, instant } from '@yichuang/modules/calendar/rules'
import { afterReturn, mayCall, orderOf, RANK_MINUTES } from '@yichuang/modules/queue/rules'
import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { startDispatcher, verifyLog } from '@yichuang/platform/events'
import { startWorkers } from '@yichuang/platform/jobs'
import type { Instant } from '@yichuang/platform/pure'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diceOf } from './demo/dice.ts'
import { HALL, LINES, openDayHall } from './testing/day-hall.ts'

/** A day of a hall, minute by minute: two thousand visitors, twelve windows, everything through the API. */
const VISITORS = 2_000
const OPEN_MINUTES = 480
const UNDER_WAY = 8
const nine = instant('2026-09-18T01:00:00.000Z')

const { db } = await testDatabase({ poolSize: 10 })
let hall: Awaited<ReturnType<typeof openDayHall>>
beforeAll(async () => {
  hall = await openDayHall(db, nine)
}, 120_000)
afterAll(() => hall.close())

type Desk = (typeof hall.desks)[number]

/** A stretch of waiting as the test knows it: who may call the ticket, and its place in line. */
interface Waiting {
  readonly from: number
  to: number | undefined
  readonly group: string
  readonly target: string | undefined
  readonly orderAt: Instant
}

interface Visitor {
  readonly id: string
  readonly no: string
  readonly token: string
  readonly phone: string | undefined
  readonly waits: Waiting[]
  state: 'waiting' | 'serving' | 'passed' | 'done' | 'given-back'
  calls: number
}

interface Call {
  readonly minute: number
  readonly desk: Desk
  readonly visitor: Visitor
}

/** The hall as the test follows it, beside what the product says. */
class Day {
  readonly visitors = new Map<string, Visitor>()
  readonly calls: Call[] = []
  readonly pads = new Map<string, string>()
  /** what the product showed otherwise than the test knows it, and how often it was looked at */
  readonly faults: string[] = []
  looks = 0
  graded = 0
  readonly #dice = diceOf(20260918)
  readonly #busy = new Map<string, { readonly visitor: Visitor; readonly until: number }>()
  readonly #returning: { readonly visitor: Visitor; readonly minute: number }[] = []
  #minute = 0

  async open(): Promise<void> {
    for (const [place, { id }] of hall.desks.entries()) {
      await this.#must(id, '/queue/my-window/opening')
      // at every other window people are asked on a pad, at the others by message
      if (place % 2 === 1) continue
      const { code } = await this.#must<{ code: string }>('manager', '/evaluation-pads', { window: id })
      const { key } = await this.#must<{ key: string }>('', '/pads/pairing', { window: id, code })
      this.pads.set(id, key)
    }
  }

  /** @returns whether anybody is still there */
  async live(minute: number, comers: number): Promise<boolean> {
    this.#minute = minute
    hall.at(minute)
    await atOnce(Array.from({ length: comers }, () => () => this.#come()))
    await atOnce(hall.desks.map((desk) => () => this.#finish(desk)))
    const back = this.#returning.filter((one) => one.minute === minute)
    await atOnce(
      back.map(
        ({ visitor }) =>
          () =>
            this.#return(visitor),
      ),
    )
    await this.#giveBack()
    await atOnce(hall.desks.map((desk) => () => this.#next(desk)))
    const waits = [...this.visitors.values()].some(({ state }) => state === 'waiting')
    return waits || this.#busy.size > 0 || this.#returning.some((one) => one.minute > minute)
  }

  async #come(): Promise<void> {
    const group = this.#dice.pick(LINES)
    const priority = this.#dice.chance(0.08) ? ('elder' as const) : undefined
    const phone = `139${String(this.#dice.between(0, 99_999_999)).padStart(8, '0')}`
    const hasPhone = priority === undefined && this.#dice.chance(0.7)
    const wish = hasPhone ? { group, phone } : { group, ...(priority === undefined ? {} : { priority }) }
    const path = hasPhone ? 'own-tickets' : 'tickets'
    type Taken = Pick<Visitor, 'id' | 'no' | 'token'>
    const { id, no, token } = await this.#must<Taken>(hasPhone ? '' : 'guide', `/halls/${HALL}/${path}`, wish)
    const orderAt = orderOf({ takenAt: this.#now, priority, bookedMinutes: 0 })
    const first = { from: this.#minute, to: undefined, group, target: undefined, orderAt }
    const visitor = { id, no, token, phone: hasPhone ? phone : undefined, waits: [first], calls: 0 }
    this.visitors.set(id, { ...visitor, state: 'waiting' })
  }

  async #next(desk: Desk): Promise<void> {
    if (this.#busy.has(desk.id)) return
    const { ticket } = await this.#must<{ ticket?: { id: string; no: string } }>(desk.id, '/queue/calls')
    if (ticket === undefined) return
    const visitor = this.visitors.get(ticket.id)
    if (visitor?.state !== 'waiting') throw new Error(`${ticket.no} was called and does not wait`)
    this.calls.push({ minute: this.#minute, desk, visitor })
    visitor.calls += 1
    lastOf(visitor).to = this.#minute
    if (this.#dice.chance(0.04)) {
      await this.#must(desk.id, `/queue/tickets/${ticket.id}/pass`)
      visitor.state = 'passed'
      if (this.#dice.chance(0.6) && visitor.calls < 3)
        this.#returning.push({ visitor, minute: this.#minute + this.#dice.between(4, 15) })
      return
    }
    await this.#must(desk.id, `/queue/tickets/${ticket.id}/start`)
    visitor.state = 'serving'
    this.#busy.set(desk.id, { visitor, until: this.#minute + this.#dice.between(1, 4) })
  }

  async #finish(desk: Desk): Promise<void> {
    const busy = this.#busy.get(desk.id)
    if (busy === undefined || busy.until > this.#minute) return
    const { visitor } = busy
    this.#busy.delete(desk.id)
    if (this.#dice.chance(0.02)) return this.#transfer(desk, visitor)
    const key = this.pads.get(desk.id)
    // a pad that has asked in the last two minutes is there
    if (key !== undefined) await this.#must('', '/pads/picture', { key })
    await this.#must(desk.id, `/queue/tickets/${visitor.id}/end`)
    visitor.state = 'done'
    if (key !== undefined) await this.#evaluate(key, visitor)
  }

  async #transfer(desk: Desk, visitor: Visitor): Promise<void> {
    const to = this.#dice.pick(hall.desks.filter(({ id }) => id !== desk.id))
    const [group = ''] = to.lines
    const isNamed = this.#dice.chance(0.5)
    const target = isNamed ? to.id : undefined
    const body = { group, note: '转窗', ...(isNamed ? { window: to.id } : {}) }
    await this.#must(desk.id, `/queue/tickets/${visitor.id}/transfer`, body)
    const { orderAt } = lastOf(visitor)
    visitor.state = 'waiting'
    visitor.waits.push({ from: this.#minute, to: undefined, group, target, orderAt })
  }

  async #return(visitor: Visitor): Promise<void> {
    const { group, target, orderAt } = lastOf(visitor)
    await this.#must(this.#dice.pick(hall.desks).id, `/queue/tickets/${visitor.id}/return`)
    visitor.state = 'waiting'
    const after = afterReturn(orderAt, this.#now)
    visitor.waits.push({ from: this.#minute, to: undefined, group, target: target && undefined, orderAt: after })
  }

  /** Now and then somebody who waits goes home. */
  async #giveBack(): Promise<void> {
    if (!this.#dice.chance(0.05)) return
    const [leaving] = [...this.visitors.values()].filter(({ state }) => state === 'waiting').slice(-1)
    if (leaving === undefined) return
    await this.#must('', `/tickets/${leaving.token}/giving-back`)
    leaving.state = 'given-back'
    lastOf(leaving).to = this.#minute
  }

  /** Who was served is asked on the pad; some give a grade, the others go. */
  async #evaluate(key: string, visitor: Visitor): Promise<void> {
    const { asked } = await this.#must<{ asked: { id: string; ticketNo: string } | null }>('', '/pads/picture', { key })
    this.#same('asked on the pad', asked?.ticketNo, visitor.no)
    if (asked === null) return
    if (!this.#dice.chance(0.4)) {
      await this.#must('', '/pads/leaving', { key, id: asked.id, isDeclined: true })
      return
    }
    const wish = { grade: this.#dice.pick([3, 4, 5]), reasons: [], comment: '', phone: '' }
    await this.#must('', '/pads/grade', { key, id: asked.id, ...wish })
    this.graded += 1
  }

  /** What the screens say is what the test knows: who waits in each line, who stands at each window. */
  async checkScreens(): Promise<void> {
    const read = <Body>(path: string) => hall.call<Body>('', 'GET', path).then(({ body }) => body)
    type Shown = { groups: { letter: string; waiting: number }[]; calls: { no: string; windowNo: string }[] }
    const shown = await read<Shown>(`/halls/${HALL}/queue-display`)
    const waiting = [...this.visitors.values()].filter(({ state }) => state === 'waiting')
    const inLine = (line: string) => waiting.filter((visitor) => lastOf(visitor).group === line).length
    const lines = shown.groups.map((group) => group.waiting)
    this.#same('waiting on the screen', lines.join(), LINES.map(inLine).join())
    const called = new Map(this.calls.map(({ visitor, desk }) => [visitor.no, desk.no]))
    for (const { no, windowNo } of shown.calls) this.#same(`window of ${no}`, windowNo, called.get(no))
    for (const { id } of hall.desks) {
      const { current } = await read<{ current: { no: string } | null }>(`/windows/${id}/queue-display`)
      this.#same(`number over ${id}`, current?.no, this.#busy.get(id)?.visitor.no)
    }
  }

  #same(what: string, shown: string | undefined, known: string | undefined): void {
    this.looks += 1
    if (shown !== known) this.faults.push(`minute ${this.#minute}: ${what} is ${shown}, not ${known}`)
  }

  get #now(): Instant {
    return addMinutes(nine, this.#minute)
  }

  async #must<Body>(who: string, path: string, body: object = {}): Promise<Body> {
    const answer = await hall.call<Body>(who, 'POST', path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}

function lastOf({ waits, no }: Visitor): Waiting {
  const last = waits.at(-1)
  if (last === undefined) throw new Error(`${no} has never waited`)
  return last
}

/** Runs acts of one minute side by side, as many as windows and phones would. */
async function atOnce(acts: readonly (() => Promise<void>)[]): Promise<void> {
  const rest = [...acts]
  const lane = async () => {
    for (let act = rest.shift(); act !== undefined; act = rest.shift()) await act()
  }
  await Promise.all(Array.from({ length: UNDER_WAY }, lane))
}

/** How many come in each minute: two peaks, none in the last half hour. */
function comersOf(): readonly number[] {
  const weight = (minute: number) =>
    minute >= OPEN_MINUTES - 30
      ? 0
      : 1 + Math.exp(-(((minute - 60) / 60) ** 2)) + Math.exp(-(((minute - 330) / 70) ** 2))
  const weights = Array.from({ length: OPEN_MINUTES }, (_, minute) => weight(minute))
  const all = weights.reduce((sum, one) => sum + one, 0)
  let due = 0
  let come = 0
  return weights.map((one) => {
    due += (one / all) * VISITORS
    const now = Math.round(due) - come
    come += now
    return now
  })
}

/** Calls that went past somebody who stood before and waited on, by the rule of the line. */
function unfair({ calls, visitors }: Day): string[] {
  const stretches = [...visitors.values()].flatMap(({ no, waits }) => waits.map((wait) => ({ no, ...wait })))
  return calls.flatMap(({ minute, desk, visitor }) => {
    const own = visitor.waits.find(({ to }) => to === minute)
    if (own === undefined) return [`${visitor.no} was called without waiting`]
    const serves = new Map(desk.lines.map((line, rank) => [line, rank]))
    const window = { id: desk.id, serves }
    const weightOf = (wait: Waiting) => addMinutes(wait.orderAt, (serves.get(wait.group) ?? 0) * RANK_MINUTES)
    return stretches
      .filter(({ from, to }) => from < minute && (to === undefined || to > minute))
      .filter((wait) => mayCall(window, { id: wait.no, ...wait }) && weightOf(wait) < weightOf(own))
      .map(({ no }) => `${visitor.no} before ${no} at ${minute}`)
  })
}

const rows = prepared<{ id: string; no: string; group: string; state: string; isMeasured: boolean }, []>(
  'test.tickets-of-day',
  `select id, no, group_id as "group", state, taken_at <= called_at and called_at <= served_at and served_at <= ended_at
     as "isMeasured" from queue.ticket`,
)
const gaps = prepared<{ n: number }, []>(
  'test.number-gaps',
  `select (select count(*) from queue.ticket)::int - (select sum(last) from queue.day_count)::int as n`,
)
const evaluations = prepared<{ asked: number; graded: number }, []>(
  'test.evaluations-of-day',
  `select count(*)::int as asked, count(grade)::int as graded from evaluation.evaluation where service = 'visit'`,
)
const told = prepared<{ phone: string; count: number }, []>(
  'test.told-of-calls',
  `select recipient as phone, count(*)::int as count from messages.message where template = 'ticketCalled' group by 1`,
)

async function tellEverybody(): Promise<void> {
  const modules = hall.assembly.modules
  const dispatcher = startDispatcher(
    db,
    modules.flatMap(({ subscribers }) => subscribers ?? []),
    (error) => {
      throw error
    },
  )
  await dispatcher.drain()
  await dispatcher.stop()
  const jobs = modules.flatMap(({ jobs: own }) => own ?? []).filter(({ name }) => name === 'queue.tell-holders')
  const tasks = Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => job.run(payload)]))
  const workers = await startWorkers(db, { tasks, pollMs: 50 })
  await expect.poll(() => db.one(telling, []), { timeout: 20_000 }).toEqual({ n: 0 })
  await workers.stop()
}
const telling = prepared<{ n: number }, []>(
  'test.still-telling',
  `select count(*)::int as n from graphile_worker._private_jobs j
   join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'queue.tell-holders'`,
)

test('[QUE-01] [QUE-02] [QUE-04] [QUE-07] a day of 2 000 visitors: nobody lost, the order fair, everyone measured, the screens right', async () => {
  const day = new Day()
  await day.open()
  const comers = comersOf()
  let minute = 0
  for (; (await day.live(minute, comers[minute] ?? 0)) || minute < OPEN_MINUTES; minute += 1)
    if (minute % 40 === 20) await day.checkScreens()
  await day.checkScreens()
  expect(day.faults).toEqual([])
  expect(day.looks).toBeGreaterThan(VISITORS / 2)
  const all = [...day.visitors.values()]
  expect(all).toHaveLength(VISITORS)
  expect(minute).toBeGreaterThanOrEqual(OPEN_MINUTES)

  const kept = await db.many(rows, [])
  expect(new Map(kept.map(({ id, state }) => [id, state]))).toEqual(new Map(all.map(({ id, state }) => [id, state])))
  expect(all.filter(({ state }) => state === 'waiting' || state === 'serving')).toEqual([])
  expect(new Set(kept.map(({ no }) => no)).size).toBe(VISITORS)
  expect(await db.one(gaps, [])).toEqual({ n: 0 })

  const done = kept.filter(({ state }) => state === 'done')
  expect(done.length).toBeGreaterThan(VISITORS * 0.9)
  expect(done.filter(({ isMeasured }) => !isMeasured)).toEqual([])
  const today = dateOf(nine)
  const path = `/halls/${HALL}/visits?from=${today}&to=${today}&by=line`
  const { body: visits } = await hall.call<{ rows: { visits: number; served: number }[] }>('manager', 'GET', path)
  const sum = (of: 'visits' | 'served') => visits.rows.reduce((total, row) => total + row[of], 0)
  expect([sum('visits'), sum('served')]).toEqual([VISITORS, done.length])
  expect(day.graded).toBeGreaterThan(VISITORS / 10)
  expect(await db.one(evaluations, [])).toEqual({ asked: done.length, graded: day.graded })
  expect(unfair(day)).toEqual([])

  await tellEverybody()
  const heard = new Map((await db.many(told, [])).map(({ phone, count }) => [phone, count]))
  const wanted = all.flatMap(({ phone, calls }) =>
    phone === undefined || calls === 0 ? [] : [[phone, calls] as const],
  )
  expect(heard).toEqual(new Map(wanted))
  const { faults } = await verifyLog(db, generateKeyPairSync('ed25519').publicKey)
  expect(faults).toEqual([])
}, 480_000)
