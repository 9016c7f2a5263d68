import { lifecycleEndpoint } from '@yichuang/modules/cases/contract'
import { Type } from '@yichuang/platform/contract'
import { Defect, DocumentType, Ground, MaterialChange, Method, OptionalText, reasons, Text } from './parts.ts'

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
  problems: [
    'intake.department-confirms',
    'intake.nothing-missing',
    'intake.second-notice',
    'intake.notice-incomplete',
  ],
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
  problems: [
    'intake.first-notice-unused',
    'intake.second-notice-spent',
    'intake.reason-missing',
    'intake.self-approval',
  ],
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
    differences: Type.Array(
      Type.Object({ material: Text(60), difference: Text(300) }, { additionalProperties: false }),
      { maxItems: 50 },
    ),
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
  example: {
    ground: 'not-competent',
    reason: '属市级权限',
    basis: ['行政许可法第三十二条'],
    rightBody: '临澄市水利局',
  },
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
  example: {
    ground: 'not-eligible',
    reason: '不属于本事项服务对象',
    basis: ['行政许可法第三十二条'],
    remedies: ['60 日内申请行政复议'],
  },
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
