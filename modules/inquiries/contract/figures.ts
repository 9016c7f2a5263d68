import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** 咨询统计: how many questions were asked, of what, to whom, and how many are open. (CON-05) */

const day = Type.String({ format: 'date' })

export const InquiryFigure = Type.Object({
  key: Type.String({ description: "topic, id of the item or person; '' without an item" }),
  name: Type.String({ description: "name of the item or person; '' for a topic" }),
  total: Type.Integer(),
  waiting: Type.Integer({ description: 'not answered' }),
  toTell: Type.Integer({ description: 'answered, the asker not told yet' }),
  overdue: Type.Integer({ description: 'not answered by the promised day' }),
})
export type InquiryFigure = Static<typeof InquiryFigure>

export const readInquiryFigures = endpoint({
  name: 'readInquiryFigures',
  method: 'GET',
  path: '/inquiries/figures',
  tag: 'inquiries',
  summary: 'Questions in reach counted by topic, item or first-asked person; of days asked, both ends included',
  may: { permission: 'inquiries.read-figures' },
  query: Type.Object({
    by: Type.Union([Type.Literal('topic'), Type.Literal('item'), Type.Literal('person')], { default: 'topic' }),
    from: Type.Optional(day),
    to: Type.Optional(day),
  }),
  answer: Type.Object({ rows: Type.Array(InquiryFigure) }),
  problems: ['access.out-of-scope'],
  example: {
    query: { by: 'person', from: '2026-09-01', to: '2026-09-30' },
    answer: { rows: [{ key: 'songzhiwei', name: '宋知微', total: 42, waiting: 3, toTell: 1, overdue: 1 }] },
  },
})
