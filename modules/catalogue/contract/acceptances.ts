import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { ItemId } from './items.ts'

/** 今日可受理事项 over HTTP: what each window of a hall may accept today, by which papers, and what is not covered. */

const Paper = Type.Object({
  no: Type.String(),
  holderName: Type.String(),
  powers: Type.Array(Type.String()),
  until: Type.String(),
})
const itemOf = {
  item: ItemId,
  name: Type.String(),
  departmentName: Type.String(),
  boardName: Type.String(),
  handling: Type.String(),
}
const reasons = Type.Array(Type.String(), {
  description:
    'closed, hands-out, receives-only, other-board, paused, no-officer, no-delegation, lapsed, to-come; no-window of a hall',
})
const AcceptingWindow = Type.Object({
  id: Type.String(),
  no: Type.String(),
  kind: Type.String(),
  floor: Type.Union([Type.String(), Type.Null()]),
  isOpen: Type.Boolean(),
  takesApplications: Type.Boolean(),
  officers: Type.Array(Type.String({ description: 'names of the clerks who sit there' })),
  accepts: Type.Integer(),
  /** items of its boards that it may not accept */
  lacks: Type.Integer(),
})
export type AcceptingWindow = Static<typeof AcceptingWindow>

const AcceptanceRow = Type.Object({
  ...itemOf,
  isAccepted: Type.Boolean(),
  reasons,
  papers: Type.Array(Paper),
  /** letter and name of the line that calls its applicants */
  line: Type.Union([Type.String(), Type.Null()]),
  /** the line calls this window */
  isCalled: Type.Boolean(),
})
export type AcceptanceRow = Static<typeof AcceptanceRow>

const Acceptances = Type.Object({
  day: Type.String(),
  halls: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  hall: Type.String(),
  hallName: Type.String(),
  items: Type.Integer({ description: 'items in force' }),
  windows: Type.Array(AcceptingWindow),
  /** what no window of the hall accepts */
  gaps: Type.Array(Type.Object({ ...itemOf, reasons })),
  window: Type.Union([Type.String(), Type.Null()]),
  /** of the window asked for: its own boards, what it accepts first; with `all` the other boards too */
  rows: Type.Array(AcceptanceRow),
  /** items of boards that the window does not take */
  others: Type.Integer(),
})
export type Acceptances = Static<typeof Acceptances>

const item = {
  item: 'gthsl',
  name: '个体工商户设立登记',
  departmentName: '市场监督管理局',
  boardName: '商事登记',
  handling: '即办件',
}

export const readAcceptances = endpoint({
  name: 'readAcceptances',
  method: 'GET',
  path: '/catalogue/acceptances',
  tag: 'catalogue',
  summary: 'What each window of a hall may accept today, by which delegations, until when; what is not covered and why',
  may: { permission: 'catalogue.read' },
  query: Type.Object({
    hall: Type.Optional(Type.String({ maxLength: 60, description: 'the hall of the person asking without it' })),
    window: Type.Optional(Type.String({ maxLength: 60, description: 'whose items are listed' })),
    all: Type.Optional(Type.Boolean({ description: 'items of boards the window does not take are listed too' })),
  }),
  answer: Acceptances,
  problems: ['catalogue.no-such-hall'],
  example: {
    query: { hall: 'hall-county', window: 'hall-county-13' },
    answer: {
      day: '2026-09-24',
      halls: [{ id: 'hall-county', name: '云岫县行政服务中心' }],
      hall: 'hall-county',
      hallName: '云岫县行政服务中心',
      items: 54,
      windows: [
        {
          id: 'hall-county-13',
          no: '13',
          kind: '综合窗口',
          floor: '一楼',
          isOpen: true,
          takesApplications: true,
          officers: ['沈若溪'],
          accepts: 21,
          lacks: 1,
        },
      ],
      gaps: [{ ...item, item: 'ybdj', name: '退役军人预备役登记', reasons: ['lapsed'] }],
      window: 'hall-county-13',
      rows: [
        {
          ...item,
          isAccepted: true,
          reasons: [],
          papers: [
            {
              no: '市场监管局委〔2026〕1号',
              holderName: '云岫县行政服务中心',
              powers: ['accept', 'refuse'],
              until: '2027-06-30T15:59:59.999Z',
            },
          ],
          line: 'B 商事登记',
          isCalled: true,
        },
      ],
      others: 32,
    },
  },
})
