import { lifecycleEndpoint } from '@yichuang/modules/cases/contract'
import { Type } from '@yichuang/platform/contract'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const OptionalText = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const Basis = Type.Array(Type.String({ maxLength: 300 }), { maxItems: 20 })
const TaskId = Type.String({ format: 'uuid' })
const ServiceMethod = Type.Union(
  (['window', 'message', 'mail', 'electronic', 'public-notice'] as const).map((method) => Type.Literal(method)),
)
const PointCheck = Type.Union([
  Type.Object({ ok: Type.Literal(true) }, { additionalProperties: false }),
  Type.Object({ ok: Type.Literal(false), defect: Text(500) }, { additionalProperties: false }),
])
const OpinionChecks = Type.Record(
  Type.String({ maxLength: 60 }),
  Type.Record(Type.String({ maxLength: 60 }), PointCheck),
)

const exampleTask = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d90'

export const claimTask = lifecycleEndpoint({
  name: 'claimTask',
  command: 'handling.claim-task',
  path: '/task-claims',
  tag: 'handling',
  summary: 'Claim a task of my department',
  body: { taskId: TaskId },
  problems: ['handling.file-held', 'handling.task-not-open', 'handling.task-done', 'handling.task-taken'],
  example: { taskId: exampleTask },
})

export const releaseTask = lifecycleEndpoint({
  name: 'releaseTask',
  command: 'handling.release-task',
  path: '/task-releases',
  tag: 'handling',
  summary: 'Put a task back, or pass it to a colleague',
  body: {
    taskId: TaskId,
    to: Type.Optional(Type.Object({ person: Text(60), name: Text(60) }, { additionalProperties: false })),
  },
  problems: ['handling.file-held', 'handling.not-your-task'],
  example: { taskId: exampleTask },
})

export const giveOpinion = lifecycleEndpoint({
  name: 'giveOpinion',
  command: 'handling.give-opinion',
  path: '/opinions',
  tag: 'handling',
  summary: 'Give an opinion: it closes the step and opens the next one; it never decides',
  body: { taskId: TaskId, agrees: Type.Boolean(), text: Text(2000), checks: Type.Optional(OpinionChecks) },
  problems: ['handling.file-held', 'handling.not-your-task'],
  example: { taskId: exampleTask, agrees: true, text: '材料齐全，经现场核查符合要求，拟同意核发食品经营许可证。' },
})

export const returnTask = lifecycleEndpoint({
  name: 'returnTask',
  command: 'handling.return-task',
  path: '/task-returns',
  tag: 'handling',
  summary: 'Send a finished task back to its first step',
  body: { taskId: TaskId, reason: Type.String({ maxLength: 500 }) },
  problems: ['handling.file-held', 'handling.task-not-done', 'handling.reason-missing'],
  example: { taskId: exampleTask, reason: '布局图与现场核查记录不一致，请核实' },
})

export const openProcedure = lifecycleEndpoint({
  name: 'openProcedure',
  command: 'handling.open-procedure',
  path: '/procedures',
  tag: 'handling',
  summary: 'Open a special procedure (特别程序) that the item provides; the clock runs until its notice is served',
  body: {
    kind: Text(60),
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 999, description: 'working days, where the item gives no time' }),
    ),
  },
  problems: [
    'handling.file-held',
    'handling.procedure-not-provided',
    'handling.procedure-open',
    'handling.procedure-time-missing',
    'handling.task-not-open',
  ],
  example: { kind: 'site-check' },
})

export const serveProcedureNotice = lifecycleEndpoint({
  name: 'serveProcedureNotice',
  command: 'handling.serve-procedure-notice',
  path: '/procedure-notices/service',
  tag: 'handling',
  summary: 'Serve the notice of a special procedure: from here the clock stands',
  body: { procedureId: Type.String({ format: 'uuid' }), method: ServiceMethod },
  problems: ['handling.file-held', 'handling.procedure-not-open', 'handling.already-served'],
  example: { procedureId: exampleTask, method: 'window' },
})

export const endProcedure = lifecycleEndpoint({
  name: 'endProcedure',
  command: 'handling.end-procedure',
  path: '/procedure-ends',
  tag: 'handling',
  summary: 'End a special procedure: the clock runs on',
  body: {
    procedureId: Type.String({ format: 'uuid' }),
    outcome: Type.Union([Type.Literal('ended'), Type.Literal('cancelled')]),
    result: Text(1000),
  },
  problems: ['handling.file-held', 'handling.procedure-not-open'],
  example: { procedureId: exampleTask, outcome: 'ended', result: '现场核查通过，2 人签字' },
})

export const requestExtension = lifecycleEndpoint({
  name: 'requestExtension',
  command: 'handling.request-extension',
  path: '/extension',
  tag: 'handling',
  summary: 'Ask for an extension (行政许可法 42), once',
  body: { days: Type.Integer({ minimum: 1, maximum: 60 }), reason: Type.String({ maxLength: 500 }) },
  problems: [
    'handling.file-held',
    'handling.extension-not-allowed',
    'handling.extension-too-late',
    'handling.extension-already-used',
    'handling.extension-too-long',
    'handling.reason-missing',
  ],
  example: { days: 5, reason: '需要核实连锁经营情况' },
})

