import { prefixOf } from '@yichuang/modules/access/rules'
import { auditLine, writeAudit } from '@yichuang/platform/audit'
import { servingHeaders } from '@yichuang/platform/files'
import type { FileStore } from '@yichuang/platform/files'
import { answer, SpecialAnswer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor } from '@yichuang/platform/pure'
import type { Acts } from './commands/act.ts'
import { settleSheet, signSheet } from './commands/sheets.ts'
import * as contract from './contract.ts'
import { listSheets, originalsHeld, readSheetLines, searchOriginals } from './queries/custody.ts'
import type { FoundOriginal, SheetHead, SheetLine, Side } from './queries/custody.ts'
import type { NamesOf } from './queries/present-dossier.ts'
import { reachOf } from './queries/search-cases.ts'

/** A sheet as its document needs it: its lines, in the order of their case numbers. */
export interface PaperSheet {
  readonly no: string
  readonly lines: readonly SheetLine[]
}

export interface CustodyParts {
  readonly acts: Acts
  readonly files: FileStore
  readonly names: () => Promise<NamesOf>
  /** hash and size of the 材料交接单 of a sheet, made when it is first asked for */
  readonly paperOf: (sheet: PaperSheet) => Promise<{ readonly hash: string; readonly size: number }>
}

/** The operations of both sides of a hand-over of paper originals. (INT-09) */
export function custodyRoutes(services: Services, parts: CustodyParts): Route[] {
  return [...lookingRoutes(services, parts), ...signingRoutes(services, parts), paperRoute(services, parts)]
}

function lookingRoutes({ db }: Services, { names }: CustodyParts): Route[] {
  return [
    answer(contract.listOriginals, async ({ query: { q = '', after, limit }, actor }) => {
      const side = sideOf(actor)
      if (side === undefined) return refused({ code: 'access.out-of-scope' })
      const { region, department } = reachOf(actor)
      const page =
        q.trim() === ''
          ? await originalsHeld(db, side, { after, limit })
          : { rows: await searchOriginals(db, { region: prefixOf(region), department, q, limit }) }
      const known = await names()
      return decided({ ...page, rows: page.rows.map((row) => presentOriginal(row, side, known)) })
    }),
    answer(contract.listSheets, async ({ query, actor }) => {
      const side = sideOf(actor)
      if (side === undefined) return refused({ code: 'access.out-of-scope' })
      const page = await listSheets(db, side, { ...query, after: query.after })
      const known = await names()
      return decided({ ...page, rows: page.rows.map((row) => presentHead(row, known)) })
    }),
    answer(contract.readSheet, async ({ params, actor }) => {
      const lines = await readSheetLines(db, params.no)
      const [first] = lines
      if (first === undefined) return refused({ code: 'cases.no-such-sheet' })
      if (!isParty(actor, first)) return refused({ code: 'access.out-of-scope' })
      const isOpen = lines.some(({ state }) => state === 'open')
      return decided({
        ...presentHead(headOf(first, lines), await names()),
        rows: lines.map(presentLine),
        mayCountersign:
          isOpen && isSide(sideOf(actor), toOf(first)) && actor.permissions.has('cases.countersign-sheet'),
      })
    }),
  ]
}

function signingRoutes({ db }: Services, { acts, names }: CustodyParts): Route[] {
  return [
    answer(contract.signSheet, async ({ body, actor, at, key, requestId }) => {
      const { to } = body
      if (to.kind === 'window' && (await names()).hall(to.hall) === undefined) {
        return refused({ code: 'cases.no-such-receiver' })
      }
      return signSheet({ db, acts, intent: { actor, at, key, requestId } }, body)
    }),
    answer(contract.settleSheet, async ({ params, body, actor, at, key, requestId }) =>
      settleSheet({ db, acts, intent: { actor, at, key, requestId } }, params.no, body),
    ),
  ]
}

