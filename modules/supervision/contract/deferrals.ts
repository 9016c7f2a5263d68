import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const figures = {
  taken: Type.Integer({ description: 'promises given in the period' }),
  open: Type.Integer({ description: 'of these: still in time, not all in' }),
  late: Type.Integer({ description: 'of these: gone by, not all in' }),
  kept: Type.Integer({ description: 'of these: everything came in time' }),
  keptLate: Type.Integer({ description: 'of these: everything came, but late' }),
  lapsed: Type.Integer({ description: 'of these: never came; the case ended after its day' }),
  released: Type.Integer({ description: 'of these: needed no more, the case ended before its day' }),
  extended: Type.Integer({ description: 'of these: extended once' }),
}
export const DeferralFigures = Type.Object(figures)
export type DeferralFigures = Static<typeof DeferralFigures>

export const DeferralFiguresOf = Type.Object({ id: Type.String(), name: Type.String(), ...figures })
export type DeferralFiguresOf = Static<typeof DeferralFiguresOf>

const example: DeferralFigures = {
  taken: 23,
  open: 9,
  late: 1,
  kept: 8,
  keptLate: 2,
  lapsed: 2,
  released: 1,
  extended: 3,
}
const Day = Type.String({ format: 'date' })

export const readDeferrals = endpoint({
  name: 'readDeferrals',
  method: 'GET',
  path: '/supervision/deferrals',
  tag: 'supervision',
  summary: 'How promises of deferred materials were kept: those given in a period, whole, by department and by item',
  may: { permission: 'supervision.read' },
  query: Type.Object({ from: Day, until: Day }),
  answer: Type.Object({
    place: Type.String({ description: 'hall or area that was counted' }),
    all: DeferralFigures,
    departments: Type.Array(DeferralFiguresOf),
    items: Type.Array(DeferralFiguresOf),
  }),
  problems: ['access.out-of-scope'],
  example: {
    query: { from: '2026-09-01', until: '2026-09-30' },
    answer: {
      place: '云岫县行政服务中心',
      all: example,
      departments: [{ id: 'scjg', name: '市场监督管理局', ...example }],
      items: [],
    },
  },
})
