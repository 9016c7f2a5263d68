import { readFileSync } from 'node:fs'
import { conclude, closeIfSettled } from '@yichuang/modules/cases/rules'
import type { CommandRule } from '@yichuang/modules/cases/rules'
import { expect, test } from 'vitest'
import { handlingProblems } from '../problems.ts'
import { handlingCommands as commands } from './index.ts'
import { aCase, aDelegation, aDraft, aRejection, DAY, delegations, expertReview, siteCheck } from './testing/index.ts'
import type { Act, CaseStory, Setting } from './testing/index.ts'

interface Row {
  readonly command: string
  readonly code: string
  readonly story: CaseStory
  readonly refusal: () => unknown
}

/** One command, read from left to right: every check that comes later fails as well. */
function rows<Input>(
  rule: CommandRule<Input>,
  checks: readonly (readonly [code: string, story: CaseStory, input: Input, act?: Act])[],
): readonly Row[] {
  return checks.map(([code, story, input, act]) => ({
    command: rule.name,
    code,
    story,
    refusal: () => story.refusalOf(rule, input, act),
  }))
}

const ends = (conclusion: 'withdrawn' | 'forwarded') => (story: CaseStory) =>
  story.with((scribe) => conclude(scribe, { conclusion, basis: [] }), { by: 'chief' })
const concluded = (setting: Setting = {}) => ends('withdrawn')(aCase(setting))
const closed = (setting: Setting = {}) =>
  concluded(setting).with((scribe) => {
    scribe.emit({ type: 'cases.end-notice-served', v: 1, method: 'window' })
    closeIfSettled(scribe)
  })
const held = (setting: Setting = {}) => aCase({ ...setting, promised: ['health'] })

/** O and H: what every command at the departments answers first. */
function atDepartments<Input>(input: Input, act: Act = {}) {
  return (setting: Setting = {}): readonly (readonly [string, CaseStory, Input, Act])[] => [
    ['cases.not-accepted', aDraft(setting), input, act],
    ['cases.closed', closed(setting), input, act],
    ['cases.already-concluded', concluded(setting), input, act],
    ['handling.file-held', held(setting), input, act],
  ]
}

const nothing = { taskId: 'nothing' }
const silent = { ...nothing, agrees: true, text: '' }
const joint = { item: { assisting: ['jtj'] } }
const noProcedures = { item: { procedures: [] } }
const untimed = { item: { procedures: [{ ...siteCheck, expected: undefined }] } }
const unknownProcedure = { procedureId: 'unknown', method: 'window' } as const
const noExtension = { item: { extensionDays: 0 } }
const late = { at: '2026-05-09' }
const asked = (setting: Setting = {}) =>
  aCase(setting).claimed().does(commands.requestExtension, { days: 5, reason: '情况复杂' })
const approved = () => asked().does(commands.settleExtension, { outcome: 'approved' }, { by: 'chief' })
const noPower = delegations.map((one) => ({ ...one, powers: ['accept' as const] }))
const minor = delegations.map((one) => ({ ...one, includesMajor: false }))
const worst = {
  item: { isMajor: true, reportUp: true, procedures: [{ ...expertReview, isRequired: true }, siteCheck] },
}
const unfounded = { decision: 'rejected', basis: [] } as const
const grant = { decision: 'granted', basis: [] } as const
const required = { ...expertReview, isRequired: true }
const unpaid = { item: { fee: { when: 'before', fen: 1200 } } } as const
const moving = { item: { deferralMoves: 'at-once' }, promised: ['health'] } as const
const reviewed = (setting: Setting = {}) => aCase(setting).reviewed()
const produced = () => reviewed().granted().does(commands.produceResult, {})
const received = () =>
  produced().with((scribe) => scribe.emit({ type: 'handout.result-received', v: 1, sheetNo: '交1', limits: [] }))
const mailed = () =>
  received().with((scribe) => scribe.emit({ type: 'handout.mailed', v: 1, carrier: '邮政', waybill: 'E1', limits: [] }))
