import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleId } from './lifecycle-endpoint.ts'

/** Hand-over of paper originals: who has which, sheets between window and department, countersigned by the other side. */

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const OrNull = Type.Union([Type.String(), Type.Null()])
const cursor = Type.Optional(Type.String({ maxLength: 200 }))
const limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 })

export const OriginalLine = Type.Object({
  id: Type.String({ format: 'uuid', description: 'the dossier' }),
  original: Type.String(),
  version: Type.Integer(),
  applicationNo: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  department: Type.String({ description: 'of the case: where its originals go' }),
  departmentName: Type.String(),
  hall: OrNull,
  hallName: Type.String({ description: 'of the case: where its originals come back to' }),
  name: Type.String({ description: 'the material' }),
  holder: Type.Union([Type.Literal('window'), Type.Literal('department'), Type.Literal('applicant')]),
  holderName: Type.String(),
  isMine: Type.Boolean({ description: 'my side holds it' }),
  sheetNo: OrNull,
  movedAt: Type.String({ description: 'since when it is there' }),
})
export type OriginalLine = Static<typeof OriginalLine>

const exampleOriginal: OriginalLine = {
  id: exampleId,
  original: 'o1',
  version: 7,
  applicationNo: '339921-260918-00052',
  itemName: '食品经营许可新办',
  applicantName: '云岫县麦穗面馆',
  department: 'scjg',
  departmentName: '市场监督管理局',
  hall: 'hall-county',
  hallName: '云岫县行政服务中心',
  name: '食品经营许可申请书',
  holder: 'window',
  holderName: '云岫县行政服务中心',
  isMine: true,
  sheetNo: null,
  movedAt: '2026-09-18T02:26:00.000Z',
}

export const listOriginals = endpoint({
  name: 'listOriginals',
  method: 'GET',
  path: '/custody/originals',
  tag: 'custody',
  summary: 'Paper originals: those my side holds and no sheet carries, or, searched, who holds which',
  may: { permission: 'cases.dispatch-originals' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100, description: 'number or its end, applicant, material' })),
    after: cursor,
    limit,
  }),
  answer: pageOf(OriginalLine),
  problems: ['access.out-of-scope'],
  example: { query: { limit: 50 }, answer: { rows: [exampleOriginal] } },
})

export const SheetSummary = Type.Object({
  no: Type.String(),
  direction: Type.Union([Type.Literal('toDept'), Type.Literal('toWindow')]),
  fromName: Type.String(),
  toName: Type.String(),
  giverName: Type.String(),
  signedAt: Type.String(),
  cases: Type.Integer(),
  originals: Type.Integer(),
  rejected: Type.Integer({ description: 'cases sent back' }),
  settledAt: OrNull,
})
export type SheetSummary = Static<typeof SheetSummary>

const exampleSheet: SheetSummary = {
  no: 'YJ-260924-003',
  direction: 'toDept',
  fromName: '云岫县行政服务中心',
  toName: '市场监督管理局',
  giverName: '沈若溪',
  signedAt: '2026-09-24T08:30:00.000Z',
  cases: 2,
  originals: 3,
  rejected: 0,
  settledAt: null,
}

export const listSheets = endpoint({
  name: 'listSheets',
  method: 'GET',
  path: '/custody/sheets',
  tag: 'custody',
  summary: 'Sheets of my side: coming to me, under way from me, settled; newest first',
  may: { permission: 'cases.dispatch-originals' },
  query: Type.Object({
    box: Type.Union([Type.Literal('incoming'), Type.Literal('outgoing'), Type.Literal('settled')]),
    after: cursor,
    limit,
  }),
  answer: pageOf(SheetSummary),
  problems: ['access.out-of-scope'],
  example: { query: { box: 'incoming', limit: 50 }, answer: { rows: [exampleSheet] } },
})

export const SheetCase = Type.Object({
  id: Type.String({ format: 'uuid' }),
  applicationNo: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  materials: Type.Array(Type.String()),
  originals: Type.Integer(),
  state: Type.Union([Type.Literal('open'), Type.Literal('received'), Type.Literal('rejected')]),
  reason: OrNull,
  takerName: OrNull,
  settledAt: OrNull,
})

