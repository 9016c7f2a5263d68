import { readFileSync } from 'node:fs'
import { closeIfSettled, conclude } from '@yichuang/modules/cases/rules'
import type { CommandRule } from '@yichuang/modules/cases/rules'
import { expect, test } from 'vitest'
import { handoutProblems } from '../problems.ts'
import { handoutCommands as commands } from './index.ts'
import { aCase, aDraft, agentPaper, aReceipt, aResult, DAY, numbers, people, strangerPaper } from './testing/index.ts'
import type { Act, ResultStory, Setting } from './testing/index.ts'

interface Row {
  readonly command: string
  readonly code: string
  readonly story: ResultStory
  readonly refusal: () => unknown
}

type Check<Input> = readonly [code: string, story: ResultStory, input: Input, act?: Act]

/** One command, read from left to right: every check that comes later fails as well. */
function rows<Input>(rule: CommandRule<Input>, checks: readonly Check<Input>[]): readonly Row[] {
  return checks.map(([code, story, input, act]) => ({
    command: rule.name,
    code,
    story,
    refusal: () => story.refusalOf(rule, input, act),
  }))
}

const closed = (setting: Setting = {}) =>
  aCase(setting).with((scribe) => {
    conclude(scribe, { conclusion: 'withdrawn', basis: [] })
    scribe.emit({ type: 'cases.end-notice-served', v: 1, method: 'window' })
    closeIfSettled(scribe)
  })
const voided = (setting: Setting = {}) =>
  aResult(setting).with((scribe) =>
    scribe.emit({ type: 'handling.result-voided', v: 1, reason: '申请人死亡', ground: 'applicant-gone', limits: [] }),
  )

/** R: what every command on a result answers first. */
function onResult<Input>(input: Input, setting: Setting = {}): readonly Check<Input>[] {
  return [
    ['cases.not-accepted', aDraft(setting), input],
    ['cases.closed', closed(setting), input],
    ['handout.no-result-yet', aCase(setting), input],
    ['handout.no-result-yet', aCase(setting).decided(), input],
    ['handout.already-settled', voided(setting), input],
  ]
}

const byMail = { delivery: { method: 'mail', address: '云岫县学前街 1 号' } } as const
const unpaid = { item: { fee: { when: 'after', fen: 500 } } } as const
const promised = { promised: ['health'] } as const
const owing = { ...unpaid, ...promised } as const
const received = (setting: Setting = {}) => aResult(setting).received()
const unsigned = aReceipt({ signatureId: undefined })
const unknown = { ...unsigned, recipient: { name: '路人', ...strangerPaper } }
const list = { sheetNo: '交0001', numbers: [] } as const
const waybill = { carrier: '邮政速递', waybill: 'EA0001' } as const
const box = { box: 'A07', codeHash: 'hash' } as const
const consent = { delivery: { method: 'electronic', acceptsElectronic: true } } as const
const late = '2026-10-21'

const table: readonly Row[] = [
  ...rows(commands.receiveResult, [
    ...onResult(list),
    ['handout.result-not-here', received(), list],
    ['handout.sheet-differs', aResult(), list],
    ['handout.sheet-differs', aResult(), { ...list, numbers: numbers.slice(1) }],
    ['handout.sheet-differs', aResult(), { ...list, numbers: [...numbers, '浙食许0002'] }],
    ['handout.sheet-differs', aResult(), { ...list, numbers: [...numbers, ...numbers] }],
  ]),
  ...rows(commands.handOver, [
    ...onResult({ ...unknown, identityCheck: '' }, owing),
    ['handout.result-not-here', aResult(owing), { ...unknown, identityCheck: '' }],
    ['handout.identity-not-verified', received(owing), { ...unknown, identityCheck: ' ' }],
    ['handout.agent-not-authorised', received(owing), unknown],
    [
      'handout.agent-not-authorised',
      received(owing),
      { ...unsigned, recipient: { name: '何代办', ...agentPaper } },
      { at: '2026-05-06' },
    ],
    ['cases.fee-unpaid', received(owing), unsigned],
    ['handout.deferral-open', received(promised), unsigned],
    ['handout.deferral-open', received(promised).waits('2026-06-01'), unsigned],
    ['handout.signature-missing', received(), unsigned],
  ]),
  ...rows(commands.mailResult, [
    ...onResult(waybill, owing),
    ['handout.result-not-here', aResult(owing), waybill],
    ['handout.mail-not-chosen', received(owing), waybill],
    ['handout.mail-not-chosen', received({ ...owing, delivery: { method: 'mail', address: ' ' } }), waybill],
    ['cases.fee-unpaid', received({ ...owing, ...byMail }), waybill],
    ['handout.deferral-open', received({ ...promised, ...byMail }), waybill],
  ]),
  ...rows(commands.putInLocker, [
    ...onResult(box, { ...owing, ...byMail }),
    ['handout.result-not-here', aResult({ ...owing, ...byMail }), box],
    ['handout.locker-not-suitable', received({ ...owing, ...byMail }), box],
    ['handout.locker-not-suitable', received({ conclusion: 'rejected' }), box],
    ['cases.fee-unpaid', received(owing), box],
    ['handout.deferral-open', received(promised), box],
  ]),
  ...rows(commands.publishElectronic, [
    ...onResult({}, owing),
    ['handout.result-not-here', received(byMail).mailed(), {}],
    ['handout.no-electronic-service', aResult(owing), {}],
    ['cases.fee-unpaid', aResult({ ...owing, ...consent }), {}],
    ['handout.deferral-open', received({ ...promised, ...consent }), {}],
  ]),
  ...rows(commands.recordDelivery, [
    ...onResult({}),
    ['handout.result-not-here', received(), {}],
    ['handout.proof-missing', received(byMail).mailed(), {}],
    ['handout.proof-missing', received().inLocker(), { proof: ' ' }],
  ]),
  ...rows(commands.recordReturn, [
    ...onResult({ reason: '' }),
    ['handout.result-not-here', received(), { reason: '' }],
  ]),
  ...rows(commands.depositResult, [
    ...onResult({ approver: '陈出件' }, promised),
    ['handout.result-not-here', aResult(promised), { approver: '陈出件' }],
    ['handout.not-yet-unclaimed', received(promised), { approver: '陈出件' }, { at: '2026-10-20 23:59' }],
    ['handout.deferral-open', received(promised), { approver: '陈出件' }, { at: late }],
    ['cases.self-approval', received(), { approver: people.handoutClerk.person }, { at: late }],
    ['cases.self-approval', received(), { approver: '' }, { at: late }],
  ]),
]

