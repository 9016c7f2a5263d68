import { endOf, explain, isStopped } from '@yichuang/modules/calendar/rules'
import { announcedUntil } from '@yichuang/modules/cases/rules'
import { expect, test } from 'vitest'
import { availableActions, bindingDue, documentsOwed, handlingCommands as commands } from './index.ts'
import { aCase, calendar, DAY, expertReview, moment, siteCheck } from './testing/index.ts'
import type { CaseStory, PersonName } from './testing/index.ts'

const joint = { item: { kind: 'joint', assisting: ['jtj'] } } as const
const stepped = { item: { stepDays: 2 } } as const

const leadOf = ({ dossier }: CaseStory) => dossier.tasks.find(({ part }) => part === 'lead')
const opinion = (story: CaseStory, by: PersonName, at = story.day) =>
  story.does(commands.giveOpinion, { taskId: story.lead, agrees: true, text: '符合条件' }, { by, at })

test('[BAK-01] a claimed task has one holder, and goes back to waiting when released', () => {
  const claimed = aCase().claimed()
  expect(leadOf(claimed)).toMatchObject({ state: 'claimed', holder: '何予安', holderName: '何予安' })
  const released = claimed.does(commands.releaseTask, { taskId: claimed.lead })
  expect(leadOf(released)).toMatchObject({ state: 'waiting', holder: undefined })
  expect(leadOf(released.claimed({ by: 'colleague' }))).toMatchObject({ holder: '苏以宁' })
})

test('[BAK-01] the chief representative gives a waiting or a claimed task to somebody', () => {
  const to = { person: '苏以宁', name: '苏以宁' }
  for (const story of [aCase(), aCase().claimed()]) {
    const given = story.does(commands.releaseTask, { taskId: story.lead, to }, { by: 'chief' })
    expect(leadOf(given)).toMatchObject({ state: 'claimed', holder: '苏以宁' })
  }
})

test('[BAK-02] every opinion opens the next step for whoever claims it; the last one closes the task', () => {
  const first = opinion(aCase().claimed(), 'reviewer')
  expect(leadOf(first)).toMatchObject({ state: 'waiting', stepIndex: 1, holder: undefined })
  const last = opinion(first.claimed({ by: 'colleague' }), 'colleague')
  expect(leadOf(last)).toMatchObject({ state: 'done' })
  expect(leadOf(last)?.opinions.map(({ step, by }) => [step, by])).toEqual([
    ['承办', '何予安'],
    ['审核', '苏以宁'],
  ])
  expect(last.dossier.case?.stage).toBe('accepted')
})

test('[BAK-02] an opinion keeps what was found at each review point', () => {
  const checks = { form: { signed: { ok: false, defect: '未签名' } } } as const
  const claimed = aCase().claimed()
  const said = claimed.does(commands.giveOpinion, { taskId: claimed.lead, agrees: false, text: '不符合', checks })
  expect(said.events.at(-1)).toMatchObject({ type: 'handling.opinion-given', agrees: false, checks })
})

test('[BAK-02] a returned task begins at its first step again and keeps what was said', () => {
  const reviewed = aCase().reviewed()
  const returned = reviewed.does(commands.returnTask, { taskId: reviewed.lead, reason: '核查地址' }, { by: 'chief' })
  expect(leadOf(returned)).toMatchObject({ state: 'waiting', stepIndex: 0, holder: undefined })
  expect(leadOf(returned)?.opinions).toHaveLength(2)
  expect(leadOf(returned.reviewed())?.opinions).toHaveLength(4)
})

test('[BAK-04] in a joint case no decision is taken before the assisting department has spoken', () => {
  const lead = opinion(opinion(aCase(joint).claimed(), 'reviewer').claimed(), 'reviewer')
  const decide = (story: CaseStory) =>
    story.refusalOf(commands.decideCase, { decision: 'granted', basis: [] }, { by: 'chief' })
  expect(decide(lead)).toMatchObject({ code: 'handling.opinions-missing', departments: ['jtj'] })
  expect(decide(lead.reviewed())).toBeUndefined()
})

