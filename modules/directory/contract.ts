import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { differences, listFaults, standings } from './rules/index.ts'

/** 事项目录: main item, sub-item and two levels of situations; what corresponds to them in the province's directory. (CAT-02) */

const tag = 'directory'
const text = Type.String()
const orNull = Type.Union([text, Type.Null()])

const Provincial = Type.Object({ code: text, name: text, mainCode: text, mainName: text })
const exampleProvincial = {
  code: '000131128000',
  name: '食品经营许可（新办）',
  mainCode: '000131128',
  mainName: '食品经营许可',
}

const DirectoryLine = Type.Object({
  id: text,
  name: text,
  code: orNull,
  mainName: text,
  mainCode: orNull,
  department: text,
  departmentName: text,
  state: Type.Union(
    standings.map((state) => Type.Literal(state)),
    { description: 'nobody said yet, both agree, they differ, gone from the newer list' },
  ),
  differences: Type.Array(Type.Union(differences.map((one) => Type.Literal(one)))),
  chosen: Type.Union([text, Type.Null()], { description: 'code that was said to correspond' }),
  provincial: Type.Union([Provincial, Type.Null()]),
  proposal: Type.Union([Provincial, Type.Null()], { description: 'the same code, or the same name alone' }),
  mayChange: Type.Boolean(),
})
export type DirectoryLine = Static<typeof DirectoryLine>

export const readDirectory = endpoint({
  name: 'readDirectory',
  method: 'GET',
  path: '/catalogue/directory',
  tag,
  summary: 'The directory of items by main item, with what corresponds to each in the directory of the province',
  may: { permission: 'catalogue.read' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 60, description: 'part of a name or a code, of item or main item' })),
    department: Type.Optional(Type.String({ maxLength: 600, description: 'one or more ids, with commas' })),
    state: Type.Optional(Type.String({ maxLength: 60, description: 'open, agrees, differs, gone; with commas' })),
    after: Type.Optional(Type.String({ maxLength: 60, description: 'id of the last item of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: Type.Object({
    ...pageOf(DirectoryLine).properties,
    list: Type.Union([
      Type.Object({ source: text, takenAt: text, takenByName: text, count: Type.Integer() }),
      Type.Null(),
    ]),
    counts: Type.Object({
      open: Type.Integer(),
      agrees: Type.Integer(),
      differs: Type.Integer(),
      gone: Type.Integer(),
      missing: Type.Integer({ description: 'sub-items of the province to which nothing of ours corresponds' }),
    }),
    proposals: Type.Integer({ description: 'items of the person asking for which a code is proposed' }),
  }),
  example: {
    query: { limit: 50 },
    answer: {
      rows: [
        {
          id: 'spjy',
          name: '食品经营许可新办',
          code: '000131128000',
          mainName: '食品经营许可',
          mainCode: null,
          department: 'scjg',
          departmentName: '市场监督管理局',
          state: 'differs',
          differences: ['name'],
          chosen: '000131128000',
          provincial: exampleProvincial,
          proposal: null,
          mayChange: true,
        },
      ],
      total: 1,
      list: { source: '省库清单.xlsx', takenAt: '2026-09-18T01:30:00.000Z', takenByName: '陆修远', count: 52 },
      counts: { open: 0, agrees: 0, differs: 1, gone: 0, missing: 3 },
      proposals: 0,
    },
  },
})
export type Directory = Static<typeof readDirectory.answer>

export const readLevels = endpoint({
  name: 'readItemLevels',
  method: 'GET',
  path: '/catalogue/directory/:item/levels',
  tag,
  summary: 'The situations of an item at the third and fourth level',
  may: { permission: 'catalogue.read' },
  params: Type.Object({ item: Type.String({ minLength: 1, maxLength: 60 }) }),
  answer: Type.Object({
    question: orNull,
    third: Type.Array(
      Type.Object({
        id: text,
        label: text,
        question: orNull,
        fourth: Type.Array(Type.Object({ id: text, label: text })),
        isStopped: Type.Boolean(),
      }),
    ),
  }),
  problems: ['directory.no-such-item'],
  example: {
    params: { item: 'spjy' },
    answer: {
      question: '怎么经营？',
      third: [
        {
          id: 'sale',
          label: '食品销售',
          question: '卖散装食品吗？',
          fourth: [{ id: 'yes', label: '是' }],
          isStopped: false,
        },
      ],
    },
  },
})

export const findProvincialItems = endpoint({
  name: 'findProvincialItems',
  method: 'GET',
  path: '/catalogue/provincial-items',
  tag,
  summary: 'Sub-items of the province by name, main item or code; only those to which nothing corresponds, when asked',
  may: { permission: 'catalogue.read' },
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 60, description: 'part of a name or a code' })),
    missing: Type.Optional(Type.Boolean({ description: 'only those to which nothing of ours corresponds' })),
    after: Type.Optional(Type.Integer({ minimum: 0, description: 'place of the last of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 20 }),
  }),
  answer: Type.Object({
    rows: Type.Array(Type.Object({ ...Provincial.properties, isTaken: Type.Boolean() })),
    next: Type.Optional(Type.Integer()),
  }),
  example: { query: { q: '食品', limit: 20 }, answer: { rows: [{ ...exampleProvincial, isTaken: true }] } },
})

export const exportProvincialList = endpoint({
  name: 'exportProvincialList',
  method: 'GET',
  path: '/catalogue/provincial-list',
  tag,
  summary: "The province's list as a workbook; before one was imported its heading, to be filled in",
  may: { permission: 'catalogue.read' },
  answer: Type.Any({ description: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  gives: 'file',
  example: {},
})

export const takeProvincialList = endpoint({
  name: 'takeProvincialList',
  method: 'POST',
  path: '/catalogue/provincial-list',
  tag,
  summary: "Send the province's list as a workbook; taken over whole, or not at all when a row is wrong",
  may: { permission: 'directory.take-list' },
  accepts: 'upload',
  answer: Type.Object({
    taken: Type.Integer({ description: '0 when there are findings' }),
    findings: Type.Array(
      Type.Object({
        row: Type.Integer({ description: 'as the spreadsheet counts, the heading being 1' }),
        column: text,
        fault: Type.Union(listFaults.map((fault) => Type.Literal(fault))),
      }),
    ),
    findingCount: Type.Integer(),
  }),
  problems: [
    'spreadsheets.no-file',
    'spreadsheets.too-large',
    'spreadsheets.not-a-workbook',
    'spreadsheets.too-many-rows',
    'directory.nothing-in-it',
  ],
  example: { answer: { taken: 52, findings: [], findingCount: 0 } },
})
export type TakenList = Static<typeof takeProvincialList.answer>

export const setCorrespondences = endpoint({
  name: 'setCorrespondences',
  method: 'POST',
  path: '/catalogue/correspondences',
  tag,
  summary: 'Say which sub-items of the province items of ours are, all of it or nothing',
  may: { permission: 'directory.set-correspondence' },
  body: Type.Object({
    pairs: Type.Array(
      Type.Object({
        item: Type.String({ minLength: 1, maxLength: 60 }),
        code: Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()], {
          description: 'null: to none, after all',
        }),
      }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  answer: Type.Object({ set: Type.Integer() }),
  problems: ['directory.no-such-item', 'directory.no-such-code'],
  example: { body: { pairs: [{ item: 'spjy', code: '000131128000' }] }, answer: { set: 1 } },
})
