import { dateOf, dueOf, endOf } from '@yichuang/modules/calendar/rules'
import type { Ledger } from '@yichuang/modules/calendar/rules'
import type { Commitment, CorrectionNotice, Dossier, Facts } from '../rules/index.ts'
import type { SupplementRow } from '../tables.ts'
import type { Projection } from './save.ts'
import { upsertSql } from './rows.ts'

const columns = {
  dossier: 'uuid',
  kind: 'text',
  state: 'text',
  region: 'text',
  hall: 'text',
  department: 'text',
  item: 'text',
  item_name: 'text',
  application_no: 'text',
  applicant_name: 'text',
  materials: 'int',
  missing: 'int',
  opened_on: 'date',
  due_on: 'date',
  days: 'int',
  is_extended: 'boolean',
  settled_at: 'timestamptz',
} as const satisfies Record<keyof SupplementRow, string>

/** Keeps what a case still waits for in step with it, in the same statement as every act. (INT-04, INT-05) */
export const supplementProjection: Projection = {
  name: 'cases.supplement',
  sql: upsertSql('cases.supplement', columns, { key: ['dossier', 'kind'] }),
  rows(before, after, facts) {
    const rows = [...correctionRows(before, after, facts), ...deferralRows(before, after, facts)]
    return rows.length === 0 ? undefined : rows
  },
}

function correctionRows(before: Dossier | undefined, after: Dossier, facts: Facts): SupplementRow[] {
  const notice = after.notices.at(-1)
  const ledger = after.ledgers.correction
  if (notice === undefined || ledger === undefined || notice.state === 'issued') return []
  const bearing = (dossier: Dossier | undefined) => [dossier?.notices, dossier?.ledgers.correction, dossier?.endedAt]
  if (isSame(bearing(before), bearing(after))) return []
  const asked = [...new Set(notice.defects.map(({ material }) => material))]
  const state = correctionState(notice, after)
  return [
    {
      ...commonOf(after, ledger, facts),
      kind: 'correction',
      state,
      materials: asked.length,
      missing: asked.filter((key) => !notice.suppliedKeys.includes(key)).length,
      is_extended: ledger.entries.some(({ kind }) => kind === 'extended'),
      settled_at: state === 'open' ? null : facts.at,
    },
  ]
}

/** Whoever leaves before the papers come needs them no more. */
function correctionState({ state }: CorrectionNotice, { endedAt, stage }: Dossier): SupplementRow['state'] {
  if (state === 'answered') return 'kept'
  if (state === 'lapsed' || stage === 'returned') return 'lapsed'
  return endedAt === undefined && stage === 'correcting' ? 'open' : 'released'
}

function deferralRows(before: Dossier | undefined, after: Dossier, facts: Facts): SupplementRow[] {
  const { commitment } = after
  const ledger = after.ledgers.deferral
  if (commitment === undefined || ledger === undefined) return []
  if (isSame(before?.commitment, commitment)) return []
  const wasLate = before?.commitment?.state === 'defaulted' || dateOf(facts.at) > commitment.until
  const state = deferralState(commitment, wasLate)
  return [
    {
      ...commonOf(after, ledger, facts),
      kind: 'deferral',
      state,
      due_on: commitment.until,
      materials: commitment.materials.length,
      missing: commitment.materials.filter((key) => !commitment.supplied.includes(key)).length,
      is_extended: commitment.isExtended,
      settled_at: state === 'open' || state === 'late' ? null : facts.at,
    },
  ]
}

function deferralState({ state }: Commitment, wasLate: boolean): SupplementRow['state'] {
  if (state === 'open') return 'open'
  if (state === 'defaulted') return 'late'
  if (state === 'fulfilled') return wasLate ? 'kept-late' : 'kept'
  return wasLate ? 'lapsed' : 'released'
}

function commonOf(dossier: Dossier, ledger: Ledger, { calendar }: Facts) {
  const { item, place, applicant } = dossier
  const [opened] = ledger.entries
  const more = ledger.entries.flatMap((entry) => (entry.kind === 'extended' ? [entry.value] : []))
  return {
    dossier: dossier.id,
    region: place.region,
    hall: place.hall ?? null,
    department: item.department,
    item: item.id,
    item_name: item.name,
    application_no: dossier.applicationNo,
    applicant_name: applicant.name,
    opened_on: opened.dayZero,
    due_on: endOf(ledger)?.due ?? dueOf(ledger, calendar).due,
    days: more.reduce((sum, value) => sum + value, opened.value),
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