test('[TIM-05] every step of the leading task has a limit of its own, ended by its opinion', () => {
  const claimed = aCase(stepped).claimed()
  expect(claimed.due('step')).toBe('2026-04-28')
  const next = opinion(claimed, 'reviewer', '2026-04-27')
  expect(next.due('step')).toBe('2026-04-29')
  const done = opinion(next.claimed({ at: '2026-04-28' }), 'reviewer', '2026-04-28')
  const ledger = done.dossier.ledgers.step
  expect(ledger && endOf(ledger)).toMatchObject({ act: 'opinion', on: '2026-04-28', due: '2026-04-29' })
  const again = done.does(commands.returnTask, { taskId: done.lead, reason: '复核' }, { by: 'chief', at: '2026-04-29' })
  expect(again.due('step')).toBe('2026-05-06')
})

test('[TIM-05] the step of an assisting department does not move the limit of the leading one', () => {
  const setting = { item: { ...joint.item, stepDays: 2 } }
  const story = aCase(setting)
  const claimed = story.does(commands.claimTask, { taskId: story.assist }, { by: 'assistant' })
  const input = { taskId: story.assist, agrees: true, text: '同意' }
  const said = claimed.does(commands.giveOpinion, input, { by: 'assistant', at: '2026-04-27' })
  expect(said.due('step')).toBe('2026-04-28')
})

test('[BAK-06] I-21 the clock runs until the notice of a special procedure is served', () => {
  const opened = aCase().claimed().procedureOpened('expert-review', { at: '2026-04-27' })
  expect(opened.due('committed')).toBe('2026-05-08')
  expect(opened.dossier.case?.stage).toBe('accepted')
  const served = opened.noticeServed({ at: '2026-04-28' })
  expect(served.types.slice(-2)).toEqual(['handling.procedure-notice-served', 'cases.clock-stopped'])
  expect(served.dossier.case?.stage).toBe('suspended')
  expect(served.dossier.procedures).toMatchObject([{ state: 'stopped', announcedUntil: '2026-05-12' }])
  expect([served.due('committed'), served.due('statutory')]).toEqual([null, null])
  const ended = served.procedureEnded({ at: '2026-04-30' })
  expect(ended.types.slice(-2)).toEqual(['handling.procedure-ended', 'cases.clock-resumed'])
  expect(ended.dossier.case?.stage).toBe('accepted')
  expect([ended.due('committed'), ended.due('statutory')]).toEqual(['2026-05-11', '2026-05-28'])
})

test('[TIM-01] I-24 what only the guide excludes stops the committed limit and not the statutory one', () => {
  const statutory = aCase().due('statutory')
  const served = aCase().claimed().procedureOpened('site-check').noticeServed()
  expect(served.due('committed')).toBeNull()
  expect(served.due('statutory')).toBe(statutory)
  expect(served.events.at(-1)).toMatchObject({ type: 'cases.clock-stopped', ground: '现场核查', basis: '办事指南' })
  const founded = aCase({ item: { procedures: [{ ...siteCheck, basis: '某条例第9条', stopsStatutory: true }] } })
  const stopped = founded.claimed().procedureOpened('site-check').noticeServed()
  expect(stopped.due('statutory')).toBeNull()
  expect(stopped.events.at(-1)).toMatchObject({ basis: '某条例第9条' })
})

test('[TIM-01] I-23 the clock stands while any served procedure runs, whichever ends first', () => {
  const first = aCase().claimed().procedureOpened('expert-review').noticeServed({ at: '2026-04-27' })
  const expert = first.procedure
  const both = first.procedureOpened('site-check').noticeServed({ at: '2026-04-28' })
  const one = both.does(
    commands.endProcedure,
    { procedureId: expert, outcome: 'ended', result: '通过' },
    { at: '2026-04-29' },
  )
  expect(one.dossier.case?.stage).toBe('suspended')
  expect([one.due('committed'), one.due('statutory')]).toEqual([null, '2026-05-28'])
  const none = one.procedureEnded({ at: '2026-04-30' })
  expect(none.dossier.case?.stage).toBe('accepted')
  expect(none.due('committed')).toBe('2026-05-12')
})

test('[BAK-06] a procedure that was never served ends without a trace in the ledger', () => {
  const ended = aCase().claimed().procedureOpened().procedureEnded({ at: '2026-04-27' })
  expect(ended.types.at(-1)).toBe('handling.procedure-ended')
  expect(ended.dossier.ledgers.committed?.entries).toHaveLength(1)
})