function paperRoute({ db }: Services, { files, paperOf }: CustodyParts): Route {
  return answer(contract.readSheetFile, async ({ params: { no }, actor, at, requestId }) => {
    const lines = await readSheetLines(db, no)
    const [first] = lines
    if (first === undefined) return refused({ code: 'cases.no-such-sheet' })
    if (!isParty(actor, first)) return refused({ code: 'access.out-of-scope' })
    const { hash, size } = await paperOf({ no, lines })
    const look = { at, act: 'view', name: 'cases.read-sheet-file', subject: `sheet:${no}`, requestId } as const
    await writeAudit(db, auditLine(actor, { ...look, outcome: 'done' }))
    const { stream } = await files.open(hash)
    const fileName = `材料交接单 ${no}.pdf`
    const headers = servingHeaders({ hash, size, mediaType: 'application/pdf', fileName, show: true })
    return decided(new SpecialAnswer({ kind: 'file', stream, headers }))
  })
}

/** Whom a person signs for: the department they belong to, else the windows of their hall. */
function sideOf({ department, hall }: Actor): Side | undefined {
  if (department !== undefined) return { kind: 'department', id: department }
  return hall === undefined ? undefined : { kind: 'window', id: hall }
}

type Ways = Pick<SheetHead, 'direction' | 'from_id' | 'to_id'>

function fromOf({ direction, from_id }: Ways): Side {
  return { kind: direction === 'toDept' ? 'window' : 'department', id: from_id }
}

function toOf({ direction, to_id }: Ways): Side {
  return { kind: direction === 'toDept' ? 'department' : 'window', id: to_id }
}

function isSide(one: Side | undefined, other: Side): boolean {
  return one?.kind === other.kind && one.id === other.id
}

function isParty(actor: Actor, sheet: Ways): boolean {
  const mine = sideOf(actor)
  return isSide(mine, fromOf(sheet)) || isSide(mine, toOf(sheet))
}

function nameOf({ kind, id }: Side, names: NamesOf): string {
  return kind === 'department' ? names.department(id) : (names.hall(id) ?? id)
}

function presentOriginal(row: FoundOriginal, mine: Side, names: NamesOf): contract.OriginalLine {
  const { holder, holder_id: id } = row
  const side = holder === 'applicant' || id === null ? undefined : { kind: holder, id }
  return {
    id: row.dossier,
    original: row.original,
    version: row.version,
    applicationNo: row.application_no,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    department: row.department,
    departmentName: names.department(row.department),
    hall: row.hall,
    hallName: names.hall(row.hall ?? undefined) ?? '',
    name: row.name,
    holder,
    holderName: side === undefined ? row.applicant_name : nameOf(side, names),
    isMine: side !== undefined && isSide(mine, side),
    sheetNo: row.sheet_no,
    movedAt: row.moved_at,
  }
}

function headOf(first: SheetLine, lines: readonly SheetLine[]): SheetHead {
  const settled = lines.flatMap(({ settled_at }) => settled_at ?? []).toSorted()
  return {
    ...first,
    cases: lines.length,
    originals: lines.reduce((sum, { originals }) => sum + originals, 0),
    rejected: lines.filter(({ state }) => state === 'rejected').length,
    settled_at: settled.length === lines.length ? (settled.at(-1) ?? null) : null,
  }
}

function presentHead(row: SheetHead, names: NamesOf): contract.SheetSummary {
  return {
    no: row.sheet_no,
    direction: row.direction,
    fromName: nameOf(fromOf(row), names),
    toName: nameOf(toOf(row), names),
    giverName: row.giver_name,
    signedAt: row.signed_at,
    cases: row.cases,
    originals: row.originals,
    rejected: row.rejected,
    settledAt: row.settled_at,
  }
}

function presentLine(line: SheetLine) {
  return {
    id: line.dossier,
    applicationNo: line.application_no,
    itemName: line.item_name,
    applicantName: line.applicant_name,
    materials: [...line.materials],
    originals: line.originals,
    state: line.state,
    reason: line.reason,
    takerName: line.taker_name,
    settledAt: line.settled_at,
  }
}