const delivered = () =>
  received().with((scribe) =>
    scribe.emit({ type: 'handout.delivered', v: 1, recipient: '林小满', method: 'window', limits: [] }),
  )

const table: readonly Row[] = [
  ...rows(commands.claimTask, [
    ...atDepartments(nothing)(),
    ['handling.task-not-open', aCase(), nothing],
    ['handling.task-not-open', aCase(), nothing, { by: 'clerk' }],
    ['handling.task-not-open', aCase().claimed(), { taskId: aCase().lead }, { by: 'assistant' }],
    ['handling.task-done', reviewed(), { taskId: aCase().lead }],
    ['handling.task-taken', aCase().claimed(), { taskId: aCase().lead }, { by: 'colleague' }],
    ['handling.task-taken', aCase().claimed(), { taskId: aCase().lead }],
  ]),
  ...rows(commands.releaseTask, [
    ...atDepartments(nothing)(),
    ['handling.not-your-task', aCase(), nothing],
    ['handling.not-your-task', aCase(), { taskId: aCase().lead }, { by: 'chief' }],
    ['handling.not-your-task', aCase().claimed(), { taskId: aCase().lead }, { by: 'colleague' }],
    ['handling.not-your-task', aCase().claimed(), { taskId: aCase().lead }, { by: 'otherChief' }],
    ['handling.not-your-task', reviewed(), { taskId: aCase().lead }, { by: 'chief' }],
  ]),
  ...rows(commands.giveOpinion, [
    ...atDepartments(silent)(),
    ['handling.not-your-task', aCase(), silent],
    ['handling.not-your-task', aCase(), { ...silent, taskId: aCase().lead }],
    ['handling.not-your-task', aCase().claimed(), { ...silent, taskId: aCase().lead }, { by: 'colleague' }],
    ['handling.not-your-task', reviewed(), { ...silent, taskId: aCase().lead }],
  ]),
  ...rows(commands.returnTask, [
    ...atDepartments({ ...nothing, reason: '' })(),
    ['handling.task-not-done', aCase(), { ...nothing, reason: '' }],
    ['handling.task-not-done', aCase().claimed(), { taskId: aCase().lead, reason: '' }],
    ['handling.reason-missing', reviewed(), { taskId: aCase().lead, reason: ' ' }],
  ]),
  ...rows(commands.openProcedure, [
    ...atDepartments({ kind: 'hearing' })(noProcedures),
    ['handling.procedure-not-provided', aCase(), { kind: 'hearing' }],
    ['handling.procedure-not-provided', aCase({ item: { kind: 'instant' } }), { kind: 'expert-review' }],
    ['handling.procedure-open', aCase().claimed().procedureOpened(), { kind: 'expert-review' }, { by: 'colleague' }],
    ['handling.procedure-time-missing', aCase(untimed), { kind: 'site-check' }],
    ['handling.procedure-time-missing', aCase(untimed), { kind: 'site-check', days: 0.5 }],
    ['handling.task-not-open', aCase(untimed), { kind: 'site-check', days: 2 }],
    ['handling.task-not-open', aCase(), { kind: 'expert-review' }],
    ['handling.task-not-open', reviewed(), { kind: 'expert-review' }],
  ]),
  ...rows(commands.serveProcedureNotice, [
    ...atDepartments(unknownProcedure)(),
    ['handling.procedure-not-open', aCase(), unknownProcedure],
    [
      'handling.procedure-not-open',
      aCase().claimed().procedureOpened().procedureEnded(),
      { ...unknownProcedure, procedureId: aCase().claimed().procedureOpened().procedure },
    ],
    [
      'handling.already-served',
      aCase().claimed().procedureOpened().noticeServed(),
      { ...unknownProcedure, procedureId: aCase().claimed().procedureOpened().procedure },
    ],
  ]),
  ...rows(commands.endProcedure, [
    ...atDepartments({ procedureId: 'unknown', outcome: 'ended', result: '' } as const)(),
    ['handling.procedure-not-open', aCase(), { procedureId: 'unknown', outcome: 'cancelled', result: '' }],
  ]),
  ...rows(commands.requestExtension, [
    ...atDepartments({ days: 99, reason: '' }, late)(noExtension),
    ['handling.extension-not-allowed', aCase(noExtension), { days: 99, reason: '' }, late],
    ['handling.extension-not-allowed', aCase({ item: { kind: 'instant' } }), { days: 99, reason: '' }, late],
    ['handling.extension-too-late', asked(), { days: 99, reason: '' }, late],
    ['handling.extension-already-used', asked(), { days: 99, reason: '' }],
    ['handling.extension-already-used', approved(), { days: 99, reason: '' }],
    ['handling.extension-too-long', aCase(), { days: 11, reason: '' }],
    ['handling.extension-too-long', aCase(), { days: 0, reason: '' }],
    ['handling.extension-too-long', aCase(), { days: 1.5, reason: '' }],
    ['handling.reason-missing', aCase(), { days: 10, reason: '' }],
  ]),
  ...rows(commands.settleExtension, [
    ...atDepartments({ outcome: 'approved' } as const, late)({ delegations: noPower }),
    ['handling.extension-too-late', aCase({ delegations: noPower }), { outcome: 'approved' }, late],
    ['handling.extension-not-requested', aCase({ delegations: noPower }), { outcome: 'approved' }],
    ['handling.extension-not-requested', approved(), { outcome: 'approved' }, { by: 'powerless' }],
    ['handling.no-delegation-in-force', asked({ delegations: noPower }), { outcome: 'approved' }],
    ['handling.self-approval', asked(), { outcome: 'approved' }],
  ]),
  ...rows(commands.serveExtensionNotice, [
    ...atDepartments({ method: 'window' } as const, late)(),
    ['handling.extension-too-late', approved(), { method: 'window' }, late],
    ['handling.extension-not-approved', asked(), { method: 'window' }],
  ]),
  ...rows(commands.decideCase, [
    ...atDepartments(unfounded, { by: 'powerless' })(),
    ['handling.no-delegation-in-force', aCase(worst), unfounded, { by: 'powerless' }],
    ['handling.major-not-delegated', aCase({ ...worst, delegations: minor }), unfounded, { by: 'clerk' }],
    ['handling.decider-accepted-it', aCase(worst), unfounded, { by: 'clerk' }],
    ['handling.must-report-up', aCase(worst), unfounded, { by: 'chief' }],
    ['handling.opinions-missing', aCase({ item: { procedures: worst.item.procedures } }), unfounded, { by: 'chief' }],
    ['handling.opinions-missing', aCase(joint).does(commands.claimTask, { taskId: aCase(joint).lead }), unfounded],
    [
      'handling.procedure-open',
      aCase({ item: { procedures: [required, siteCheck] } })
        .claimed()
        .procedureOpened('site-check')
        .reviewed(),
      grant,
      { by: 'chief' },
    ],
    [
      'handling.procedure-needed',
      reviewed({ ...moving, item: { ...moving.item, procedures: [required] } }).waits('2026-05-30'),
      grant,
    ],
    [
      'handling.procedure-needed',
      aCase({ item: { procedures: [required] } })
        .claimed()
        .procedureOpened()
        .does(commands.endProcedure, {
          procedureId: aCase().claimed().procedureOpened().procedure,
          outcome: 'cancelled',
          result: '不再需要',
        })
        .reviewed(),
      grant,
    ],
    [
      'cases.commitment-defaulted',
      reviewed({ ...moving, item: { ...moving.item, ...unpaid.item } }).waits('2026-05-30'),
      grant,
    ],
    ['cases.fee-unpaid', reviewed(unpaid), grant],
    ['handling.reason-missing', reviewed(), unfounded],
    ['handling.reason-missing', reviewed(), { ...aRejection, reason: ' ' }],
    ['handling.reason-missing', reviewed(), { ...aRejection, basis: [] }],
    ['handling.reason-missing', reviewed(), { ...aRejection, remedies: [''] }],
  ]),
  ...rows(commands.forwardUp, [
    ...atDepartments({ to: '' }, { by: 'powerless' })(),
    ['handling.not-a-reported-item', aCase(), { to: '' }, { by: 'powerless' }],
    ['handling.no-delegation-in-force', aCase(worst), { to: '' }, { by: 'powerless' }],
    ['handling.opinions-missing', aCase(worst).claimed().procedureOpened(), { to: '市局' }],
    ['handling.procedure-open', aCase(worst).claimed().procedureOpened().reviewed(), { to: '市局' }],
    [
      'handling.deferral-open',
      reviewed({ promised: ['health'], item: { ...moving.item, reportUp: true } }),
      { to: '市局' },
    ],
    [
      'handling.deferral-open',
      reviewed({ promised: ['health'], item: { ...moving.item, reportUp: true } }).waits('2026-05-30'),
      { to: '市局' },
    ],
  ]),
  ...rows(commands.produceResult, [
    ['cases.not-accepted', aDraft(), {}, { by: 'powerless' }],
    ['cases.closed', closed(), {}, { by: 'powerless' }],
    ['handout.no-result-yet', aCase(), {}, { by: 'powerless' }],
    ['handout.already-settled', delivered(), {}, { by: 'powerless' }],
    ['handout.result-not-here', produced(), {}, { by: 'powerless' }],
    ['handling.no-delegation-in-force', reviewed().granted(), {}, { by: 'powerless' }],
  ]),
  ...rows(commands.voidResult, [
    ['cases.not-accepted', aDraft(), { reason: '' }, { by: 'powerless' }],
    ['cases.closed', closed(), { reason: '' }, { by: 'powerless' }],
    ['handout.no-result-yet', aCase(), { reason: '' }, { by: 'powerless' }],
    ['handout.already-settled', delivered(), { reason: '' }, { by: 'powerless' }],
    ['handling.no-ground-to-void', mailed(), { reason: '' }, { by: 'powerless' }],
    ['handling.no-ground-to-void', reviewed().rejected(), { ground: 'deceit', reason: '' }, { by: 'powerless' }],
    ['handling.no-ground-to-void', mailed(), { ground: 'commitment-defaulted', reason: '' }, { by: 'powerless' }],
    ['handling.no-delegation-in-force', mailed(), { ground: 'unlawful', reason: '' }, { by: 'powerless' }],
    ['handout.already-on-its-way', mailed(), { ground: 'unlawful', reason: '' }],
    ['handling.reason-missing', produced(), { ground: 'unlawful', reason: '' }],
  ]),
]

