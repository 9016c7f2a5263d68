import { plainDate, weekdayOf } from '@yichuang/modules/calendar/rules'
import type { HallRow } from '@yichuang/modules/halls/public'
import { openSpans } from '@yichuang/modules/halls/rules'
import { hallPicture, pastVisits } from '@yichuang/modules/queue/public'
import type { HallPicture } from '@yichuang/modules/queue/public'
import { RANK_MINUTES } from '@yichuang/modules/queue/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { SimulationParts } from '../parts.ts'
import type { Arrival, PastDay, Span, WindowPlan } from '../rules/index.ts'
import { earlierVisits } from './days.ts'
import type { KnownVisit } from './days.ts'

/** A line of the hall, for the people. */
export interface Line {
  readonly id: string
  readonly letter: string
  readonly name: string
}

export interface KnownDays {
  readonly lines: readonly Line[]
  readonly days: readonly PastDay[]
}

interface Wish {
  readonly hall: HallRow
  readonly from: string
  readonly to: string
  readonly at: Instant
}

/** The days of a hall as they were, each with the plan that plays it again: its own windows in its own opening hours. */
export async function pastDays({ db, places }: SimulationParts, { hall, from, to, at }: Wish): Promise<KnownDays> {
  const wish = { hall: hall.id, from, to }
  const [own, earlier, picture] = await Promise.all([
    pastVisits(db, wish),
    earlierVisits(db, wish),
    hallPicture(db, hall.id, at),
  ])
  const { windows } = await places.current()
  const ownDays = new Set(own.map(({ day }) => day))
  const known: readonly KnownVisit[] = [
    ...own.map((visit) => ({
      ...visit,
      window: visit.window === null ? null : (windows.get(visit.window)?.no ?? null),
    })),
    ...earlier.filter(({ day }) => !ownDays.has(day)),
  ]
  const noOf = (id: string) => windows.get(id)?.no ?? id
  const dayNames = [...new Set(known.map(({ day }) => day))].toSorted()
  const facts = { picture, hall, noOf }
  return {
    lines: picture.groups.map(({ id, letter, name }) => ({ id, letter, name })),
    days: dayNames.map((day) =>
      pastDay(
        day,
        known.filter((visit) => visit.day === day),
        facts,
      ),
    ),
  }
}

interface DayFacts {
  readonly picture: HallPicture
  readonly hall: HallRow
  readonly noOf: (window: string) => string
}

function pastDay(day: string, known: readonly KnownVisit[], facts: DayFacts): PastDay {
  const weekday = weekdayOf(plainDate(day))
  const usual = new Map(facts.picture.groups.map(({ id, service_seconds: seconds }) => [id, seconds]))
  const visits = known.map(({ line, came, called, ended, window }) => ({
    line,
    came,
    called: called ?? undefined,
    window: window ?? undefined,
    service: called === null || ended === null ? (usual.get(line) ?? 0) : ended - called,
  }))
  const arrivals = known.flatMap(({ called, advantage }, n): readonly Arrival[] => {
    const visit = visits[n]
    return called === null || visit === undefined
      ? []
      : [{ at: visit.came, line: visit.line, service: visit.service, advantage }]
  })
  const spans = spansOf(facts.hall, weekday, known)
  const windows = windowsOf(known, facts, spans)
  return { day, weekday, visits, plan: { arrivals, windows, rankSeconds: RANK_MINUTES * 60, servesOn: true } }
}

/** The windows that called somebody: each with what it is set to call, or else what it called that day. */
function windowsOf(known: readonly KnownVisit[], { picture, noOf }: DayFacts, spans: readonly Span[]): WindowPlan[] {
  const nos = [...new Set(known.flatMap(({ window }) => window ?? []))].toSorted()
  const set = new Map(picture.windows.map(({ window_id: id, groups }) => [noOf(id), groups]))
  return nos.map((no) => {
    const mine = known.filter(({ window }) => window === no)
    const called = [...new Set(mine.map(({ line }) => line))].toSorted()
    return { no, lines: [...new Set([...(set.get(no) ?? []), ...called])], spans }
  })
}

/** Opening hours of the hall on a weekday; without any, from the first call to the last. */
function spansOf(hall: HallRow, weekday: number, known: readonly KnownVisit[]): readonly Span[] {
  const spans = openSpans(hall.details, weekday)
  if (spans.length > 0) return spans
  const calls = known.flatMap(({ called }) => called ?? [])
  return calls.length === 0 ? [] : [{ from: Math.min(...calls), to: Math.max(...calls) + 1 }]
}
