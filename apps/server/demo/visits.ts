import { addWorkingDays, dateOf, weekdayOf } from '@yichuang/modules/calendar/rules'
import type { CalendarBook } from '@yichuang/modules/calendar/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import { openSpans } from '@yichuang/modules/halls/rules'
import { hallPicture } from '@yichuang/modules/queue/public'
import type { HallPicture } from '@yichuang/modules/queue/public'
import { takeOverDay } from '@yichuang/modules/simulation/public'
import type { EarlierVisit } from '@yichuang/modules/simulation/public'
import { simulateDay } from '@yichuang/modules/simulation/rules'
import type { Arrival, Span, WindowPlan } from '@yichuang/modules/simulation/rules'
import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { diceOf } from './dice.ts'
import type { Dice } from './dice.ts'
import { installer } from './installer.ts'

const HALL = 'hall-county'
const DAYS = 24
/** People of a usual day by line. */
const people: Readonly<Record<string, number>> = {
  A: 8,
  B: 74,
  C: 34,
  D: 44,
  E: 24,
  F: 58,
  G: 30,
  H: 18,
  Y: 40,
  Z: 4,
}
/** How much more come on a weekday, Monday first. */
const weekdays = [1.45, 1.05, 1, 1, 0.9]
/** Part of the day's people in each half hour the hall is open. */
const shape = [0.08, 0.11, 0.13, 0.12, 0.08, 0.05, 0.07, 0.09, 0.09, 0.07, 0.05, 0.04, 0.02]

const known = prepared<{ count: number }, []>(
  'demo.known-earlier-days',
  'select count(*)::int as count from simulation.earlier_day',
)

export interface DemoVisitsParts {
  readonly db: Database
  readonly places: PlaceBook
  readonly calendars: CalendarBook
}

/** Five weeks of visits as the queue system before this one kept them, so that the county hall can be simulated. */
export class DemoVisits {
  readonly #parts: DemoVisitsParts

  constructor(parts: DemoVisitsParts) {
    this.#parts = parts
  }

  /** Takes the days over once. @returns how many */
  async load(now: Instant): Promise<number> {
    const { db, places, calendars } = this.#parts
    if ((await db.one(known, [])).count > 0) return 0
    const calendar = await calendars.current()
    const picture = await hallPicture(db, HALL, now)
    const { halls, windows } = await places.current()
    const hall = halls.get(HALL)
    if (hall === undefined) return 0
    const desks = picture.windows.map(({ window_id: id, groups }) => ({ no: windows.get(id)?.no ?? id, lines: groups }))
    for (let ago = DAYS; ago >= 1; ago -= 1) {
      const day = addWorkingDays(dateOf(now), -ago, calendar)
      const spans = openSpans(hall.details, weekdayOf(day))
      // a Saturday that is worked in exchange for a holiday
      if (spans.length === 0) continue
      const plan = desks.map((desk) => ({ ...desk, spans }))
      const visits = visitsOn(day, picture, plan)
      const intent = { actor: installer, at: now, key: `demo-visits-${day}` }
      const taken = await runCommand(db, takeOverDay(), { hall: HALL, day, visits }, intent)
      if (!taken.ok) throw new Error(`visits of ${day}: ${JSON.stringify(taken.refusal)}`)
    }
    return DAYS
  }
}

function visitsOn(day: PlainDate, { groups }: HallPicture, windows: readonly WindowPlan[]): EarlierVisit[] {
  const dice = diceOf(Number(day.replaceAll('-', '')))
  const more = weekdays[weekdayOf(day) - 1] ?? 0.5
  const letters = new Map(groups.map(({ id, letter }) => [id, letter]))
  const spans = windows[0]?.spans ?? []
  const arrivals = groups
    .flatMap(({ id, letter, service_seconds: usual }) => {
      const count = Math.round((people[letter] ?? 0) * more * (0.9 + 0.2 * dice.roll()))
      return Array.from({ length: count }, (): Arrival => ({
        at: momentOf(dice, spans),
        line: id,
        service: Math.round(usual * (0.35 + 0.65 * (dice.roll() + dice.roll()))),
        advantage: 0,
      }))
    })
    .toSorted((one, other) => one.at - other.at)
  const played = simulateDay({ arrivals, windows, rankSeconds: 180, servesOn: true })
  return played.map(({ line, came, called, window, service }) => ({
    letter: letters.get(line) ?? '',
    came,
    ...(called === undefined || window === undefined ? {} : { called, window, ended: called + service }),
  }))
}

/** A moment of the day, seconds since midnight, by the shape of the day. */
function momentOf(dice: Dice, spans: readonly Span[]): number {
  let left = dice.roll()
  const half = shape.findIndex((part) => (left -= part) < 0)
  let open = ((half === -1 ? 0 : half) + dice.roll()) * 1800
  for (const { from, to } of spans) {
    if (open < to - from) return Math.floor(from + open)
    open -= to - from
  }
  return spans[0]?.from ?? 0
}
