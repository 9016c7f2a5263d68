import { dateOf, dueOf } from '@yichuang/modules/calendar/rules'
import { runningLedger } from '@yichuang/modules/cases/rules'
import type { Dossier, Facts, ResultState } from '@yichuang/modules/cases/rules'
import { codesOf } from './rows.ts'

/**
 * What the state alone makes a command answer, by the letters of lifecycle 1.1 and read here from the state's plain
 * fields: an oracle beside the guards of the rules. Undefined: the state lets the command pass to its other checks.
 */
export function stateRefusal(command: string, dossier: Dossier | undefined, facts: Facts): string | undefined {
  if (dossier === undefined || command.endsWith('open-application') || command.endsWith('push-accepted'))
    return undefined
  const codes = codesOf(command)
  if (codes.includes('handout.no-result-yet')) return atResult(dossier, resultStates[command] ?? [])
  if (codes.includes('handling.file-held')) return atDepartments(dossier)
  if (codes.includes('cases.already-concluded')) return open(dossier)
  if (codes[1] === 'cases.closed') return notClosed(dossier)
  if (codes[0] === 'intake.already-accepted') return examined(dossier, facts)
  return codes[0] === 'intake.already-ended' ? notEnded(dossier) : undefined
}

const resultStates: Readonly<Record<string, readonly ResultState['state'][]>> = {
  'handling.produce-result': ['owed'],
  'handling.void-result': ['owed', 'produced', 'received', 'mailed', 'locker'],
  'handout.receive-result': ['produced'],
  'handout.hand-over': ['received'],
  'handout.mail-result': ['received'],
  'handout.put-in-locker': ['received'],
  'handout.publish-electronic': ['produced', 'received'],
  'handout.record-delivery': ['mailed', 'locker'],
  'handout.record-return': ['mailed', 'locker'],
  'handout.deposit-result': ['received'],
}

function examined(dossier: Dossier, facts: Facts): string | undefined {
  if (dossier.stage === 'accepted')
    return dossier.case?.how === 'deemed' ? 'intake.deemed-accepted' : 'intake.already-accepted'
  if (dossier.endedAt !== undefined) return 'intake.already-ended'
  if (dossier.stage !== 'received') return 'intake.not-under-examination'
  const ledger = runningLedger(dossier, 'notice')
  const due = ledger === undefined ? null : dueOf(ledger, facts.calendar).due
  return due !== null && due < dateOf(facts.at) ? 'intake.deemed-accepted' : undefined
}

function notEnded(dossier: Dossier): string | undefined {
  if (dossier.stage === 'accepted') return 'intake.already-accepted'
  return dossier.endedAt === undefined ? undefined : 'intake.already-ended'
}

function notClosed({ case: file }: Dossier): string | undefined {
  if (file === undefined) return 'cases.not-accepted'
  return file.closedAt === undefined ? undefined : 'cases.closed'
}

function open(dossier: Dossier): string | undefined {
  return notClosed(dossier) ?? (dossier.case?.conclusion === undefined ? undefined : 'cases.already-concluded')
}

function atDepartments(dossier: Dossier): string | undefined {
  return open(dossier) ?? (dossier.case?.stage === 'awaiting' ? 'handling.file-held' : undefined)
}

function atResult(dossier: Dossier, states: readonly ResultState['state'][]): string | undefined {
  const closed = notClosed(dossier)
  if (closed !== undefined) return closed
  const state = dossier.result?.state
  if (state === undefined || (state === 'owed' && !states.includes('owed'))) return 'handout.no-result-yet'
  if (state === 'voided' || state === 'delivered' || state === 'deposited') return 'handout.already-settled'
  return states.includes(state) ? undefined : 'handout.result-not-here'
}
