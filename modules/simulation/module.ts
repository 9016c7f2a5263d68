import { mayAct } from '@yichuang/modules/access/rules'
import { addDays, dateOf, parsePlainDate } from '@yichuang/modules/calendar/rules'
import type { HallRow } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { takeOverDay } from './commands/take-over-day.ts'
import * as contract from './contract.ts'
import type { PlannedWindow } from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import type { SimulationParts } from './parts.ts'
import { simulationProblems } from './problems.ts'
import { listDays } from './queries/days.ts'
import { pastDays } from './queries/past-days.ts'
import type { KnownDays } from './queries/past-days.ts'
import { advise, findPeaks, scaled, simulateDay, summarise } from './rules/index.ts'
import type { PastDay, Summary, WindowPlan } from './rules/index.ts'

/** Eight weeks are looked at for advice; a weekday must have been seen three times, and most of them too long. */
const ADVICE_DAYS = 56
const LEAST = { leastDays: 3, leastShare: 0.6 }

/** A day of the hall played again with other windows, and advice from many days. (QUE-06) */
export function simulationModule(parts: SimulationParts): Module {
  return {
    name: 'simulation',
    problems: { status: simulationProblems, 'zh-CN': zh, en },
    routes: [...dayRoutes(parts), adviceRoute(parts), takeOverRoute(parts)],
  }
}

function dayRoutes(parts: SimulationParts): Route[] {
  return [
    answer(contract.listSimulationDays, async ({ params, actor, at }) => {
      const hall = await reached(parts, actor, 'queue.read', params.id)
      return hall.ok ? decided({ rows: [...(await listDays(parts.db, params.id, dateOf(at)))] }) : hall
    }),
    answer(contract.readSimulationDay, async (call) => {
      const found = await oneDay(parts, call)
      if (!found.ok) return found
      const { lines, past } = found.value
      const { windows } = past.plan
      return decided({
        day: past.day,
        lines: [...lines],
        windows: windows.map(planned),
        actual: shown(summarise(past.visits, windows)),
        played: shown(summarise(simulateDay(past.plan), windows)),
      })
    }),
    answer(contract.playDay, async (call) => {
      const found = await oneDay(parts, call)
      if (!found.ok) return found
      const { lines, past } = found.value
      const { percent, rankMinutes, servesOn } = call.body
      const windows = plansOf(call.body.windows, lines)
      if (!windows.ok) return windows
      const arrivals = scaled(past.plan.arrivals, percent)
      const plan = { arrivals, windows: windows.value, rankSeconds: rankMinutes * 60, servesOn }
      return decided({ summary: shown(summarise(simulateDay(plan), plan.windows)) })
    }),
  ]
}

function adviceRoute(parts: SimulationParts): Route {
  return answer(contract.readWindowAdvice, async ({ params, query, actor, at }) => {
    const hall = await reached(parts, actor, 'queue.read', params.id)
    if (!hall.ok) return hall
    const today = dateOf(at)
    const span = { from: addDays(today, -ADVICE_DAYS), to: addDays(today, -1) }
    const { lines, days } = await pastDays(parts, { hall: hall.value, ...span, at })
    const terms = { ...LEAST, longestMinutes: query.longest }
    const rows = findPeaks(days, terms).map((peak) => {
      const { line, from, to, evidence, ...rest } = advise(peak, days, terms)
      const known = lines.find(({ id }) => id === line) ?? { id: line, letter: '', name: line }
      return { ...rest, line: known, from: from / 60, to: to / 60, evidence: [...evidence] }
    })
    return decided({ days: days.length, rows })
  })
}

function takeOverRoute(parts: SimulationParts): Route {
  const taking = takeOverDay()
  return answer(contract.takeOverDay, async (call) => {
    const { id, day } = call.params
    const hall = await reached(parts, call.actor, 'queue.arrange', id)
    if (!hall.ok) return hall
    const { actor, at, key, requestId } = call
    return runCommand(parts.db, taking, { hall: id, day, ...call.body }, { actor, at, key, requestId })
  })
}

async function reached(
  { places }: SimulationParts,
  actor: Actor,
  permission: string,
  id: string,
): Promise<Decision<HallRow>> {
  const hall = (await places.current()).halls.get(id)
  if (hall === undefined) return refused({ code: 'simulation.no-such-hall' })
  const may = mayAct(actor, permission, { region: hall.region, hall: id })
  return may.ok ? decided(hall) : refused({ code: 'access.out-of-scope' })
}

interface FoundDay extends Pick<KnownDays, 'lines'> {
  readonly past: PastDay
}

async function oneDay(
  parts: SimulationParts,
  {
    params,
    actor,
    at,
  }: Pick<Call, 'actor' | 'at'> & { readonly params: { readonly id: string; readonly day: string } },
): Promise<Decision<FoundDay>> {
  const hall = await reached(parts, actor, 'queue.read', params.id)
  if (!hall.ok) return hall
  const day = parsePlainDate(params.day)
  if (day === undefined || day >= dateOf(at)) return refused({ code: 'simulation.no-such-day' })
  const { lines, days } = await pastDays(parts, { hall: hall.value, from: day, to: day, at })
  const [past] = days
  return past === undefined ? refused({ code: 'simulation.no-such-day' }) : decided({ lines, past })
}

function planned({ no, lines, spans }: WindowPlan): PlannedWindow {
  return { no, lines: [...lines], open: spans.map(({ from, to }) => ({ from: from / 60, to: Math.ceil(to / 60) })) }
}

/** The windows of a body as the simulation takes them. @returns a refusal for an unknown line or hours out of order */
function plansOf(given: readonly PlannedWindow[], lines: KnownDays['lines']): Decision<readonly WindowPlan[]> {
  const known = new Set(lines.map(({ id }) => id))
  for (const { no, lines: called, open } of given) {
    const stranger = called.find((line) => !known.has(line))
    if (stranger !== undefined) return refused({ code: 'simulation.no-such-line', line: stranger })
    const isOrdered = open.every(({ from, to }, n) => from < to && (open[n - 1]?.to ?? 0) <= from)
    if (!isOrdered) return refused({ code: 'simulation.spans-backwards', window: no })
  }
  return decided(
    given.map(({ no, lines: called, open }) => ({
      no,
      lines: called,
      spans: open.map(({ from, to }) => ({ from: from * 60, to: to * 60 })),
    })),
  )
}

/** The summary as the contract has it: arrays that may be written. */
function shown({ lines, halfHours, spread, ...times }: Summary): contract.WaitSummary {
  return { ...times, lines: [...lines], halfHours: [...halfHours], spread: [...spread] }
}
