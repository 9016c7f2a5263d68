import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const Text = Type.Union([Type.String(), Type.Null()])

/** A line of the audit log: who did, looked at, or was refused what. */
export const AuditLine = Type.Object({
  id: Type.String(),
  at: Type.String(),
  person: Type.String({ description: 'id of the person or program; `unknown:` and what was typed for no account' }),
  personName: Text,
  account: Text,
  role: Text,
  act: Type.String({ description: 'command, view, unmask, sign-in, print or export' }),
  name: Type.String({ description: 'name of the command, view or operation' }),
  caseId: Text,
  applicationNo: Text,
  aboutName: Type.Union([Type.String(), Type.Null()], { description: 'name of the person it was about' }),
  outcome: Type.String({ description: 'done, or the code of the refusal' }),
  detail: Text,
})
export type AuditLine = Static<typeof AuditLine>

export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/supervision/audit',
  tag: 'supervision',
  summary: 'Who did what, who looked at which case, and what was refused; newest first',
  description: 'People and cases of the own area, and what belongs to none, such as sign-ins to unknown accounts.',
  may: { permission: 'audit.read' },
  query: Type.Object({
    person: Type.Optional(Type.String({ maxLength: 60, description: 'account or name' })),
    number: Type.Optional(Type.String({ maxLength: 60, description: 'case number, or its end' })),
    act: Type.Optional(Type.String({ maxLength: 100, description: 'acts, separated by commas' })),
    outcome: Type.Optional(Type.String({ maxLength: 20, description: 'done or refused' })),
    from: Type.Optional(Type.String({ format: 'date', description: 'first day, in Asia/Shanghai' })),
    to: Type.Optional(Type.String({ format: 'date', description: 'last day' })),
    after: Type.Optional(Type.String({ pattern: '^\\d{1,18}$' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(AuditLine),
  problems: ['access.out-of-scope'],
  example: {
    query: { person: 'shenruoxi', act: 'unmask', limit: 50 },
    answer: {
      rows: [
        {
          id: '4182',
          at: '2026-09-24T01:42:18.000Z',
          person: 'shenruoxi',
          personName: '沈若溪',
          account: 'shenruoxi',
          role: 'window-clerk',
          act: 'unmask',
          name: 'phone',
          caseId: '0192f0aa-0000-7000-8000-000000000001',
          applicationNo: '339921-260918-00052',
          aboutName: null,
          outcome: 'done',
          detail: '电话告知补正',
        },
      ],
    },
  },
})