export const readSheet = endpoint({
  name: 'readSheet',
  method: 'GET',
  path: '/custody/sheets/:no',
  tag: 'custody',
  summary: 'A sheet with its cases and originals, and what my side may do with it',
  may: { permission: 'cases.dispatch-originals' },
  params: Type.Object({ no: Text(60) }),
  answer: Type.Object({
    ...SheetSummary.properties,
    rows: Type.Array(SheetCase),
    mayCountersign: Type.Boolean({ description: 'it is open and comes to my side' }),
  }),
  problems: ['access.out-of-scope', 'cases.no-such-sheet'],
  example: { params: { no: 'YJ-260924-003' }, answer: { ...exampleSheet, rows: [], mayCountersign: false } },
})

const SheetProblem = Type.Object({ id: Type.String(), applicationNo: Type.String(), code: Type.String() })

export const signSheet = endpoint({
  name: 'signSheet',
  method: 'POST',
  path: '/custody/sheets',
  tag: 'custody',
  summary: 'Make and sign one sheet for originals of several cases (移交单); the giver stays the holder',
  description: 'Each case is its own act; what could not go on the sheet is listed with the reason.',
  may: { permission: 'cases.dispatch-originals' },
  body: Type.Object(
    {
      to: Type.Union([
        Type.Object({ kind: Type.Literal('window'), hall: Text(60) }, { additionalProperties: false }),
        Type.Object({ kind: Type.Literal('department'), department: Text(60) }, { additionalProperties: false }),
      ]),
      cases: Type.Array(
        Type.Object(
          {
            id: Type.String({ format: 'uuid' }),
            originals: Type.Array(Text(100), { minItems: 1, maxItems: 100 }),
            expectedVersion: Type.Integer({ minimum: 1 }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 100 },
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ no: Type.String(), problems: Type.Array(SheetProblem) }),
  problems: [
    'access.out-of-scope',
    'cases.no-such-receiver',
    'cases.no-original-held',
    'cases.sheet-open',
    'cases.not-the-holder',
    'cases.stale-version',
  ],
  example: {
    body: {
      to: { kind: 'department', department: 'scjg' },
      cases: [{ id: exampleId, originals: ['o1'], expectedVersion: 7 }],
    },
    answer: { no: 'YJ-260924-003', problems: [] },
  },
})

export const settleSheet = endpoint({
  name: 'settleSheet',
  method: 'POST',
  path: '/custody/sheets/:no/settlement',
  tag: 'custody',
  summary: 'Count a whole sheet and sign for it (签收); cases with something wrong go back with the reason',
  may: { permission: 'cases.countersign-sheet' },
  params: Type.Object({ no: Text(60) }),
  body: Type.Object(
    {
      counted: Type.Integer({ minimum: 0, maximum: 10_000, description: 'originals counted, without those sent back' }),
      rejected: Type.Array(
        Type.Object({ id: Type.String({ format: 'uuid' }), reason: Text(500) }, { additionalProperties: false }),
        { maxItems: 100 },
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ no: Type.String(), problems: Type.Array(SheetProblem) }),
  problems: [
    'access.out-of-scope',
    'cases.no-such-sheet',
    'cases.no-sheet-open',
    'cases.count-differs',
    'cases.self-approval',
    'cases.reason-missing',
  ],
  example: {
    params: { no: 'YJ-260924-003' },
    body: { counted: 3, rejected: [] },
    answer: { no: 'YJ-260924-003', problems: [] },
  },
})

export const readSheetFile = endpoint({
  name: 'readSheetFile',
  method: 'GET',
  path: '/custody/sheets/:no/file',
  tag: 'custody',
  summary: 'The 材料交接单 of a sheet as a PDF: as signed by the giver, after settlement with both sides and counts',
  may: { permission: 'cases.dispatch-originals' },
  gives: 'file',
  params: Type.Object({ no: Text(60) }),
  answer: Type.Any({ description: 'application/pdf' }),
  problems: ['access.out-of-scope', 'cases.no-such-sheet'],
  example: { params: { no: 'YJ-260924-003' } },
})
