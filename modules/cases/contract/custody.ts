import { Type } from '@yichuang/platform/contract'
import { FileRef, lifecycleEndpoint } from './lifecycle-endpoint.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Reason = Type.String({ maxLength: 500 })
const Originals = Type.Array(Text(100), { maxItems: 100, description: 'ids of the originals' })
const DocumentType = Type.Union(
  (['residentId', 'hmtResidence', 'fpr', 'uscc', 'passport', 'hmtPermit', 'other'] as const).map((type) =>
    Type.Literal(type),
  ),
)
const Method = Type.Union(
  (['window', 'message', 'mail', 'electronic', 'public-notice'] as const).map((method) => Type.Literal(method)),
)
const PointCheck = Type.Union([
  Type.Object({ ok: Type.Literal(true) }, { additionalProperties: false }),
  Type.Object({ ok: Type.Literal(false), defect: Text(500) }, { additionalProperties: false }),
])
const Binding = Type.Object(
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
const open = ['cases.not-accepted', 'cases.closed']

export const supplyDeferred = lifecycleEndpoint({
  name: 'supplyDeferred',
  command: 'cases.supply-deferred',
  path: '/deferred-materials',
  tag: 'cases',
  summary: 'Take promised materials in (补交容缺材料); with the last of them the commitment is kept',
  body: { bindings: Type.Array(Binding, { minItems: 1, maxItems: 100 }) },
  problems: [...open, 'cases.no-open-commitment', 'cases.supply-too-late', 'cases.material-not-promised'],
  example: { bindings: [{ key: 'health', received: true }] },
})

export const extendDeferral = lifecycleEndpoint({
  name: 'extendDeferral',
  command: 'cases.extend-deferral',
  path: '/deferral-extension',
  tag: 'cases',
  summary: 'Extend the days of a promise, once',
  body: { reason: Reason },
  problems: [...open, 'cases.no-open-commitment', 'cases.deferral-extension-spent', 'cases.reason-missing'],
  example: { reason: '检验机构排期延后' },
})

export const addMaterial = lifecycleEndpoint({
  name: 'addMaterial',
  command: 'cases.add-material',
  path: '/additional-materials',
  tag: 'cases',
  summary: 'Add a material nobody asked for, until the case is concluded (主动补充材料)',
  body: { name: Text(100), files: Type.Array(FileRef, { maxItems: 50 }) },
  problems: [...open, 'cases.already-concluded', 'cases.file-rejected'],
  example: { name: '房东同意书', files: [] },
})

export const withdrawCase = lifecycleEndpoint({
  name: 'withdrawCase',
  command: 'cases.withdraw-case',
  path: '/case-withdrawal',
  tag: 'cases',
  summary: 'The applicant or agent withdraws an accepted case (撤回办件)',
  body: { documentType: DocumentType, documentNumber: Text(40), reason: Type.Optional(Reason) },
  problems: [...open, 'cases.already-concluded', 'cases.not-the-applicant'],
  example: { documentType: 'residentId', documentNumber: '11010519491231002X', reason: '改址后重新申请' },
})

export const serveEndNotice = lifecycleEndpoint({
  name: 'serveEndNotice',
  command: 'cases.serve-end-notice',
  path: '/end-notice/service',
  tag: 'cases',
  summary: 'Serve the end notice of a case without a result; the case closes',
  body: { method: Method, proof: Type.Optional(Type.String({ maxLength: 200 })) },
  problems: [...open, 'cases.no-notice-issued'],
  example: { method: 'window' },
})

export const requestCorrection = lifecycleEndpoint({
  name: 'requestCorrection',
  command: 'cases.request-correction',
  path: '/error-report',
  tag: 'cases',
  summary: 'Report a clerical error (申请更正笔误), also after close',
  body: {
    field: Type.Union(
      (
        [
          'applicant.name',
          'applicant.address',
          'applicant.phone',
          'applicant.legalRepresentative',
          'delivery.address',
        ] as const
      ).map((field) => Type.Literal(field)),
    ),
    to: Text(200),
    reason: Reason,
  },
  problems: ['cases.not-accepted', 'cases.request-open', 'cases.not-clerical'],
  example: { field: 'applicant.address', to: '云岫县学前街 21 号', reason: '门牌号录入错误' },
})

export const settleCorrection = lifecycleEndpoint({
  name: 'settleCorrection',
  command: 'cases.settle-correction',
  path: '/error-report/settlement',
  tag: 'cases',
  summary: 'Correct a reported clerical error, or reject the report with a reason',
  body: {
    settlement: Type.Union([
      Type.Object({ outcome: Type.Literal('corrected') }, { additionalProperties: false }),
      Type.Object({ outcome: Type.Literal('rejected'), reason: Text(500) }, { additionalProperties: false }),
    ]),
  },
  problems: ['cases.not-accepted', 'cases.no-request-open', 'cases.self-approval'],
  example: { settlement: { outcome: 'corrected' as const } },
})

export const dispatchOriginals = lifecycleEndpoint({
  name: 'dispatchOriginals',
  command: 'cases.dispatch-originals',
  path: '/originals/dispatch',
  tag: 'custody',
  summary: 'Sign a sheet of originals for the other side (原件移交)',
  body: {
    sheetNo: Text(60),
    originals: Originals,
    to: Type.Union([
      Type.Object({ kind: Type.Literal('window'), hall: Text(60) }, { additionalProperties: false }),
      Type.Object({ kind: Type.Literal('department'), department: Text(60) }, { additionalProperties: false }),
    ]),
  },
  problems: ['cases.no-original-held', 'cases.sheet-open', 'cases.not-the-holder'],
  example: { sheetNo: 'YJ-260924-003', originals: ['o1'], to: { kind: 'department', department: 'scjg' } },
})

export const countersignSheet = lifecycleEndpoint({
  name: 'countersignSheet',
  command: 'cases.countersign-sheet',
  path: '/originals/countersignature',
  tag: 'custody',
  summary: 'Count the originals and sign for them (签收移交单)',
  body: { counted: Type.Integer({ minimum: 0, maximum: 1000 }) },
  problems: ['cases.no-sheet-open', 'cases.not-the-holder', 'cases.count-differs', 'cases.self-approval'],
  example: { counted: 1 },
})

export const rejectSheet = lifecycleEndpoint({
  name: 'rejectSheet',
  command: 'cases.reject-sheet',
  path: '/originals/rejection',
  tag: 'custody',
  summary: 'Send a sheet back; the giver stays the holder',
  body: { reason: Reason },
  problems: ['cases.no-sheet-open', 'cases.not-the-holder', 'cases.reason-missing'],
  example: { reason: '少一份' },
})

export const returnOriginal = lifecycleEndpoint({
  name: 'returnOriginal',
  command: 'cases.return-original',
  path: '/originals/return',
  tag: 'custody',
  summary: 'Give originals back to a verified person (退还原件)',
  body: {
    originals: Originals,
    recipient: Text(60),
    identityCheck: Type.Optional(Type.String({ maxLength: 200 })),
  },
  problems: ['cases.no-original-held', 'cases.not-the-holder', 'cases.identity-not-verified', 'cases.sheet-open'],
  example: { originals: ['o1'], recipient: '周砚秋', identityCheck: '人证一致' },
})
