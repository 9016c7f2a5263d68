import { dateOf } from '@yichuang/modules/calendar/rules'
import type { Database } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Refusal } from '@yichuang/platform/pure'
import type { Intent } from '@yichuang/platform/commands'
import { originalsOf, readSheetLines, sheetNumber } from '../queries/custody.ts'
import type { FoundOriginal, SheetLine } from '../queries/custody.ts'
import { caseCommands as rules } from '../rules/index.ts'
import type { Dispatch } from '../rules/index.ts'
import type { Acts } from './act.ts'

export interface SheetAct {
  readonly db: Database
  readonly acts: Acts
  readonly intent: Intent
}

export interface SheetAnswer {
  readonly no: string
  /** cases that could not follow, with the reason */
  readonly problems: { readonly id: string; readonly applicationNo: string; readonly code: string }[]
}

export interface SheetCases {
  readonly to: Dispatch['to']
  readonly cases: readonly {
    readonly id: string
    readonly originals: readonly string[]
    readonly expectedVersion: number
  }[]
}

/**
 * 移交: one sheet for originals of several cases. Each case is an act of its own, so that one that changed meanwhile
 * holds nobody else up; when no case could go, the first reason is the answer. (INT-09, I-34)
 */
export async function signSheet(
  { db, acts, intent }: SheetAct,
  { to, cases }: SheetCases,
): Promise<Decision<SheetAnswer>> {
  const known = await originalsOf(
    db,
    cases.map(({ id }) => id),
  )
  if (!cases.every(({ id }) => mayReceive(to, known, id))) return refused({ code: 'cases.no-such-receiver' })
  const no = await sheetNumber(db, {
    day: dateOf(intent.at),
    person: intent.actor.person,
    key: intent.key,
    at: intent.at,
  })
  const tried = await Promise.all(
    cases.map(async ({ id, originals, expectedVersion }) => ({
      id,
      applicationNo: known.find(({ dossier }) => dossier === id)?.application_no ?? '',
      done: await acts.act(id, {
        rule: rules.dispatchOriginals,
        input: { sheetNo: no, originals, to },
        intent: { ...intent, key: keyFor(intent, id) },
        expectedVersion,
      }),
    })),
  )
  return outcome(no, tried)
}

/** Originals of a case go to a department that handles it; they come back to any window. */
function mayReceive(to: Dispatch['to'], known: readonly FoundOriginal[], id: string): boolean {
  const own = known.filter(({ dossier }) => dossier === id)
  if (to.kind === 'window') return true
  return own.every(({ departments }) => departments.includes(to.department))
}

export interface Settlement {
  /** originals counted, without those sent back */
  readonly counted: number
  readonly rejected: readonly { readonly id: string; readonly reason: string }[]
}

/**
 * 签收: the receiver counts the whole sheet. A count that differs stops it before anything is signed; a case with
 * something wrong is sent back with the reason, and its giver stays the holder. (INT-09, I-35)
 */
export async function settleSheet(
  { db, acts, intent }: SheetAct,
  no: string,
  { counted, rejected }: Settlement,
): Promise<Decision<SheetAnswer>> {
  const lines = await readSheetLines(db, no)
  const bar = barOf(lines, intent.actor, { counted, rejected })
  if (bar !== undefined) return refused(bar)
  const tried = await Promise.all(
    standing(lines).map(async (line) => ({
      id: line.dossier,
      applicationNo: line.application_no,
      done: await settleLine(acts, intent, { line, sentBack: rejected.find(({ id }) => id === line.dossier) }),
    })),
  )
  return outcome(no, tried)
}

function barOf(lines: readonly SheetLine[], actor: Actor, { counted, rejected }: Settlement): Refusal | undefined {
  const [first] = lines
  if (first === undefined) return { code: 'cases.no-such-sheet' }
  const mine = first.direction === 'toDept' ? actor.department : actor.hall
  if (mine !== first.to_id) return { code: 'access.out-of-scope' }
  const given = standing(lines)
    .filter(({ dossier }) => !rejected.some(({ id }) => id === dossier))
    .reduce((sum, { originals }) => sum + originals, 0)
  return given === counted ? undefined : { code: 'cases.count-differs', given, counted }
}

/** What is still to be signed for; of a settled sheet everything, so that a repeated act gets its first answer. */
function standing(lines: readonly SheetLine[]): readonly SheetLine[] {
  const open = lines.filter(({ state }) => state === 'open')
  return open.length > 0 ? open : lines
}

interface Settling {
  readonly line: SheetLine
  readonly sentBack: { readonly reason: string } | undefined
}

function settleLine(acts: Acts, intent: Intent, { line, sentBack }: Settling): Promise<Decision<unknown>> {
  const about = { intent: { ...intent, key: keyFor(intent, line.dossier) }, expectedVersion: line.version }
  return sentBack === undefined
    ? acts.act(line.dossier, { ...about, rule: rules.countersignSheet, input: { counted: line.originals } })
    : acts.act(line.dossier, { ...about, rule: rules.rejectSheet, input: { reason: sentBack.reason } })
}

function keyFor({ key }: Intent, dossier: string): string {
  return `${key}/${dossier}`
}

interface Tried {
  readonly id: string
  readonly applicationNo: string
  readonly done: Decision<unknown>
}

function outcome(no: string, tried: readonly Tried[]): Decision<SheetAnswer> {
  const problems = tried.flatMap(({ id, applicationNo, done }) =>
    done.ok ? [] : [{ id, applicationNo, code: done.refusal.code }],
  )
  const [first] = tried.flatMap(({ done }) => (done.ok ? [] : [done.refusal]))
  return first !== undefined && problems.length === tried.length ? refused(first) : decided({ no, problems })
}
