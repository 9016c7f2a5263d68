import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleAnswer, exampleId, FileRef } from './contract/lifecycle-endpoint.ts'

/** Cases over HTTP: reading them, their files; the commands on a case; supplements; paper originals and their sheets. */
export * from './contract/custody.ts'
export * from './contract/lifecycle-endpoint.ts'
export * from './contract/sheets.ts'
export * from './contract/signatures.ts'
export * from './contract/supplements.ts'

/** A day of a limit's explanation. (lifecycle 2.5) */
export const ExplainedLimit = Type.Object({
  limit: Type.String(),
  dayZero: Type.String(),
  budget: Type.Integer(),
  unit: Type.String(),
  due: Type.Union([Type.String(), Type.Null()]),
  provisional: Type.Boolean(),
  calendarVersion: Type.String(),
  days: Type.Array(Type.Any({ description: 'date, class, n, name, ground, notice' })),
})

const DossierId = Type.Object({ id: Type.String({ format: 'uuid' }) })

const lights = ['grey', 'green', 'yellow', 'red', 'double-red'] as const

/** A dossier in a list. */
export const DossierLine = Type.Object({
  id: Type.String(),
  applicationNo: Type.String(),
  version: Type.Integer(),
  itemName: Type.String(),
  itemKind: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  applicantName: Type.String(),
  stage: Type.String(),
  status: Type.String({ description: 'code of the word of the standard: received, correcting, accepted …' }),
  conclusion: Type.Union([Type.String(), Type.Null()]),
  channel: Type.String(),
  hall: Type.Union([Type.String(), Type.Null()]),
  window: Type.Union([Type.String(), Type.Null()]),
  acceptedBy: Type.Union([Type.String(), Type.Null()]),
  openedAt: Type.String(),
  acceptedAt: Type.Union([Type.String(), Type.Null()]),
  endedAt: Type.Union([Type.String(), Type.Null()]),
  dueOn: Type.Union([Type.String(), Type.Null()]),
  statutoryDue: Type.Union([Type.String(), Type.Null()]),
  isStopped: Type.Boolean(),
  light: Type.Union([...lights.map((light) => Type.Literal(light)), Type.Null()]),
  days: Type.Union([Type.Integer({ description: 'counted days left; negative: gone by' }), Type.Null()]),
  changedAt: Type.String(),
})
export type DossierLine = Static<typeof DossierLine>

const exampleLine: DossierLine = {
  ...exampleAnswer,
  itemName: '食品经营许可新办',
  itemKind: 'commitment',
  department: 'scjg',
  departmentName: '市场监督管理局',
  applicantName: '云岫县麦穗面馆',
  status: 'reviewing',
  conclusion: null,
  channel: 'window',
  hall: 'hall-county',
  window: 'hall-county-13',
  acceptedBy: 'shenruoxi',
  openedAt: '2026-09-18T02:20:00.000Z',
  acceptedAt: '2026-09-18T02:26:00.000Z',
  endedAt: null,
  dueOn: '2026-09-29',
  light: 'green',
  days: 3,
  statutoryDue: '2026-10-12',
  isStopped: false,
  changedAt: '2026-09-24T00:35:00.000Z',
}

export const searchCases = endpoint({
  name: 'searchCases',
  method: 'GET',
  path: '/cases',
  tag: 'cases',
  summary:
    'Cases by number (or its end), applicant, item, state, accepter; newest change first, those waiting for an examination by the day they are due; keyset pages',
  may: { permission: 'cases.read' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100, description: 'number, end of a number, or name' })),
    mine: Type.Optional(Type.Boolean({ description: 'accepted by me (first-handler responsibility)' })),
    state: Type.Optional(
      Type.Union(
        (['open', 'ended', 'overdue', 'draft', 'examining'] as const).map((state) => Type.Literal(state)),
        { description: 'examining: received, neither accepted nor refused' },
      ),
    ),
    department: Type.Optional(Type.String({ maxLength: 60 })),
    hall: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(DossierLine),
  example: { query: { mine: true, limit: 50 }, answer: { rows: [exampleLine] } },
})

export const readDossier = endpoint({
  name: 'readDossier',
  method: 'GET',
  path: '/applications/:id',
  tag: 'cases',
  summary: 'An application and its case with everything: materials, limits, tasks, what may be done now',
  description: 'Personal numbers are masked; the look is logged.',
  may: { permission: 'cases.read' },
  params: DossierId,
  answer: Type.Any({ description: 'dossier' }),
  problems: ['access.out-of-scope'],
  example: { params: { id: exampleId } },
})

