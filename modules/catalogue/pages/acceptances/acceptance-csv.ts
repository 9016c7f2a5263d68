import { dayOf } from '@yichuang/kit'
import type { Acceptances } from '../../contract.ts'

type Words = (key: string, facts?: Readonly<Record<string, string | number>>) => string

/** Why something is not accepted, in words. */
function reasonsIn(t: Words, reasons: readonly string[]): string {
  return reasons.map((reason) => t(`accept.reasons.${reason}`)).join('，')
}

/** The items of a window as a table. */
export function csvOfWindow(t: Words, { rows }: Acceptances): string[][] {
  const head = ['item', 'department', 'board', 'handling', 'may', 'paper', 'powers', 'until', 'line', 'why']
  return [
    head.map((name) => t(`accept.columns.${name}`)),
    ...rows.map((row) => [
      row.name,
      row.departmentName,
      row.boardName,
      row.handling,
      t(row.isAccepted ? 'accept.yes' : 'accept.no'),
      row.papers.map(({ no, holderName }) => `${no} ${holderName}`).join('；'),
      row.papers.map(({ powers }) => powers.map((power) => t(`power.${power}`)).join('、')).join('；'),
      row.papers.map(({ until }) => dayOf(until)).join('；'),
      row.line ?? '',
      reasonsIn(t, row.reasons),
    ]),
  ]
}

/** What the hall lacks, as a table. */
export function csvOfHall(t: Words, { gaps }: Acceptances): string[][] {
  return [
    ['item', 'department', 'board', 'handling', 'why'].map((name) => t(`accept.columns.${name}`)),
    ...gaps.map((gap) => [gap.name, gap.departmentName, gap.boardName, gap.handling, reasonsIn(t, gap.reasons)]),
  ]
}
