import type { Dossier, Facts, Original, OriginalHolder, Sheet } from '../rules/index.ts'
import type { OriginalRow, SheetLineRow } from '../tables.ts'
import type { Projection } from './save.ts'
import { upsertSql } from './rows.ts'

const originalColumns = {
  dossier: 'uuid',
  original: 'text',
  name: 'text',
  region: 'text',
  hall: 'text',
  department: 'text',
  departments: 'text[]',
  application_no: 'text',
  item_name: 'text',
  applicant_name: 'text',
  holder: 'text',
  holder_id: 'text',
  sheet_no: 'text',
  moved_at: 'timestamptz',
} as const satisfies Record<keyof OriginalRow, string>

/** Keeps who has which original in step with the dossier, in the same statement as every act. (INT-09, I-34) */
export const originalProjection: Projection = {
  name: 'cases.original',
  sql: upsertSql('cases.original', originalColumns, {
    key: ['dossier', 'original'],
    kept: ['moved_at'],
    also: [
      `moved_at = case when (original.holder, original.holder_id) is distinct from (excluded.holder, excluded.holder_id)
        then excluded.moved_at else original.moved_at end`,
    ],
  }),
  rows(before, after, { at }) {
    const isSame =
      JSON.stringify([before?.originals, before?.sheet?.no]) === JSON.stringify([after.originals, after.sheet?.no])
    if (after.originals.length === 0 || isSame) return undefined
    return after.originals.map((original) => originalRow(after, original, at))
  },
}

function originalRow(dossier: Dossier, { id, name, holder }: Original, at: string): OriginalRow {
  const { item, place, sheet, applicant } = dossier
  return {
    dossier: dossier.id,
    original: id,
    name,
    region: place.region,
    hall: place.hall ?? null,
    department: item.department,
    departments: [item.department, ...item.assisting],
    application_no: dossier.applicationNo,
    item_name: item.name,
    applicant_name: applicant.name,
    holder: holder.kind,
    holder_id: placeOf(holder),
    sheet_no: sheet?.originals.includes(id) === true ? sheet.no : null,
    moved_at: at,
  }
}

function placeOf(holder: OriginalHolder): string | null {
  if (holder.kind === 'window') return holder.hall
  return holder.kind === 'department' ? holder.department : null
}

const lineColumns = {
  sheet_no: 'text',
  dossier: 'uuid',
  direction: 'text',
  giver: 'text',
  giver_name: 'text',
  from_id: 'text',
  to_id: 'text',
  department: 'text',
  application_no: 'text',
  item_name: 'text',
  applicant_name: 'text',
  materials: 'text[]',
  originals: 'int',
  state: 'text',
  reason: 'text',
  taker_name: 'text',
  signed_at: 'timestamptz',
  signed_seq: 'int',
  settled_at: 'timestamptz',
  settled_seq: 'int',
} as const satisfies Record<keyof SheetLineRow, string>

/** Keeps the lines of every sheet in step with the dossiers: signed, countersigned or sent back. (INT-09, I-35) */
export const sheetProjection: Projection = {
  name: 'cases.sheet-line',
  sql: upsertSql('cases.sheet_line', lineColumns, { key: ['sheet_no', 'dossier'], kept: ['signed_seq'] }),
  rows(before, after, facts) {
    if (after.sheet !== undefined && after.sheet.no !== before?.sheet?.no) return [openLine(after, after.sheet)]
    if (before?.sheet === undefined || after.sheet !== undefined) return undefined
    return [settledLine(before.sheet, after, facts)]
  },
}

function openLine(dossier: Dossier, sheet: Sheet): SheetLineRow {
  const { item, applicant } = dossier
  return {
    sheet_no: sheet.no,
    dossier: dossier.id,
    direction: sheet.direction,
    giver: sheet.giver,
    giver_name: sheet.giverName,
    from_id: placeOf(sheet.from) ?? '',
    to_id: placeOf(sheet.to) ?? '',
    department: item.department,
    application_no: dossier.applicationNo,
    item_name: item.name,
    applicant_name: applicant.name,
    materials: dossier.originals.filter(({ id }) => sheet.originals.includes(id)).map(({ name }) => name),
    originals: sheet.originals.length,
    state: 'open',
    reason: null,
    taker_name: null,
    signed_at: sheet.at,
    signed_seq: dossier.version,
    settled_at: null,
    settled_seq: null,
  }
}

function settledLine(sheet: Sheet, after: Dossier, { by, at }: Facts): SheetLineRow {
  const isSentBack = after.sheetReturned?.no === sheet.no
  return {
    ...openLine(after, sheet),
    state: isSentBack ? 'rejected' : 'received',
    reason: isSentBack ? (after.sheetReturned?.reason ?? null) : null,
    taker_name: by.name,
    settled_at: at,
    settled_seq: after.version,
  }
}