export const readTimeline = endpoint({
  name: 'readTimeline',
  method: 'GET',
  path: '/applications/:id/events',
  tag: 'cases',
  summary: 'The history of a dossier, event by event, with hashes',
  description: 'Personal numbers are masked and forms left out; the look is logged.',
  may: { permission: 'cases.read' },
  params: DossierId,
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        type: Type.String(),
        at: Type.String(),
        recordedAt: Type.String(),
        by: Type.Any(),
        data: Type.Any(),
        hash: Type.String(),
        prevHash: Type.String(),
      }),
    ),
    isSound: Type.Boolean({ description: 'the chain was proved while reading' }),
    brokenAt: Type.Optional(Type.Integer()),
  }),
  example: { params: { id: exampleId }, answer: { rows: [], isSound: true } },
})

export const explainLimit = endpoint({
  name: 'explainLimit',
  method: 'GET',
  path: '/applications/:id/limits/:limit',
  tag: 'cases',
  summary: 'Why this day: every day from day 0 to the due day',
  may: { permission: 'cases.read' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }), limit: Type.String({ maxLength: 20 }) }),
  answer: Type.Any({ description: 'lifecycle 2.5' }),
  problems: ['cases.no-such-limit'],
  example: { params: { id: exampleId, limit: 'committed' } },
})

export const unmask = endpoint({
  name: 'unmask',
  method: 'POST',
  path: '/applications/:id/unmaskings',
  tag: 'cases',
  summary: 'Show one personal number in full; who, when and why is logged',
  may: { permission: 'cases.unmask' },
  params: DossierId,
  body: Type.Object(
    {
      field: Type.Union([
        ...['applicant.documentNumber', 'applicant.phone', 'agent.documentNumber', 'agent.phone', 'delivery.phone'].map(
          (field) => Type.Literal(field),
        ),
        Type.String({
          pattern: '^form\\..',
          maxLength: 180,
          description: 'a field of the application form by its code, or a cell: table/row from 0/column',
        }),
      ]),
      reason: Type.String({ minLength: 1, maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ value: Type.String() }),
  problems: ['access.out-of-scope', 'cases.nothing-there'],
  example: {
    params: { id: exampleId },
    body: { field: 'applicant.phone', reason: '电话核实' },
    answer: { value: '13900006027' },
  },
})

export const listLooks = endpoint({
  name: 'listLooks',
  method: 'GET',
  path: '/applications/:id/looks',
  tag: 'cases',
  summary: 'Who looked at this dossier, unmasked or was refused something',
  may: { permission: 'cases.read-history' },
  params: DossierId,
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        at: Type.String(),
        person: Type.String(),
        personName: Type.String(),
        act: Type.String(),
        name: Type.String(),
        outcome: Type.String(),
        detail: Type.Any(),
      }),
    ),
  }),
  example: { params: { id: exampleId }, answer: { rows: [] } },
})

export const uploadFiles = endpoint({
  name: 'uploadFiles',
  method: 'POST',
  path: '/files',
  tag: 'files',
  summary: 'Take files in: content checked, kept once by hash; bind them to a material afterwards',
  may: 'signed-in',
  accepts: 'upload',
  answer: Type.Object({ files: Type.Array(FileRef) }),
  problems: [
    'files.empty',
    'files.too-large',
    'files.kind-not-allowed',
    'files.not-what-its-name-says',
    'files.encrypted',
  ],
  example: {
    answer: { files: [{ hash: 'a3f1'.repeat(16), name: '身份证.jpg', mediaType: 'image/jpeg', size: 182_331 }] },
  },
})

export const readFile = endpoint({
  name: 'readFile',
  method: 'GET',
  path: '/applications/:id/files/:hash',
  tag: 'files',
  summary: 'A file of a dossier, served so that nothing in it runs; the look is logged',
  may: { permission: 'cases.read' },
  gives: 'file',
  params: Type.Object({ id: Type.String({ format: 'uuid' }), hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  answer: Type.Any(),
  problems: ['access.out-of-scope', 'cases.no-such-file'],
  example: { params: { id: exampleId, hash: 'a3f1'.repeat(16) } },
})