test('[BAK-06] after its announced time a procedure runs on under a running clock, and can still be ended', () => {
  const late = aCase().claimed().procedureOpened('site-check').noticeServed().waits('2026-05-06')
  expect(late.dossier.procedures).toMatchObject([{ state: 'overran', announcedUntil: '2026-04-29' }])
  expect(late.dossier.case?.stage).toBe('accepted')
  expect(late.due('committed')).toBe('2026-05-12')
  const ended = late.procedureEnded()
  expect(ended.types.at(-1)).toBe('handling.procedure-ended')
  expect(ended.due('committed')).toBe('2026-05-12')
})

test('[TIM-05] a step that opens while the clock stands, stands with it', () => {
  const served = aCase(stepped).claimed().procedureOpened().noticeServed({ at: '2026-04-27' })
  expect(served.due('step')).toBeNull()
  const next = opinion(served, 'reviewer', '2026-04-28')
  const ledger = next.dossier.ledgers.step
  expect(ledger && isStopped(ledger)).toBe(true)
  const ended = next.procedureEnded({ at: '2026-04-30' })
  expect(ended.due('step')).toBe('2026-05-06')
})

test('[BAK-06] the announced last day is counted in working days from the day of service', () => {
  expect(announcedUntil({ days: 8 }, '2026-05-12' as never, calendar)).toBe('2026-05-22')
})

test('[BAK-06] natural days where the item says so; where it gives none, working days as said when it is opened', () => {
  const publicity = { ...siteCheck, kind: 'publicity', expected: { value: 7, unit: 'day' } } as const
  const item = { procedures: [publicity, { ...siteCheck, expected: undefined }] }
  const served = aCase({ item }).claimed().procedureOpened('publicity').noticeServed({ at: '2026-04-27' })
  expect(served.dossier.procedures).toMatchObject([{ days: 7, unit: 'day', announcedUntil: '2026-05-04' }])
  const said = aCase({ item })
    .claimed()
    .does(commands.openProcedure, { kind: 'site-check', days: 3 }, { at: '2026-04-27' })
  expect(said.noticeServed({ at: '2026-04-27' }).dossier.procedures).toMatchObject([
    { days: 3, announcedUntil: '2026-04-30' },
  ])
})

test('[BAK-12] I-28 an extension counts from the service of its notice and adds to both limits alike', () => {
  const before = aCase().claimed()
  const asked = before.does(commands.requestExtension, { days: 5, reason: '情况复杂' }, { at: '2026-05-06' })
  const approved = asked.does(commands.settleExtension, { outcome: 'approved' }, { by: 'chief' })
  expect([approved.due('committed'), approved.due('statutory')]).toEqual([
    before.due('committed'),
    before.due('statutory'),
  ])
  const served = approved.does(commands.serveExtensionNotice, { method: 'window' }, { at: '2026-05-08 23:59' })
  expect(served.types.slice(-2)).toEqual(['handling.extension-served', 'cases.limit-extended'])
  expect(served.dossier.extension).toMatchObject({ state: 'in-force', days: 5, settledBy: '邱望舒' })
  expect([served.due('committed'), served.due('statutory')]).toEqual(['2026-05-14', '2026-06-02'])
  const explained = served.dossier.ledgers.committed && explain(served.dossier.ledgers.committed, calendar)
  expect(explained?.days.filter(({ class: kind }) => kind.startsWith('counted'))).toHaveLength(12)
  expect(served.refusalOf(commands.requestExtension, { days: 1, reason: '再延' })).toMatchObject({
    code: 'handling.extension-already-used',
  })
})

test('[TIM-05] a notice served the day after the due day is too late: the case is overdue and the request lapses', () => {
  const asked = aCase().claimed().does(commands.requestExtension, { days: 5, reason: '情况复杂' }, { at: '2026-05-06' })
  const late = asked.does(commands.settleExtension, { outcome: 'approved' }, { by: 'chief' }).waits('2026-05-09')
  expect(late.dossier.extension?.state).toBe('lapsed')
  expect(late.dossier.overdue).toMatchObject({ committed: moment('2026-05-09 00:00') })
  expect(late.refusalOf(commands.serveExtensionNotice, { method: 'window' })).toMatchObject({
    code: 'handling.extension-too-late',
    due: '2026-05-08',
  })
})

