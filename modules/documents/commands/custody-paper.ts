import { dateOf } from '@yichuang/modules/calendar/rules'
import type { PaperSheet } from '@yichuang/modules/cases/public'
import type { ApplicationNo } from '@yichuang/modules/codes/rules'
import type { Places } from '@yichuang/modules/halls/public'
import { prepared } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { DocumentsParts } from '../parts.ts'
import { readStream, streamOf } from '../queries/stream.ts'
import { custodySheet } from '../rules/index.ts'
import type { CustodySheetFacts } from '../rules/index.ts'
import { issueDocument } from './issue-document.ts'

interface Paper {
  readonly hash: string
  readonly size: number
}

const paperAt = prepared<Paper, [stream: string, seq: number]>(
  'documents.custody-paper',
  `select encode(file_hash, 'hex') as hash, size from documents.document
   where stream = $1 and seq = $2 and kind = 'custody-sheet' and part = 0`,
)

type Line = PaperSheet['lines'][number]

/**
 * The 材料交接单 of a sheet, one paper for all its cases, kept with the first of them: as the giver signed it, and once
 * every case is settled with both sides and the count. Made when it is first asked for. (ZJ2 6.1.6; INT-09)
 */
export async function custodyPaper(parts: DocumentsParts, sheet: PaperSheet): Promise<Paper> {
  const [first] = sheet.lines
  if (first === undefined) throw new Error(`sheet ${sheet.no} has no line`)
  const isSettled = sheet.lines.every(({ state }) => state !== 'open')
  const { seq, at } = placeIn(first, isSettled)
  const stream = streamOf(first.dossier)
  const made = await parts.db.find(paperAt, [stream, seq])
  if (made !== undefined) return made
  const [places, rows] = await Promise.all([parts.places.current(), readStream(parts.db, stream)])
  await issueDocument(parts, custodySheet(factsOf(sheet, { first, places, isSettled })), {
    stream,
    seq,
    part: 0,
    owner: first.department,
    head: rows[seq - 1]?.hash ?? '',
    issuedOn: dateOf(at),
    at,
  })
  return parts.db.one(paperAt, [stream, seq])
}

/** The event the paper follows from: the giver's signature, or the receiver's. */
function placeIn({ signed_seq, settled_seq, signed_at, settled_at }: Line, isSettled: boolean) {
  const [seq, at] = isSettled ? [settled_seq ?? signed_seq, settled_at ?? signed_at] : [signed_seq, signed_at]
  return { seq, at: at as Instant }
}

interface Around {
  readonly first: Line
  readonly places: Places
  readonly isSettled: boolean
}

function factsOf({ no, lines }: PaperSheet, around: Around): CustodySheetFacts {
  const { first, isSettled } = around
  const { from, to, phone } = sidesOf(around)
  const { giver_name: giver, taker_name: taker, signed_at: signedAt, settled_at: settledAt } = first
  return {
    organ: from,
    sheetNo: no,
    giver: { place: from, person: giver, at: signedAt as Instant },
    receiver: {
      place: to,
      ...(isSettled && taker !== null && settledAt !== null ? { person: taker, at: settledAt as Instant } : {}),
    },
    rows: lines.flatMap(rowsOf),
    listed: countOf(lines),
    ...(isSettled ? { counted: countOf(lines.filter(({ state }) => state === 'received')) } : {}),
    contact: { name: giver, phone },
  }
}

function sidesOf({ first: { direction, from_id, to_id }, places: { halls, departments } }: Around) {
  const [hallId, departmentId] = direction === 'toDept' ? [from_id, to_id] : [to_id, from_id]
  const hall = halls.get(hallId)
  const window = hall?.name ?? hallId
  const office = departments.get(departmentId)?.name ?? departmentId
  const [from, to] = direction === 'toDept' ? [window, office] : [office, window]
  return { from, to, phone: hall?.phone ?? '' }
}

function rowsOf({ application_no, applicant_name, materials, state }: Line): CustodySheetFacts['rows'] {
  return materials.map((material) => ({
    caseNo: application_no as ApplicationNo,
    applicant: applicant_name,
    material: state === 'rejected' ? `${material}（已退回）` : material,
    copies: '原件1份',
  }))
}

function countOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { originals }) => sum + originals, 0)
}
