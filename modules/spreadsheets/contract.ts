import { endpoint, Type } from '@yichuang/platform/contract'

const Finding = Type.Object({
  level: Type.String({ description: 'error keeps everything out, warning does not' }),
  code: Type.String(),
  sheet: Type.String(),
  line: Type.Integer({ description: 'line of the sheet, the heading being 1' }),
  column: Type.Optional(Type.String({ description: 'absent: the whole line' })),
  message: Type.String({ description: 'in the language of the caller' }),
})

const Draft = Type.Object({ id: Type.String(), item: Type.String(), name: Type.String() })

const Upload = Type.Object({
  id: Type.String({ format: 'uuid' }),
  fileName: Type.String(),
  size: Type.Integer(),
  uploadedAt: Type.String(),
  state: Type.Union(['checking', 'checked', 'faulty', 'imported'].map((state) => Type.Literal(state))),
  /** refusal code of a file that could not be read at all */
  fault: Type.Optional(Type.String()),
  progress: Type.Object({ step: Type.String(), done: Type.Integer(), total: Type.Integer() }),
  rows: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      change: Type.Union(['new', 'changed', 'same'].map((change) => Type.Literal(change))),
    }),
  ),
  findings: Type.Array(Finding, { description: 'the first 500' }),
  findingCount: Type.Integer(),
  errors: Type.Integer(),
  importedAt: Type.Optional(Type.String()),
  /** drafts of the workshop that came of it */
  drafts: Type.Array(Draft),
})

const id = '0f7f3c7e-2f55-4a2f-9c58-0a4f0e5b1c11'
const example = {
  id,
  fileName: '市场监督管理局事项.xlsx',
  size: 48_213,
  uploadedAt: '2026-11-21T07:30:00.000Z',
  state: 'checked',
  progress: { step: 'items', done: 9, total: 9 },
  rows: 412,
  items: [{ id: 'gthsl', name: '个体工商户设立登记', change: 'changed' }],
  findings: [
    {
      level: 'error',
      code: 'unknown-word',
      sheet: '材料',
      line: 18,
      column: '必要性',
      message: '“要”不在可填的词里：必要、容缺后补、非必要',
    },
  ],
  findingCount: 1,
  errors: 1,
  drafts: [],
}

export const exportSheets = endpoint({
  name: 'exportSheets',
  method: 'GET',
  path: '/catalogue/sheets',
  tag: 'spreadsheets',
  summary: 'Items as a workbook (xlsx): of a department, of all, or the empty template',
  may: { permission: 'spreadsheets.export' },
  query: Type.Object(
    {
      department: Type.Optional(Type.String({ maxLength: 60 })),
      template: Type.Optional(Type.Literal('1', { description: 'the sheets without rows' })),
    },
    { additionalProperties: false },
  ),
  answer: Type.Any({ description: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  gives: 'file',
  example: { query: { department: 'scjg' } },
})

export const uploadSheets = endpoint({
  name: 'uploadSheets',
  method: 'POST',
  path: '/catalogue/sheets/uploads',
  tag: 'spreadsheets',
  summary: 'Send a workbook to be checked row by row; nothing is imported by it',
  may: { permission: 'spreadsheets.import' },
  accepts: 'upload',
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  problems: ['spreadsheets.no-file', 'spreadsheets.too-large'],
  example: { answer: { id } },
})

export const listUploads = endpoint({
  name: 'listUploads',
  method: 'GET',
  path: '/catalogue/sheets/uploads',
  tag: 'spreadsheets',
  summary: 'The last uploads of the person asking',
  may: { permission: 'spreadsheets.import' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Type.String({ format: 'uuid' }),
        fileName: Type.String(),
        uploadedAt: Type.String(),
        state: Type.String(),
        rows: Type.Integer(),
        findingCount: Type.Integer(),
      }),
    ),
  }),
  example: {
    answer: {
      rows: [
        {
          id,
          fileName: '市场监督管理局事项.xlsx',
          uploadedAt: '2026-11-21T07:30:00.000Z',
          state: 'checked',
          rows: 412,
          findingCount: 1,
        },
      ],
    },
  },
})

export const readUpload = endpoint({
  name: 'readUpload',
  method: 'GET',
  path: '/catalogue/sheets/uploads/:id',
  tag: 'spreadsheets',
  summary: 'How far the check of an upload is, what it found, and which items it would change',
  may: { permission: 'spreadsheets.import' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: Upload,
  problems: ['spreadsheets.no-such-upload'],
  example: { params: { id }, answer: example },
})

export const importSheets = endpoint({
  name: 'importSheets',
  method: 'POST',
  path: '/catalogue/sheets/uploads/:id/import',
  tag: 'spreadsheets',
  summary:
    'Make drafts of the items of a checked upload, all of them or none; they go through the workshop like others',
  may: { permission: 'spreadsheets.import' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  body: Type.Object(
    {
      cause: Type.Union([Type.Literal('law'), Type.Literal('power'), Type.Literal('practice')]),
      reason: Type.String({
        maxLength: 500,
        description: 'why they are changed; windows see it when they are published',
      }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ drafts: Type.Array(Draft) }),
  problems: [
    'spreadsheets.no-such-upload',
    'spreadsheets.not-checked',
    'spreadsheets.has-findings',
    'spreadsheets.nothing-new',
    'spreadsheets.already-imported',
    'catalogue.item-changed',
    'workshop.draft-open',
    'workshop.reason-missing',
    'access.out-of-scope',
  ],
  example: {
    params: { id },
    body: { cause: 'law', reason: '省目录调整' },
    answer: { drafts: [{ id: '0192f0aa-1111-7000-8000-000000000001', item: 'gthsl', name: '个体工商户设立登记' }] },
  },
})
