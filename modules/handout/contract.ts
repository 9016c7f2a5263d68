import { exampleAnswer, exampleId, lifecycleEndpoint } from '@yichuang/modules/cases/contract'
import { endpoint, pageOf, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const orNothing = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()])
const DocumentType = Type.Union(
  (['residentId', 'hmtResidence', 'fpr', 'uscc', 'passport', 'hmtPermit', 'other'] as const).map((type) =>
    Type.Literal(type),
  ),
)
const Listed = Type.Union((['produced', 'received', 'mailed', 'locker'] as const).map((state) => Type.Literal(state)))
const Method = Type.Union((['window', 'mail', 'locker', 'electronic'] as const).map((method) => Type.Literal(method)))

/** A result on its way to the applicant. */
export const ResultLine = Type.Object({
  id: Type.String({ description: 'the dossier' }),
  version: Type.Integer(),
  applicationNo: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  state: Type.String({ description: 'produced 待接收, received 待发放, mailed 已寄出, locker 在柜' }),
  conclusion: orNothing(Type.String()),
  method: Type.String(),
  documents: Type.Integer(),
  producedAt: orNothing(Type.String()),
  receivedAt: orNothing(Type.String()),
  carrier: orNothing(Type.String()),
  waybill: orNothing(Type.String()),
  box: orNothing(Type.String()),
  boxUntil: orNothing(Type.String()),
  returns: Type.Integer(),
  movedAt: Type.String({ description: 'since when it is in this state' }),
})
export type ResultLine = Static<typeof ResultLine>

const exampleLine: ResultLine = {
  id: exampleId,
  version: 7,
  applicationNo: exampleAnswer.applicationNo,
  itemName: '食品经营许可新办',
  applicantName: '云岫县麦穗面馆',
  department: 'scjg',
  departmentName: '市场监督管理局',
  state: 'received',
  conclusion: 'granted',
  method: 'window',
  documents: 2,
  producedAt: '2026-09-23T06:10:00.000Z',
  receivedAt: '2026-09-23T08:00:00.000Z',
  carrier: null,
  waybill: null,
  box: null,
  boxUntil: null,
  returns: 0,
  movedAt: '2026-09-23T08:00:00.000Z',
}