const requirementOf: Readonly<Record<string, string>> = {
  'handling.claim-task': 'BAK-01',
  'handling.release-task': 'BAK-01',
  'handling.give-opinion': 'BAK-02',
  'handling.return-task': 'BAK-02',
  'handling.open-procedure': 'BAK-06',
  'handling.serve-procedure-notice': 'BAK-06',
  'handling.end-procedure': 'BAK-06',
  'handling.request-extension': 'BAK-12',
  'handling.settle-extension': 'BAK-12',
  'handling.serve-extension-notice': 'BAK-12',
  'handling.decide-case': 'BAK-02',
  'handling.forward-up': 'BAK-07',
  'handling.produce-result': 'BAK-10',
  'handling.void-result': 'BAK-14',
}

test.each(table.map((row, index) => ({ ...row, index, id: requirementOf[row.command] })))(
  '[$id] I-39 row $index: $command answers $code and changes nothing',
  ({ code, story, refusal }) => {
    const before = JSON.stringify(story.dossier)
    expect(refusal()).toMatchObject({ code })
    expect(JSON.stringify(story.dossier)).toBe(before)
  },
)

const H = ['cases.not-accepted', 'cases.closed', 'cases.already-concluded', 'handling.file-held']
const R = [
  'cases.not-accepted',
  'cases.closed',
  'handout.no-result-yet',
  'handout.already-settled',
  'handout.result-not-here',
]
const D = 'handling.no-delegation-in-force'

