import { ActAnswer, exampleAnswer, FileRef, lifecycleEndpoint } from '@yichuang/modules/cases/contract'
import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const OptionalText = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const DocumentType = Type.Union(
  (['residentId', 'hmtResidence', 'fpr', 'uscc', 'passport', 'hmtPermit', 'other'] as const).map((type) => Type.Literal(type)),
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
    method: Type.Union([Type.Literal('window'), Type.Literal('mail'), Type.Literal('locker'), Type.Literal('electronic')]),
    recipient: OptionalText(60),
    phone: OptionalText(20),
    address: OptionalText(200),
    acceptsElectronic: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

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

const Defect = Type.Object(
  { material: Text(60), reviewPoint: OptionalText(60), required: Text(500) },
  { additionalProperties: false },
)
const Commitment = Type.Object(
  { signatureId: Text(100), materials: Type.Array(Text(60), { minItems: 1, maxItems: 60 }) },
  { additionalProperties: false },
)
const Ground = Type.Union([Type.Literal('not-required'), Type.Literal('not-competent'), Type.Literal('not-eligible')])
const reasons = { ground: Ground, reason: Text(1000), basis: Type.Array(Text(300), { maxItems: 20 }), rightBody: OptionalText(100) }
const Method = Type.Union(
  (['window', 'message', 'mail', 'electronic', 'public-notice'] as const).map((method) => Type.Literal(method)),
)

/** What follows at once in the same act, when the clerk does it all at the counter. */
const Then = Type.Union([
  Type.Object({ kind: Type.Literal('draft') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('receive') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('accept'), commitment: Type.Optional(Commitment) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('complete'), paymentOrder: OptionalText(60) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('correct'), method: Type.Optional(Method) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('refuse'), ...reasons, remedies: Type.Array(Text(500), { maxItems: 5 }) }, { additionalProperties: false }),
])

const TakeApplication = Type.Object(
  {
    item: Text(60),
    answers: Type.Record(Type.String({ maxLength: 60 }), Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 })),
    applicant: Applicant,
    agent: Type.Optional(Agent),
    delivery: Delivery,
    duplicateReason: OptionalText(300),
    materials: Type.Optional(Type.Array(MaterialChange, { maxItems: 100 })),
    then: Type.Optional(Then),
  },
  { additionalProperties: false },
)
export type TakeApplication = Static<typeof TakeApplication>

const exampleApplicant = {
  kind: 'person' as const,
  name: '周砚秋',
  documentType: 'residentId' as const,
  documentNumber: '11010519491231002X',
  phone: '13900006027',
}

export const openApplication = endpoint({
  name: 'openApplication',
  method: 'POST',
  path: '/applications',
  tag: 'intake',
  summary: 'Open an application; with `then`, everything done at the counter is one act',
  description: 'Opens, binds the materials and, as `then` says, keeps the draft, receives, accepts, completes on the spot, gives the correction notice, or refuses – all or nothing.',
  may: { permission: 'intake.open-application' },
  body: TakeApplication,
  answer: ActAnswer,
  problems: [
    'catalogue.no-such-item',
    'intake.item-not-in-force',
    'intake.not-at-this-window',
    'intake.situation-stopped',
    'intake.situation-incomplete',
    'intake.identity-invalid',
    'intake.duplicate-unacknowledged',
    'intake.material-missing',
    'intake.no-delegation-in-force',
  ],
  example: {
    body: {
      item: 'gthsl',
      answers: { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] },
      applicant: exampleApplicant,
      delivery: { method: 'window' },
      then: { kind: 'draft' },
    },
    answer: { ...exampleAnswer, version: 1, stage: 'draft' },
  },
})

export const bindMaterial = lifecycleEndpoint({
  name: 'bindMaterial',
  command: 'intake.bind-material',
  path: '/materials',
  tag: 'intake',
  summary: 'Bind files, papers kept and ticked review points to one material',
  body: MaterialChange.properties,
  problems: ['intake.material-not-in-situation', 'intake.file-rejected', 'intake.already-accepted'],
  example: { key: 'form', received: true, checks: { f1: { ok: true } } },
})