test('[BAK-12] a rejected extension may be asked for again, by other grounds', () => {
  const asked = aCase().claimed().does(commands.requestExtension, { days: 5, reason: '情况复杂' })
  const rejected = asked.does(commands.settleExtension, { outcome: 'rejected', reason: '不复杂' }, { by: 'chief' })
  expect(rejected.dossier.extension?.state).toBe('rejected')
  expect(rejected.refusalOf(commands.requestExtension, { days: 5, reason: '需要外调' })).toBeUndefined()
})

test('[BAK-12] while the clock stands no due day can have passed', () => {
  const served = aCase().claimed().procedureOpened().noticeServed()
  expect(bindingDue(served.dossier, served.facts())).toEqual({ due: null, provisional: false })
  expect(
    served.refusalOf(commands.requestExtension, { days: 5, reason: '情况复杂' }, { at: '2026-05-05' }),
  ).toBeUndefined()
})

test('[BAK-02] I-30 a grant owes a result, and everything still open ends with it', () => {
  const granted = aCase().reviewed().granted()
  expect(granted.types.slice(-3)).toEqual(['handling.decided', 'cases.concluded', 'handout.result-owed'])
  expect(granted.dossier.case?.conclusion).toMatchObject({ kind: 'granted', by: '邱望舒' })
  expect(granted.due('certificate')).toBe('2026-05-12')
  expect(granted.events.at(-3)).toMatchObject({ delegation: '云市监委〔2026〕邱望舒号' })
})

test('[BAK-02] a rejection needs neither fee nor procedure, waives the one and owes a written result', () => {
  const setting = {
    item: { fee: { when: 'before', fen: 1200 }, procedures: [{ ...expertReview, isRequired: true }] },
  } as const
  const rejected = aCase(setting).reviewed().rejected()
  expect(rejected.dossier.case?.conclusion).toMatchObject({ kind: 'rejected', reason: '场所不符合要求' })
  expect(rejected.dossier.fee?.state).toBe('waived')
  const made = rejected.does(commands.produceResult, {})
  expect(made.dossier.result).toMatchObject({ state: 'produced', documents: [{ name: '不予行政许可决定书' }] })
})

test('[BAK-06] I-16 a required procedure is held when it ended itself, not when another one did', () => {
  const setting = { item: { procedures: [{ ...expertReview, isRequired: true }, siteCheck] } }
  const after = (kind: string) => aCase(setting).claimed().procedureOpened(kind).procedureEnded().reviewed()
  const grant = { decision: 'granted', basis: [] } as const
  expect(after('site-check').refusalOf(commands.decideCase, grant, { by: 'chief' })).toMatchObject({
    code: 'handling.procedure-needed',
    procedures: ['专家评审'],
  })
  expect(after('expert-review').refusalOf(commands.decideCase, grant, { by: 'chief' })).toBeUndefined()
})

test('[INT-04] an at-once case may be granted while the promise runs, and rejected when it was broken', () => {
  const moving = { item: { deferralMoves: 'at-once' }, promised: ['health'] } as const
  const granted = aCase(moving).reviewed().granted()
  expect(granted.dossier.commitment?.state).toBe('open')
  const broken = aCase(moving).reviewed().waits('2026-05-30')
  expect(broken.dossier.commitment?.state).toBe('defaulted')
  const rejected = broken.rejected()
  expect(rejected.dossier.commitment?.state).toBe('released')
})

test('[BAK-03] I-12 the clerk who accepted does not decide, another with the power does', () => {
  const reviewed = aCase({ item: { kind: 'instant' } }).reviewed()
  const decide = (by: PersonName) => reviewed.refusalOf(commands.decideCase, { decision: 'granted', basis: [] }, { by })
  expect(decide('clerk')).toMatchObject({ code: 'handling.decider-accepted-it' })
  expect(decide('colleague')).toBeUndefined()
})

test('[CAT-15] a major case needs a delegation that includes major cases', () => {
  const major = { item: { isMajor: true } }
  expect(aCase(major).reviewed().granted().dossier.case?.conclusion?.kind).toBe('granted')
})

