/** What the bodies of intake's operations are made of. */
import { FileRef } from '@yichuang/modules/cases/contract'
import { Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
export const OptionalText = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
export const DocumentType = Type.Union(
  (['residentId', 'hmtResidence', 'fpr', 'uscc', 'passport', 'hmtPermit', 'other'] as const).map((type) =>
    Type.Literal(type),
  ),
)

export const Applicant = Type.Object(
  {
    kind: Type.Union([Type.Literal('person'), Type.Literal('enterprise'), Type.Literal('organisation')]),
    name: Text(100),
    documentType: DocumentType,
    documentNumber: Text(40),
    phone: Text(20),
    legalRepresentative: OptionalText(60),
    contactName: OptionalText(60),
    address: OptionalText(200),
    projectCode: OptionalText(40),
  },
  { additionalProperties: false },
)

export const Agent = Type.Object(
  {
    name: Text(60),
    documentType: DocumentType,
    documentNumber: Text(40),
    phone: Text(20),
    authorisedUntil: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
)

export const Delivery = Type.Object(
  {
    method: Type.Union([
      Type.Literal('window'),
      Type.Literal('mail'),
      Type.Literal('locker'),
      Type.Literal('electronic'),
    ]),
    recipient: OptionalText(60),
    phone: OptionalText(20),
    address: OptionalText(200),
    acceptsElectronic: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** What is filled in of an item's form, by the codes of its fields; the item's own JSON Schema says what may be in it. */
export const FormFilled = Type.Record(Type.String({ maxLength: 80 }), Type.Any(), { maxProperties: 300 })

const PointCheck = Type.Union([
  Type.Object({ ok: Type.Literal(true) }, { additionalProperties: false }),
  Type.Object({ ok: Type.Literal(false), defect: Text(500) }, { additionalProperties: false }),
])

export const MaterialChange = Type.Object(
  {
    key: Text(60),
    received: Type.Optional(Type.Boolean()),
    shared: Type.Optional(Type.Boolean()),
    files: Type.Optional(Type.Array(FileRef, { maxItems: 50 })),
    originalsKept: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
    checks: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), PointCheck)),
  },
  { additionalProperties: false },
)

export const Defect = Type.Object(
  { material: Text(60), reviewPoint: OptionalText(60), required: Text(500) },
  { additionalProperties: false },
)
export const Commitment = Type.Object(
  { signatureId: Text(200), materials: Type.Array(Text(60), { minItems: 1, maxItems: 60 }) },
  { additionalProperties: false },
)
export const Ground = Type.Union([
  Type.Literal('not-required'),
  Type.Literal('not-competent'),
  Type.Literal('not-eligible'),
])
export const reasons = {
  ground: Ground,
  reason: Text(1000),
  basis: Type.Array(Text(300), { maxItems: 20 }),
  rightBody: OptionalText(100),
}
export const Method = Type.Union(
  (['window', 'message', 'mail', 'electronic', 'public-notice'] as const).map((method) => Type.Literal(method)),
)

/** What follows at once in the same act, when the clerk does it all at the counter. */
const Then = Type.Union([
  Type.Object({ kind: Type.Literal('draft') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('receive') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('accept'), commitment: Type.Optional(Commitment) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('complete'), paymentOrder: OptionalText(60) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('correct'), method: Type.Optional(Method) }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('refuse'), ...reasons, remedies: Type.Array(Text(500), { maxItems: 5 }) },
    { additionalProperties: false },
  ),
])

export const TakeApplication = Type.Object(
  {
    item: Text(60),
    answers: Type.Record(Type.String({ maxLength: 60 }), Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 })),
    applicant: Applicant,
    agent: Type.Optional(Agent),
    delivery: Delivery,
    duplicateReason: OptionalText(300),
    confirmation: Type.Optional(
      Type.String({ format: 'uuid', description: 'what who applies confirmed on the pad of this window' }),
    ),
    materials: Type.Optional(Type.Array(MaterialChange, { maxItems: 100 })),
    form: Type.Optional(FormFilled),
    then: Type.Optional(Then),
  },
  { additionalProperties: false },
)
export type TakeApplication = Static<typeof TakeApplication>

export const exampleApplicant = {
  kind: 'person' as const,
  name: '周砚秋',
  documentType: 'residentId' as const,
  documentNumber: '11010519491231002X',
  phone: '13900006027',
}