export const receiveApplication = lifecycleEndpoint({
  name: 'receiveApplication',
  command: 'intake.receive-application',
  path: '/receipt',
  tag: 'intake',
  summary: 'Receive the application (收件): the five working days for telling everything begin',
  body: {},
  problems: ['intake.already-received', 'intake.time-not-plausible'],
  example: {},
})

export const discardDraft = lifecycleEndpoint({
  name: 'discardDraft',
  command: 'intake.discard-draft',
  path: '/discard',
  tag: 'intake',
  summary: 'Discard a draft',
  body: {},
  problems: ['intake.already-received'],
  example: {},
})

export const acceptApplication = lifecycleEndpoint({
  name: 'acceptApplication',
  command: 'intake.accept-application',
  path: '/acceptance',
  tag: 'intake',
  summary: 'Accept (受理), with a signed commitment when materials are deferred (容缺受理)',
  body: { commitment: Type.Optional(Commitment) },
  problems: [
    'intake.department-accepts',
    'intake.no-delegation-in-force',
    'intake.material-missing',
    'intake.deferral-barred',
    'intake.commitment-unsigned',
    'intake.deemed-accepted',
  ],
  example: {},
})

export const completeOnTheSpot = lifecycleEndpoint({
  name: 'completeOnTheSpot',
  command: 'intake.complete-on-the-spot',
  path: '/completion',
  tag: 'intake',
  summary: 'Accept, grant and make the result of an instant item in one act (一人通办)',
  body: { paymentOrder: OptionalText(60) },
  problems: ['intake.not-instant', 'intake.no-delegation-in-force', 'intake.material-missing', 'cases.fee-unpaid'],
  example: {},
})

export const proposeCorrection = lifecycleEndpoint({
  name: 'proposeCorrection',
  command: 'intake.propose-correction',
  path: '/correction-proposal',
  tag: 'intake',
  summary: 'Propose a correction notice where the department confirms it (JL2 7.1.3)',
  body: { defects: Type.Optional(Type.Array(Defect, { maxItems: 200 })) },
  problems: ['intake.window-issues', 'intake.nothing-missing', 'intake.second-notice'],
  example: {},
})

export const issueCorrection = lifecycleEndpoint({
  name: 'issueCorrection',
  command: 'intake.issue-correction',
  path: '/correction-notice',
  tag: 'intake',
  summary: 'Issue the one-time correction notice (一次性告知)',
  body: { defects: Type.Optional(Type.Array(Defect, { maxItems: 200 })) },
  problems: ['intake.department-confirms', 'intake.nothing-missing', 'intake.second-notice', 'intake.notice-incomplete'],
  example: {},
})

export const serveCorrection = lifecycleEndpoint({
  name: 'serveCorrection',
  command: 'intake.serve-correction',
  path: '/correction-notice/service',
  tag: 'intake',
  summary: 'Serve the correction notice: the notice limit ends, the correction limit begins',
  body: { method: Method, proof: OptionalText(200) },
  problems: ['intake.no-notice-issued', 'intake.already-served', 'intake.deemed-accepted'],
  example: { method: 'window' },
})

export const approveSecondNotice = lifecycleEndpoint({
  name: 'approveSecondNotice',
  command: 'intake.approve-second-notice',
  path: '/second-notice-approval',
  tag: 'intake',
  summary: 'A supervisor approves a second correction notice on a stated ground',
  body: { reason: Type.String({ maxLength: 500 }) },
  problems: ['intake.first-notice-unused', 'intake.second-notice-spent', 'intake.reason-missing', 'intake.self-approval'],
  example: { reason: '申请事项变更，原告知不适用' },
})

export const dropProposal = lifecycleEndpoint({
  name: 'dropProposal',
  command: 'intake.drop-proposal',
  path: '/proposal-drop',
  tag: 'intake',
  summary: 'Send a proposal back to the window',
  body: {},
  problems: ['intake.no-proposal'],
  example: {},
})

export const supplyCorrection = lifecycleEndpoint({
  name: 'supplyCorrection',
  command: 'intake.supply-correction',
  path: '/corrections',
  tag: 'intake',
  summary: 'Take corrections in, at any window',
  body: { changes: Type.Array(MaterialChange, { maxItems: 100 }), isDeclaredComplete: Type.Boolean() },
  problems: ['intake.not-correcting', 'intake.material-not-in-situation'],
  example: { changes: [{ key: 'poa', received: true }], isDeclaredComplete: false },
})