test('[BAK-07] a case that is reported up ends with the forwarding and its notice', () => {
  const up = aCase({ item: { reportUp: true } }).reviewed()
  const forwarded = up.does(
    commands.forwardUp,
    { to: '市市场监督管理局', basis: ['行政许可法 第43条'] },
    { by: 'chief' },
  )
  expect(forwarded.dossier.case?.conclusion).toMatchObject({ kind: 'forwarded', reason: '转报市市场监督管理局' })
  expect(forwarded.dossier.endNotice?.state).toBe('issued')
  expect(forwarded.dossier.result).toBeUndefined()
})

test('[BAK-10] what a grant gives is what the item names, sealed by its department', () => {
  const granted = aCase().reviewed().granted()
  const owed = [
    { name: '食品经营许可证', licence: 'licence', validUntil: '2031-02-11', number: '339921-260424-00001-1' },
  ]
  expect(documentsOwed(granted.dossier, granted.facts())).toEqual(owed)
  const made = granted.does(commands.produceResult, {})
  expect(made.events.at(-1)).toMatchObject({ documents: owed, seal: 'scjg' })
  const own = [{ name: '许可证副本', number: '浙食许0001' }]
  const other = granted.does(commands.produceResult, { documents: own, seal: '县政府' })
  expect(other.events.at(-1)).toMatchObject({ documents: own, seal: '县政府' })
  const plain = aCase({ item: { results: [] } })
    .reviewed()
    .granted()
  expect(documentsOwed(plain.dossier, plain.facts())).toMatchObject([{ name: '准予行政许可决定书' }])
})

test('[BAK-14] I-19 a decision taken back releases what was promised and due, and ends with its notice', () => {
  const setting = {
    item: { deferralMoves: 'at-once', fee: { when: 'after', fen: 500 } },
    promised: ['health'],
  } as const
  const granted = aCase(setting).reviewed().granted()
  const voided = granted.does(commands.voidResult, { ground: 'applicant-gone', reason: '申请人死亡' }, { by: 'chief' })
  expect(voided.dossier.result?.state).toBe('voided')
  expect(voided.dossier.commitment?.state).toBe('released')
  expect(voided.dossier.fee?.state).toBe('waived')
  expect(voided.dossier.endNotice?.state).toBe('issued')
})

test('[BAK-14] the authority can take back a grant whose promise was never kept', () => {
  const setting = { item: { deferralMoves: 'at-once' }, promised: ['health'] } as const
  const granted = aCase(setting).reviewed().granted().waits('2026-05-30')
  const input = { ground: 'commitment-defaulted', reason: '逾期未补交' } as const
  expect(granted.refusalOf(commands.voidResult, input, { by: 'chief' })).toBeUndefined()
})

test('[BAK-02] the screen offers to each what the deciders would let them do', () => {
  const offers = (story: CaseStory, by: PersonName) => {
    const { by: actor, ...facts } = story.facts({ by })
    const permissions = new Set(Object.values(commands).map(({ name }) => name))
    const answer = availableActions(story.dossier, { ...facts, by: { ...actor, permissions } })
    return Object.fromEntries(answer.map(({ name, allowed, reason }) => [name, allowed ? true : reason]))
  }
  expect(offers(aCase(), 'reviewer')).toMatchObject({
    'handling.claim-task': true,
    'handling.give-opinion': 'handling.not-your-task',
    'handling.open-procedure': 'handling.task-not-open',
    'handling.request-extension': true,
    'handling.decide-case': 'handling.opinions-missing',
    'handling.produce-result': 'handout.no-result-yet',
  })
  expect(offers(aCase().claimed(), 'reviewer')).toMatchObject({
    'handling.claim-task': 'handling.task-taken',
    'handling.release-task': true,
    'handling.give-opinion': true,
    'handling.open-procedure': true,
  })
  expect(offers(aCase().reviewed(), 'chief')).toMatchObject({
    'handling.decide-case': true,
    'handling.return-task': true,
    'handling.release-task': 'handling.not-your-task',
  })
  expect(offers(aCase().claimed().procedureOpened(), 'reviewer')).toMatchObject({
    'handling.serve-procedure-notice': true,
    'handling.end-procedure': true,
  })
  expect(offers(aCase({ promised: ['health'] }), 'reviewer')).toMatchObject({
    'handling.claim-task': 'handling.file-held',
  })
  const nobody = availableActions(aCase().dossier, aCase().facts({ by: 'chief', at: DAY }))
  expect(nobody.every(({ allowed, reason }) => !allowed && reason === 'access.not-permitted')).toBe(true)
})
