import { endpoint, Type } from '@yichuang/platform/contract'

const text = (maxLength = 200) => Type.String({ maxLength })
const day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })

const ExplainedDay = Type.Object({
  date: day,
  class: Type.String({
    description: 'day-zero, counted, counted-makeup, weekend, holiday, local-closure, stopped, rolled',
  }),
  n: Type.Optional(Type.Integer()),
  name: Type.Optional(Type.String()),
  orderNo: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
  notice: Type.Optional(Type.String()),
})

const Step = Type.Object({
  key: Type.String({ description: 'received, correction, accepted, deemed, procedure, examination, decision, result' }),
  state: Type.Union([Type.Literal('done'), Type.Literal('current'), Type.Literal('planned')]),
  name: Type.Optional(Type.String({ description: 'what the step is about: a procedure, a result' })),
  at: Type.Optional(moment),
  on: Type.Optional(day),
  latest: Type.Optional(day),
  until: Type.Optional(day),
  carrier: Type.Optional(Type.String({ description: 'who brings the result' })),
  waybill: Type.Optional(Type.String({ description: 'under which the parcel can be followed' })),
  box: Type.Optional(Type.String({ description: 'of the locker; its code comes by message only' })),
  who: Type.Optional(Type.String()),
  windowNo: Type.Optional(Type.String()),
})

export const Progress = Type.Object({
  applicationNo: Type.String(),
  item: Type.String(),
  /** id and version of the item, for its guide */
  guide: Type.Object({ item: Type.String(), version: Type.Integer() }),
  applicant: Type.String(),
  department: Type.String(),
  status: Type.String({
    description:
      'received, correcting, originals, refused, withdrawn, returned; accepted, awaiting, suspended; granted, rejected, terminated, forwarded',
  }),
  endedAt: Type.Optional(moment),
  delivery: Type.String(),
  isLicence: Type.Boolean({ description: 'an administrative licence, for which the Licence Law counts the days' }),
  limit: Type.Optional(
    Type.Object({
      name: Type.String({ description: 'notice, correction, originals, committed, statutory' }),
      budget: Type.Integer(),
      unit: Type.String(),
      due: Type.Union([day, Type.Null()]),
      provisional: Type.Boolean(),
      days: Type.Array(ExplainedDay),
    }),
  ),
  statutoryDue: Type.Optional(day),
  required: Type.Array(Type.String(), { description: 'what the applicant has to supply' }),
  steps: Type.Array(Step),
  documents: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      number: Type.String(),
      issuedOn: day,
      pages: Type.Integer(),
    }),
  ),
  contact: Type.Object({
    name: Type.String(),
    hall: Type.Optional(Type.String()),
    windowNo: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
  }),
})

export const openProgress = endpoint({
  name: 'openProgress',
  method: 'POST',
  path: '/progress/passes',
  tag: 'progress',
  summary: 'A pass to the progress of one case, for who knows its number and two endings a stranger does not',
  may: 'public',
  body: Type.Object(
    {
      applicationNo: text(40),
      documentEnding: Type.String({ maxLength: 20, description: 'last 6 characters of the document number' }),
      phoneEnding: Type.String({ maxLength: 20, description: 'last 4 digits of the mobile number' }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ pass: Type.String(), expiresAt: moment }),
  problems: ['portal.check-failed', 'portal.too-many-tries'],
  example: {
    body: { applicationNo: '339921-260918-00052', documentEnding: '31002X', phoneEnding: '6027' },
    answer: { pass: 'pXb1q8mJw0Z3Yt6mS4kq7n2uV9cR5eT1aB8dF0gH2jK', expiresAt: '2026-09-24T03:42:00.000Z' },
  },
})

export const readProgress = endpoint({
  name: 'readProgress',
  method: 'GET',
  path: '/progress',
  tag: 'progress',
  summary: 'Where the case of the pass stands, and why it is promised for that day',
  description: 'The pass goes into the header `X-Progress-Pass` or the cookie `pass`.',
  may: 'public',
  answer: Progress,
  problems: ['portal.no-pass'],
  example: {
    answer: {
      applicationNo: '339921-260918-00052',
      item: '食品经营许可新办',
      guide: { item: 'spjy', version: 1 },
      applicant: '云岫县麦穗面馆',
      department: '市场监督管理局',
      status: 'accepted',
      delivery: 'mail',
      isLicence: true,
      limit: {
        name: 'committed',
        budget: 5,
        unit: 'workday',
        due: '2026-09-29',
        provisional: false,
        days: [
          { date: '2026-09-18', class: 'day-zero' },
          { date: '2026-09-19', class: 'weekend' },
          { date: '2026-09-20', class: 'counted-makeup', n: 1 },
        ],
      },
      statutoryDue: '2026-10-12',
      required: [],
      steps: [
        { key: 'accepted', state: 'done', at: '2026-09-18T02:26:00.000Z', who: '沈若溪' },
        { key: 'examination', state: 'current', who: '市场监督管理局' },
        { key: 'decision', state: 'planned', latest: '2026-09-29' },
      ],
      documents: [
        {
          id: '0b9f3f6e-4a0e-4c11-9d3b-1d2a1a4f9a52',
          title: '受理通知书',
          number: '云市监受〔2026〕260918-00052号',
          issuedOn: '2026-09-18',
          pages: 1,
        },
      ],
      contact: { name: '沈若溪', hall: '云岫县行政服务中心', windowNo: '13', phone: '0599-60012345' },
    },
  },
})