export const settleExtension = lifecycleEndpoint({
  name: 'settleExtension',
  command: 'handling.settle-extension',
  path: '/extension/settlement',
  tag: 'handling',
  summary: 'Approve or reject an extension, under a delegation, never by who asked',
  body: { outcome: Type.Union([Type.Literal('approved'), Type.Literal('rejected')]), reason: OptionalText(500) },
  problems: [
    'handling.file-held',
    'handling.extension-too-late',
    'handling.extension-not-requested',
    'handling.no-delegation-in-force',
    'handling.self-approval',
  ],
  example: { outcome: 'approved' },
})

export const serveExtensionNotice = lifecycleEndpoint({
  name: 'serveExtensionNotice',
  command: 'handling.serve-extension-notice',
  path: '/extension/notice/service',
  tag: 'handling',
  summary: 'Serve the extension notice: the extension is in force',
  body: { method: ServiceMethod },
  problems: ['handling.file-held', 'handling.extension-too-late', 'handling.extension-not-approved'],
  example: { method: 'window' },
})

export const decideCase = lifecycleEndpoint({
  name: 'decideCase',
  command: 'handling.decide-case',
  path: '/decision',
  tag: 'handling',
  summary: 'Grant or reject, under a delegation, by somebody who did not accept it',
  body: {
    decision: Type.Union([Type.Literal('granted'), Type.Literal('rejected')]),
    reason: OptionalText(2000),
    basis: Basis,
    remedies: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 5 })),
  },
  problems: [
    'handling.file-held',
    'handling.no-delegation-in-force',
    'handling.major-not-delegated',
    'handling.decider-accepted-it',
    'handling.must-report-up',
    'handling.opinions-missing',
    'handling.procedure-open',
    'handling.procedure-needed',
    'cases.commitment-defaulted',
    'cases.fee-unpaid',
    'handling.reason-missing',
  ],
  example: { decision: 'granted', basis: ['行政许可法第三十八条'] },
})

export const forwardUp = lifecycleEndpoint({
  name: 'forwardUp',
  command: 'handling.forward-up',
  path: '/forwarding',
  tag: 'handling',
  summary: 'Pass the case to the authority that decides (行政许可法 43)',
  body: { to: Text(100), basis: Type.Optional(Basis) },
  problems: [
    'handling.file-held',
    'handling.not-a-reported-item',
    'handling.no-delegation-in-force',
    'handling.opinions-missing',
    'handling.procedure-open',
    'handling.deferral-open',
  ],
  example: { to: '临澄市水利局' },
})

export const produceResult = lifecycleEndpoint({
  name: 'produceResult',
  command: 'handling.produce-result',
  path: '/result',
  tag: 'handling',
  summary: 'Make and seal the documents a decision owes',
  body: {
    documents: Type.Optional(
      Type.Array(
        Type.Object(
          { name: Text(100), number: Text(100), licence: OptionalText(100), validUntil: OptionalText(40) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 20 },
      ),
    ),
    seal: OptionalText(60),
  },
  problems: [
    'handout.no-result-yet',
    'handout.already-settled',
    'handout.result-not-here',
    'handling.no-delegation-in-force',
  ],
  example: {},
})

export const voidResult = lifecycleEndpoint({
  name: 'voidResult',
  command: 'handling.void-result',
  path: '/result/void',
  tag: 'handling',
  summary: 'Take a decision back that never reached the applicant',
  body: {
    ground: Type.Optional(
      Type.Union(
        (['applicant-gone', 'unlawful', 'deceit', 'commitment-defaulted'] as const).map((ground) =>
          Type.Literal(ground),
        ),
      ),
    ),
    reason: Type.String({ maxLength: 1000 }),
  },
  problems: [
    'handout.already-settled',
    'handling.no-ground-to-void',
    'handling.no-delegation-in-force',
    'handout.already-on-its-way',
    'handling.reason-missing',
  ],
  example: { ground: 'commitment-defaulted', reason: '逾期未补交承诺材料' },
})

export const terminateCase = lifecycleEndpoint({
  name: 'terminateCase',
  command: 'cases.terminate-case',
  path: '/termination',
  tag: 'handling',
  summary: 'End a case without a decision, in writing, on one of five grounds',
  body: {
    ground: Type.Union(
      (['applicant-gone', 'item-abolished', 'fee-unpaid', 'commitment-defaulted', 'wrong-acceptance'] as const).map(
        (ground) => Type.Literal(ground),
      ),
    ),
    reason: Type.String({ maxLength: 1000 }),
    basis: Basis,
    attributedTo: Type.Optional(Type.Union([Type.Literal('department'), Type.Literal('hall')])),
  },
  problems: [
    'cases.already-concluded',
    'handling.no-delegation-in-force',
    'cases.reason-missing',
    'cases.ground-not-met',
  ],
  example: { ground: 'commitment-defaulted', reason: '逾期未补交承诺材料', basis: ['容缺受理承诺书'] },
})
