import { endpoint, Type } from '@yichuang/platform/contract'
import { Applicant, DocumentType, FormFilled, OptionalText, Text } from './parts.ts'

const DraftContent = Type.Object({
  id: Type.String({ format: 'uuid' }),
  title: Type.String({ maxLength: 200 }),
  content: Type.Any(),
  savedAt: Type.String(),
})

export const saveDesk = endpoint({
  name: 'saveDesk',
  method: 'PUT',
  path: '/intake/desks/:id',
  tag: 'intake',
  summary: 'Keep what a clerk has typed, not yet an application',
  may: { permission: 'intake.open-application' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  body: Type.Object({ title: Type.String({ maxLength: 200 }), content: Type.Any() }, { additionalProperties: false }),
  answer: Type.Object({ savedAt: Type.String() }),
  example: {
    params: { id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d90' },
    body: { title: '个体工商户设立登记 周砚秋', content: {} },
    answer: { savedAt: '2026-09-24T01:42:18.000Z' },
  },
})

export const listDesks = endpoint({
  name: 'listDesks',
  method: 'GET',
  path: '/intake/desks',
  tag: 'intake',
  summary: 'What I have typed and not finished, newest first',
  may: { permission: 'intake.open-application' },
  answer: Type.Object({ rows: Type.Array(DraftContent) }),
  example: { answer: { rows: [] } },
})

export const clearDesk = endpoint({
  name: 'clearDesk',
  method: 'DELETE',
  path: '/intake/desks/:id',
  tag: 'intake',
  summary: 'Throw away what was typed',
  may: { permission: 'intake.open-application' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: Type.Object({}),
  example: { params: { id: '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d90' }, answer: {} },
})

export const findApplicant = endpoint({
  name: 'findApplicant',
  method: 'POST',
  path: '/intake/applicant-lookups',
  tag: 'intake',
  summary: 'Check a document number and bring back what is known of the applicant; the look is logged',
  may: { permission: 'intake.open-application' },
  body: Type.Object(
    { documentType: DocumentType, documentNumber: Text(40), item: OptionalText(60) },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    valid: Type.Boolean(),
    normalized: Type.Union([Type.String(), Type.Null()]),
    reason: Type.Union([Type.String(), Type.Null()]),
    birthDate: Type.Union([Type.String(), Type.Null()]),
    sex: Type.Union([Type.String(), Type.Null()]),
    known: Type.Optional(Applicant),
    earlier: Type.Optional(FormFilled),
    openApplications: Type.Array(Type.Object({ applicationNo: Type.String(), itemName: Type.String() })),
  }),
  example: {
    body: { documentType: 'residentId', documentNumber: '11010519491231002X' },
    answer: {
      valid: true,
      normalized: '11010519491231002X',
      reason: null,
      birthDate: '1949-12-31',
      sex: 'female',
      openApplications: [],
    },
  },
})