export const passPreReview = lifecycleEndpoint({
  name: 'passPreReview',
  command: 'intake.pass-pre-review',
  path: '/pre-review',
  tag: 'intake',
  summary: 'Pass the pre-review of a half on-line application',
  body: {},
  problems: ['intake.not-half-online', 'intake.material-missing'],
  example: {},
})

export const presentOriginals = lifecycleEndpoint({
  name: 'presentOriginals',
  command: 'intake.present-originals',
  path: '/originals',
  tag: 'intake',
  summary: 'See the originals of a half on-line application, at any window',
  body: {
    differences: Type.Array(Type.Object({ material: Text(60), difference: Text(300) }, { additionalProperties: false }), { maxItems: 50 }),
  },
  problems: ['intake.not-awaiting-originals', 'intake.original-differs'],
  example: { differences: [] },
})

export const proposeRefusal = lifecycleEndpoint({
  name: 'proposeRefusal',
  command: 'intake.propose-refusal',
  path: '/refusal-proposal',
  tag: 'intake',
  summary: 'Propose a refusal that needs approval',
  body: reasons,
  problems: ['intake.proposal-open', 'intake.reason-missing'],
  example: { ground: 'not-competent', reason: '属市级权限', basis: ['行政许可法第三十二条'], rightBody: '临澄市水利局' },
})

export const refuseApplication = lifecycleEndpoint({
  name: 'refuseApplication',
  command: 'intake.refuse-application',
  path: '/refusal',
  tag: 'intake',
  summary: 'Refuse to accept (不予受理), in writing with reason, basis and remedies; registered',
  body: {
    ground: Type.Optional(Ground),
    reason: OptionalText(1000),
    basis: Type.Optional(Type.Array(Text(300), { maxItems: 20 })),
    rightBody: OptionalText(100),
    remedies: Type.Array(Text(500), { maxItems: 5 }),
  },
  problems: ['intake.refusal-needs-approval', 'intake.no-proposal', 'intake.self-approval', 'intake.reason-missing'],
  example: { ground: 'not-eligible', reason: '不属于本事项服务对象', basis: ['行政许可法第三十二条'], remedies: ['60 日内申请行政复议'] },
})

export const withdrawApplication = lifecycleEndpoint({
  name: 'withdrawApplication',
  command: 'intake.withdraw-application',
  path: '/withdrawal',
  tag: 'intake',
  summary: 'The applicant or agent withdraws before acceptance',
  body: { documentType: DocumentType, documentNumber: Text(40) },
  problems: ['intake.not-submitted', 'intake.not-the-applicant'],
  example: { documentType: 'residentId', documentNumber: '11010519491231002X' },
})

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
  example: { body: { title: '个体工商户设立登记 周砚秋', content: {} }, answer: { savedAt: '2026-09-24T01:42:18.000Z' } },
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
  example: { answer: {} },
})

export const findApplicant = endpoint({
  name: 'findApplicant',
  method: 'POST',
  path: '/intake/applicant-lookups',
  tag: 'intake',
  summary: 'Check a document number and bring back what is known of the applicant; the look is logged',
  may: { permission: 'intake.open-application' },
  body: Type.Object({ documentType: DocumentType, documentNumber: Text(40), item: OptionalText(60) }, { additionalProperties: false }),
  answer: Type.Object({
    valid: Type.Boolean(),
    normalized: Type.Union([Type.String(), Type.Null()]),
    reason: Type.Union([Type.String(), Type.Null()]),
    birthDate: Type.Union([Type.String(), Type.Null()]),
    sex: Type.Union([Type.String(), Type.Null()]),
    known: Type.Optional(Applicant),
    openApplications: Type.Array(Type.Object({ applicationNo: Type.String(), itemName: Type.String() })),
  }),
  example: {
    body: { documentType: 'residentId', documentNumber: '11010519491231002X' },
    answer: { valid: true, normalized: '11010519491231002X', reason: null, birthDate: '1949-12-31', sex: 'female', openApplications: [] },
  },
})
