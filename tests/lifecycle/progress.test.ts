import { caseCommands } from '@yichuang/modules/cases/rules'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
import { handlingCommands } from '@yichuang/modules/handling/rules'
import { expect, test } from 'vitest'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'
import { ledTo, opened, received } from './beginnings.ts'
import type { Beginning } from './beginnings.ts'
import { move } from './move.ts'
import { moves } from './moves.ts'
import { applicationKey, caseKey, reach, stranded } from './search.ts'
import type { Found, Search } from './search.ts'
import { hearing } from './settings.ts'

const beforeAcceptance = moves.filter(({ name }) => name.startsWith('intake.') && !/open-|push-/.test(name))
/** Acts on a case that change nothing the way to its end depends on. */
const aside =
  /add-material|urge-case|-correction$|originals|-sheet|return-original|archive-case|substitute|release-task/
/** A plea of death, deceit or wrong acceptance would end anything: a way that rests on one is no way. */
const extraordinary = /terminate-case|void-result/
const plain = { reason: '逾期', basis: ['行政许可法 第70条'] } as const
const afterAcceptance = [
  ...moves.filter(({ name }) => !name.startsWith('intake.') && !aside.test(name) && !extraordinary.test(name)),
  move(caseCommands.terminateCase, {
    by: ['chief'],
    input: (_dossier, pick) => ({ ...plain, ground: pick(['fee-unpaid', 'commitment-defaulted']) }),
  }),
  move(handlingCommands.voidResult, {
    by: ['chief'],
    input: () => ({ ground: 'commitment-defaulted' as const, reason: '逾期' }),
  }),
]

const applicationSearch = (setting: Setting): Search => ({
  setting,
  moves: beforeAcceptance,
  keyOf: applicationKey,
  isEnd: ({ stage, endedAt }) => stage === 'accepted' || endedAt !== undefined,
})
const caseSearch = (setting: Setting): Search => ({
  setting,
  moves: afterAcceptance,
  keyOf: caseKey,
  isEnd: ({ endedAt }) => endedAt !== undefined,
})

function strandedKeys(found: ReadonlyMap<string, Found>): readonly string[] {
  return stranded(found).map(({ key }) => key)
}

/** States in which the applicant should be able to leave, and is not. */
function cannotLeave(found: ReadonlyMap<string, Found>): readonly string[] {
  return [...found.values()]
    .filter(({ isEnd, dossier }) => !isEnd && dossier.stage !== 'draft' && dossier.case?.conclusion === undefined)
    .filter(({ applicantMay }) => ![...applicantMay].some((name) => name.includes('withdraw')))
    .map(({ key }) => key)
}

const applications: readonly (readonly [string, Setting])[] = [
  ['at the window', {}],
  ['half on line', { channel: 'half' }],
  ['where the department accepts and confirms', { item: { authority: 'receive', correctionBy: 'department' } }],
  ['of a major item', { item: { isMajor: true } }],
  ['of an instant item', { item: { kind: 'instant', committed: { value: 0, unit: 'workday' } } }],
  [
    'of an instant item that may not be deferred',
    { item: { kind: 'instant' }, settings: { instantDeferral: 'barred' } },
  ],
]

test.each(applications)(
  '[INT-05] [INT-06] [TIM-02] an application %s comes to an end by the authority alone from every state, and the applicant can leave it',
  (_what, setting) => {
    const found = reach(opened(setting, '2026-02-11', { lacking: ['form'] }).dossier, applicationSearch(setting))
    expect(found.size).toBeGreaterThan(40)
    expect(strandedKeys(found)).toEqual([])
    expect(cannotLeave(found)).toEqual([])
  },
)

const promised: Beginning = { lacking: ['health'] }
const complete: Beginning = { lacking: [] }
const electronic: Beginning = { lacking: ['health'], delivery: { method: 'electronic', acceptsElectronic: true } }
const mailed: Beginning = {
  lacking: [],
  delivery: { method: 'mail', recipient: '林小满', phone: '13800000000', address: '人民路1号' },
}

const cases: readonly (readonly [string, Partial<ItemTerms>, Beginning])[] = [
  ['that is complete', {}, complete],
  ['that is mailed', {}, mailed],
  ['whose file waits for promised materials and ends in default', { onDefault: 'terminate' }, promised],
  ['whose file moves in default', { onDefault: 'decide-as-is' }, promised],
  ['that moves at once and is terminated in default', { deferralMoves: 'at-once', onDefault: 'terminate' }, electronic],
  ['that moves at once and is decided in default', { deferralMoves: 'at-once', onDefault: 'decide-as-is' }, electronic],
  ['with a fee before the decision', { fee: { when: 'before', fen: 1200 } }, complete],
  ['with a fee before hand-out', { fee: { when: 'after', fen: 500 } }, promised],
  ['with a required procedure', { procedures: [{ ...hearing, isRequired: true }], steps: ['承办'] }, complete],
  ['that is reported up', { reportUp: true, deferralMoves: 'at-once' }, promised],
  ['of several departments', { kind: 'joint', assisting: ['assistant'], steps: ['承办'] }, complete],
  [
    'of an instant item with a promise',
    { kind: 'instant', committed: { value: 0, unit: 'workday' }, deferralMoves: 'at-once' },
    promised,
  ],
]

test.each(cases)(
  '[BAK-02] [BAK-14] a case %s comes to an end by the authority alone from every state, and the applicant can leave it',
  (_what, item, beginning) => {
    const setting = { item }
    const start = ledTo('accepted', received(setting, '2026-02-11', beginning), '2026-02-11')
    const found = reach(start.dossier, caseSearch(setting))
    expect(found.size).toBeGreaterThan(40)
    expect(strandedKeys(found)).toEqual([])
    expect(cannotLeave(found)).toEqual([])
  },
)

test('a case whose decider were missing would be found stranded', () => {
  const start = ledTo('accepted', received({}, '2026-02-11', complete), '2026-02-11')
  const search = caseSearch({})
  const found = reach(start.dossier, {
    ...search,
    moves: search.moves.filter(({ name }) => name !== 'handling.decide-case'),
  })
  expect(strandedKeys(found)).toContain(caseKey(start.dossier))
})
