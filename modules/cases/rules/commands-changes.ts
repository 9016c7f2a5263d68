import { onDossier } from './command.ts'
import type { Applicant, Dossier } from './dossier.ts'
import { rejectedFile } from './files.ts'
import { barIf, delegated, firstRefusal, isBlank, notClosed, openCase } from './guards.ts'
import type { ClericalField, FileRef } from './papers.ts'

export interface AddedMaterial {
  readonly name: string
  readonly files: readonly FileRef[]
}

/** 主动补充材料: whatever helps may be added until the case is concluded. */
export const addMaterial = onDossier<AddedMaterial>({
  name: 'cases.add-material',
  check: (dossier, { files }) =>
    firstRefusal(
      () => openCase(dossier),
      () => rejectedFile(files, 'cases.file-rejected'),
    ),
  act: (scribe, { name, files }) => scribe.emit({ type: 'cases.material-added', v: 1, name, files }),
})

export interface Succession {
  readonly applicant: Applicant
  readonly reason: string
}

/** 变更申请人（承继）: a successor takes the place of an applicant who died or ceased to exist. */
export const substituteApplicant = onDossier<Succession>({
  name: 'cases.substitute-applicant',
  check: (dossier, { reason }, { item }) =>
    firstRefusal(
      () => openCase(dossier),
      () => barIf(!item.transferable, 'cases.applicant-not-transferable'),
      () => barIf(isBlank(reason), 'cases.reason-missing'),
    ),
  act: (scribe, { applicant, reason }) => scribe.emit({ type: 'cases.applicant-substituted', v: 1, applicant, reason }),
})

export interface Payment {
  /** the payment platform's order: its natural key */
  readonly order: string
  readonly fen: number
}

/** 缴费, as the payment platform reports it. (BAK-13) */
export const recordPayment = onDossier<Payment>({
  name: 'cases.record-payment',
  isVersioned: false,
  check: (dossier, { fen }) =>
    firstRefusal(
      () => notClosed(dossier),
      () => barIf(dossier.fee?.state !== 'due', 'cases.no-fee-due'),
      () => barIf(dossier.fee?.fen !== fen, 'cases.amount-differs', { due: dossier.fee?.fen, paid: fen }),
    ),
  act: (scribe, { order, fen }) => scribe.emit({ type: 'cases.fee-paid', v: 1, order, fen }),
})

export interface Urging {
  readonly reason: string
}

/** 督办. (BAK-12) */
export const urgeCase = onDossier<Urging>({
  name: 'cases.urge-case',
  check: (dossier, { reason }) =>
    firstRefusal(
      () => notClosed(dossier),
      () => barIf(isBlank(reason), 'cases.reason-missing'),
    ),
  act: (scribe, { reason }) => scribe.emit({ type: 'cases.urged', v: 1, reason }),
})

export interface ErrorReport {
  readonly field: ClericalField
  readonly to: string
  readonly reason: string
}

/** 申请更正笔误: from acceptance on, also after close. (BAK-14) */
export const requestCorrection = onDossier<ErrorReport>({
  name: 'cases.request-correction',
  check: (dossier, { field, to }) =>
    firstRefusal(
      () => barIf(dossier.case === undefined, 'cases.not-accepted'),
      () => barIf(dossier.clerical !== undefined, 'cases.request-open'),
      () => barIf(!isClerical(field, fieldOf(dossier, field), to), 'cases.not-clerical', { field }),
    ),
  act: (scribe, { field, to, reason }) => scribe.emit({ type: 'cases.error-reported', v: 1, field, to, reason }),
})

export type ErrorSettlement =
  { readonly outcome: 'corrected' } | { readonly outcome: 'rejected'; readonly reason: string }

/** 审批更正笔误: another person approves; nothing changes silently. (BAK-14, I-09) */
export const settleCorrection = onDossier<ErrorSettlement>({
  name: 'cases.settle-correction',
  check: (dossier, _input, facts) =>
    firstRefusal(
      () => barIf(dossier.case === undefined, 'cases.not-accepted'),
      () => barIf(dossier.clerical === undefined, 'cases.no-request-open'),
      () => delegated(facts, 'handling', 'decide'),
      () => barIf(dossier.clerical?.by === facts.by.person, 'cases.self-approval'),
    ),
  act(scribe, input) {
    const { clerical } = scribe.dossier()
    if (clerical === undefined) return
    const { field, to } = clerical
    if (input.outcome === 'rejected') scribe.emit({ type: 'cases.error-report-rejected', v: 1, reason: input.reason })
    else scribe.emit({ type: 'cases.error-corrected', v: 1, field, from: fieldOf(scribe.dossier(), field), to })
  },
})

const readers: Readonly<Record<ClericalField, (dossier: Dossier) => string | undefined>> = {
  'applicant.name': ({ applicant }) => applicant.name,
  'applicant.address': ({ applicant }) => applicant.address,
  'applicant.phone': ({ applicant }) => applicant.phone,
  'applicant.legalRepresentative': ({ applicant }) => applicant.legalRepresentative,
  'delivery.address': ({ delivery }) => delivery.address,
}

function fieldOf(dossier: Dossier, field: ClericalField): string {
  return readers[field](dossier) ?? ''
}

const names: readonly ClericalField[] = ['applicant.name', 'applicant.legalRepresentative']

/** A name of which more than half is different is another person: substance, not a slip of the pen. */
function isClerical(field: ClericalField, from: string, to: string): boolean {
  if (isBlank(to) || to === from) return false
  return !names.includes(field) || distance([...from], [...to]) <= Math.max(1, Math.floor(from.length / 2))
}

/** Least number of characters to put in, take out or replace to turn one name into the other. */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, character] of from.entries()) {
    const next = [index + 1]
    for (const [column, other] of to.entries()) {
      const replaced = (row[column] ?? 0) + (character === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