export const listResults = endpoint({
  name: 'listResults',
  method: 'GET',
  path: '/results',
  tag: 'handout',
  summary: 'Results of my hall in one state, what waited longest on top; with `q` those of the area, in any state',
  may: { permission: 'handout.read' },
  query: Type.Object({
    state: Type.Optional(Listed),
    method: Type.Optional(Method),
    q: Type.Optional(Type.String({ maxLength: 100, description: 'number, its end, or the whole name' })),
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  answer: pageOf(ResultLine),
  example: { query: { state: 'received', limit: 50 }, answer: { rows: [exampleLine] } },
})

export const countResults = endpoint({
  name: 'countResults',
  method: 'GET',
  path: '/result-counts',
  tag: 'handout',
  summary: 'How many results of my hall are in each state, and how many were settled today',
  may: { permission: 'handout.read' },
  answer: Type.Object({
    produced: Type.Integer(),
    received: Type.Integer(),
    mailed: Type.Integer(),
    locker: Type.Integer(),
    settledToday: Type.Integer(),
  }),
  example: { answer: { produced: 7, received: 38, mailed: 4, locker: 2, settledToday: 18 } },
})

const onEvery = ['cases.not-accepted', 'handout.no-result-yet', 'handout.already-settled', 'handout.result-not-here']

export const receiveResult = lifecycleEndpoint({
  name: 'receiveResult',
  command: 'handout.receive-result',
  path: '/result/receipt',
  tag: 'handout',
  summary: 'Take the documents of a result over from the department: all of the list and no other (接收结果)',
  body: { sheetNo: Text(60), numbers: Type.Array(Text(100), { maxItems: 50 }) },
  problems: [...onEvery, 'handout.sheet-differs'],
  example: { sheetNo: 'JJ-260924-006', numbers: ['JY23399210471'] },
})

const Recipient = Type.Object(
  {
    name: Text(60),
    documentType: DocumentType,
    documentNumber: Text(40),
    authority: Type.Optional(
      Type.Object(
        { until: Type.Optional(Type.String({ format: 'date', description: 'last day of the written authority' })) },
        { additionalProperties: false, description: 'shown at the window, when neither applicant nor known agent' },
      ),
    ),
  },
  { additionalProperties: false },
)

export const handOver = lifecycleEndpoint({
  name: 'handOver',
  command: 'handout.hand-over',
  path: '/result/hand-over',
  tag: 'handout',
  summary: 'Hand a result over at the window, to a verified person, against signature (窗口发放)',
  body: {
    recipient: Recipient,
    identityCheck: Type.Optional(Type.String({ maxLength: 200, description: 'how the identity was verified' })),
    signatureId: Type.Optional(Type.String({ maxLength: 200, description: 'of the signature on the receipt' })),
  },
  problems: [
    ...onEvery,
    'handout.identity-not-verified',
    'handout.agent-not-authorised',
    'cases.fee-unpaid',
    'handout.deferral-open',
    'handout.signature-missing',
  ],
  example: {
    recipient: { name: '周砚秋', documentType: 'residentId', documentNumber: '11010519491231002X' },
    identityCheck: '人证一致',
    signatureId: 'sha256:4a7c',
  },
})

export const mailResult = lifecycleEndpoint({
  name: 'mailResult',
  command: 'handout.mail-result',
  path: '/result/mailing',
  tag: 'handout',
  summary: 'Give a result to the carrier (交邮)',
  body: { carrier: Text(60), waybill: Text(60) },
  problems: [...onEvery, 'handout.mail-not-chosen', 'cases.fee-unpaid', 'handout.deferral-open'],
  example: { carrier: '邮政速递', waybill: 'EA123456789CN' },
})

export const putInLocker = lifecycleEndpoint({
  name: 'putInLocker',
  command: 'handout.put-in-locker',
  path: '/result/locker',
  tag: 'handout',
  summary: 'Put a result into a locker (入柜); the code goes to the applicant by message, only its hash is kept',
  body: { box: Text(20) },
  problems: [
    ...onEvery,
    'handout.locker-not-suitable',
    'handout.box-taken',
    'cases.fee-unpaid',
    'handout.deferral-open',
  ],
  example: { box: 'A07' },
})

export const publishElectronic = lifecycleEndpoint({
  name: 'publishElectronic',
  command: 'handout.publish-electronic',
  path: '/result/electronic-service',
  tag: 'handout',
  summary: 'Serve a result electronically, with consent (电子送达)',
  body: { proof: Type.Optional(Type.String({ maxLength: 200 })) },
  problems: [...onEvery, 'handout.no-electronic-service', 'cases.fee-unpaid', 'handout.deferral-open'],
  example: { proof: '已送达个人空间' },
})

export const recordDelivery = lifecycleEndpoint({
  name: 'recordDelivery',
  command: 'handout.record-delivery',
  path: '/result/delivery',
  tag: 'handout',
  summary: 'Record that mail or locker reached the applicant (妥投、柜取)',
  body: { proof: Type.Optional(Type.String({ maxLength: 200 })), recipient: Type.Optional(Text(60)) },
  problems: [...onEvery, 'handout.proof-missing'],
  example: { proof: '签收回执 EA123456789CN' },
})

export const recordReturn = lifecycleEndpoint({
  name: 'recordReturn',
  command: 'handout.record-return',
  path: '/result/return',
  tag: 'handout',
  summary: 'Record that a result came back from carrier or locker (退件)',
  body: { reason: Text(300) },
  problems: onEvery,
  example: { reason: '收件人拒收' },
})

export const depositResult = lifecycleEndpoint({
  name: 'depositResult',
  command: 'handout.deposit-result',
  path: '/result/deposit',
  tag: 'handout',
  summary: 'Keep an unclaimed result in the archive, approved by a second person (逾期未领存档)',
  body: { approver: Text(60) },
  problems: [...onEvery, 'handout.not-yet-unclaimed', 'handout.deferral-open', 'cases.self-approval'],
  example: { approver: 'weizhongxin' },
})