/** The rows of lifecycle 1.1, written once more. */
const lifecycle: Readonly<Record<string, readonly string[]>> = {
  'handling.claim-task': [...H, 'handling.task-not-open', 'handling.task-done', 'handling.task-taken'],
  'handling.release-task': [...H, 'handling.not-your-task'],
  'handling.give-opinion': [...H, 'handling.not-your-task'],
  'handling.return-task': [...H, 'handling.task-not-done', 'handling.reason-missing'],
  'handling.open-procedure': [
    ...H,
    'handling.procedure-not-provided',
    'handling.procedure-open',
    'handling.procedure-time-missing',
    'handling.task-not-open',
  ],
  'handling.serve-procedure-notice': [...H, 'handling.procedure-not-open', 'handling.already-served'],
  'handling.end-procedure': [...H, 'handling.procedure-not-open'],
  'handling.request-extension': [
    ...H,
    'handling.extension-not-allowed',
    'handling.extension-too-late',
    'handling.extension-already-used',
    'handling.extension-too-long',
    'handling.reason-missing',
  ],
  'handling.settle-extension': [
    ...H,
    'handling.extension-too-late',
    'handling.extension-not-requested',
    D,
    'handling.self-approval',
  ],
  'handling.serve-extension-notice': [...H, 'handling.extension-too-late', 'handling.extension-not-approved'],
  'handling.decide-case': [
    ...H,
    D,
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
  'handling.forward-up': [
    ...H,
    'handling.not-a-reported-item',
    D,
    'handling.opinions-missing',
    'handling.procedure-open',
    'handling.deferral-open',
  ],
  'handling.produce-result': [...R, D],
  'handling.void-result': [
    ...R.slice(0, -1),
    'handling.no-ground-to-void',
    D,
    'handout.already-on-its-way',
    'handling.reason-missing',
  ],
}

test('[BAK-02] every command has its row, and its checks run in the order of the lifecycle', () => {
  const names = Object.values(commands).map(({ name }) => name)
  expect(names.toSorted()).toEqual(Object.keys(lifecycle).toSorted())
  for (const name of names) {
    const codes = table.filter(({ command }) => command === name).map(({ code }) => code)
    expect(
      codes.filter((code, index) => code !== codes[index - 1]),
      name,
    ).toEqual(lifecycle[name])
  }
})

test('[BAK-02] every refusal of handling is reached here and has a sentence in both languages', () => {
  const declared = Object.keys(handlingProblems)
  const reached = new Set(table.map(({ code }) => code))
  expect(declared.filter((code) => !reached.has(code))).toEqual([])
  const own = [...reached].filter((code) => code.startsWith('handling.'))
  expect(own.filter((code) => !declared.includes(code))).toEqual([])
  for (const language of ['zh-CN', 'en']) {
    const file = new URL(`../i18n/${language}.problems.json`, import.meta.url)
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)).toEqual(declared)
  }
})

test('[CAT-15] the permission of a command is its module and its name', () => {
  const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  for (const [key, { name }] of Object.entries(commands)) expect(name).toBe(`handling.${kebab(key)}`)
})

test('[BAK-01] a command on a case that does not exist says so', () => {
  const facts = aDraft().facts({ at: DAY })
  expect(commands.claimTask.decide(undefined, nothing, facts)).toEqual({
    ok: false,
    refusal: { code: 'cases.not-accepted' },
  })
})

test('[CAT-15] a decision needs a delegation for this person, this item and this moment', () => {
  const own = (change: Parameters<typeof aDelegation>[1]) =>
    reviewed({ delegations: [aDelegation('chief', change)] }).refusalOf(commands.decideCase, grant, { by: 'chief' })
  expect(own({})).toBeUndefined()
  expect(own({ items: ['item'] })).toBeUndefined()
  expect(own({ items: ['another'] })).toMatchObject({ code: D })
  expect(own({ department: 'jtj' })).toMatchObject({ code: D })
  expect(own({ powers: ['decide-instant', 'seal'] })).toMatchObject({ code: D })
})
