import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** 答复时限: in how many working days a department, or a colleague of a hall, answers. (INT-10, CON-05) */

const orNull = Type.Union([Type.String(), Type.Null()])

export const AnswerTime = Type.Object({
  department: Type.String({ description: 'id of the department, or hall:<id> for the colleagues of a hall' }),
  name: Type.String(),
  isHall: Type.Boolean({ description: 'the colleagues of a hall among themselves' }),
  days: Type.Integer({ description: 'working days; 0: on the day of the question' }),
  changedAt: Type.Union([Type.String(), Type.Null()], { description: 'null: never set, the usual time holds' }),
  changedByName: orNull,
})
export type AnswerTime = Static<typeof AnswerTime>

export const listAnswerTimes = endpoint({
  name: 'listAnswerTimes',
  method: 'GET',
  path: '/answer-times',
  tag: 'inquiries',
  summary: 'What the departments and halls in reach promise for answers to questions',
  may: { permission: 'inquiries.set-answer-time' },
  answer: Type.Object({ rows: Type.Array(AnswerTime) }),
  example: {
    answer: {
      rows: [
        {
          department: 'scjg',
          name: '云岫县市场监督管理局',
          isHall: false,
          days: 1,
          changedAt: null,
          changedByName: null,
        },
      ],
    },
  },
})

export const setAnswerTime = endpoint({
  name: 'setAnswerTime',
  method: 'PUT',
  path: '/answer-times/:department',
  tag: 'inquiries',
  summary: 'Set what a department, or a hall for its colleagues, promises; questions that wait already keep their day',
  may: { permission: 'inquiries.set-answer-time' },
  params: Type.Object({ department: Type.String({ maxLength: 60 }) }),
  body: Type.Object({ days: Type.Integer({ minimum: 0, maximum: 20 }) }, { additionalProperties: false }),
  answer: Type.Object({ department: Type.String(), days: Type.Integer() }),
  problems: ['inquiries.no-such-department', 'access.out-of-scope'],
  example: { params: { department: 'scjg' }, body: { days: 2 }, answer: { department: 'scjg', days: 2 } },
})