const requirementOf: Readonly<Record<string, string>> = {
  'handout.receive-result': 'OUT-01',
  'handout.hand-over': 'OUT-02',
  'handout.mail-result': 'OUT-03',
  'handout.put-in-locker': 'OUT-04',
  'handout.publish-electronic': 'OUT-06',
  'handout.record-delivery': 'OUT-03',
  'handout.record-return': 'OUT-03',
  'handout.deposit-result': 'OUT-02',
}

test.each(table.map((row, index) => ({ ...row, index, id: requirementOf[row.command] })))(
  '[$id] I-39 row $index: $command answers $code and changes nothing',
  ({ code, story, refusal }) => {
    const before = JSON.stringify(story.dossier)
    expect(refusal()).toMatchObject({ code })
    expect(JSON.stringify(story.dossier)).toBe(before)
  },
)

const R = [
  'cases.not-accepted',
  'cases.closed',
  'handout.no-result-yet',
  'handout.already-settled',
  'handout.result-not-here',
]

/** The rows of lifecycle 1.1, written once more. */
const lifecycle: Readonly<Record<string, readonly string[]>> = {
  'handout.receive-result': [...R, 'handout.sheet-differs'],
  'handout.hand-over': [
    ...R,
    'handout.identity-not-verified',
    'handout.agent-not-authorised',
    'cases.fee-unpaid',
    'handout.deferral-open',
    'handout.signature-missing',
  ],
  'handout.mail-result': [...R, 'handout.mail-not-chosen', 'cases.fee-unpaid', 'handout.deferral-open'],
  'handout.put-in-locker': [...R, 'handout.locker-not-suitable', 'cases.fee-unpaid', 'handout.deferral-open'],
  'handout.publish-electronic': [...R, 'handout.no-electronic-service', 'cases.fee-unpaid', 'handout.deferral-open'],
  'handout.record-delivery': [...R, 'handout.proof-missing'],
  'handout.record-return': R,
  // The last one is I-09, proposer and approver, which holds everywhere.
  'handout.deposit-result': [...R, 'handout.not-yet-unclaimed', 'handout.deferral-open', 'cases.self-approval'],
}

test('[OUT-02] every command has its row, and its checks run in the order of the lifecycle', () => {
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

test('[OUT-02] every refusal of hand-out is declared and has a sentence in both languages', () => {
  const declared = Object.keys(handoutProblems)
  const reached = new Set(table.map(({ code }) => code))
  // What is on its way is refused by the command that takes a decision back, in handling; which boxes are taken is
  // known of all results together only.
  const elsewhere = ['handout.already-on-its-way', 'handout.box-taken']
  expect(declared.filter((code) => !reached.has(code))).toEqual(elsewhere)
  const own = [...reached].filter((code) => code.startsWith('handout.'))
  expect(own.filter((code) => !declared.includes(code))).toEqual([])
  for (const language of ['zh-CN', 'en']) {
    const file = new URL(`../i18n/${language}.problems.json`, import.meta.url)
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)).toEqual(declared)
  }
})

test('[CAT-15] the permission of a command is its module and its name', () => {
  const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  for (const [key, { name }] of Object.entries(commands)) expect(name).toBe(`handout.${kebab(key)}`)
})

test('[OUT-01] a command on a case that does not exist says so', () => {
  const facts = aDraft().facts({ at: DAY })
  expect(commands.receiveResult.decide(undefined, list, facts)).toEqual({
    ok: false,
    refusal: { code: 'cases.not-accepted' },
  })
})

test('[OUT-03] carriers, lockers and the electronic service name no version, the window does', () => {
  const free = Object.values(commands).filter(({ isVersioned }) => !isVersioned)
  expect(free.map(({ name }) => name)).toEqual([
    'handout.publish-electronic',
    'handout.record-delivery',
    'handout.record-return',
  ])
})
