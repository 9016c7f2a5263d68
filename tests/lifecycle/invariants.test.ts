import { openLedger } from '@yichuang/modules/calendar/rules'
import { accept } from '@yichuang/modules/cases/rules'
import type { DossierEvent } from '@yichuang/modules/cases/rules'
import type { Instant } from '@yichuang/platform/pure'
import { expect, test } from 'vitest'
import { calendar } from '../../modules/cases/rules/testing/calendar-2026.ts'
import { aBinding, delegations } from '../../modules/cases/rules/testing/hall.ts'
import type { PersonName } from '../../modules/cases/rules/testing/hall.ts'
import { dayOf, Story } from '../../modules/cases/rules/testing/story.ts'
import type { Setting, Told } from '../../modules/cases/rules/testing/story.ts'
import type { History } from './history.ts'
import { invariants } from './invariants.ts'

/** A story that goes on as told, whether anything allowed it or not. */
function goesOn(story: Story, who: PersonName, events: readonly DossierEvent[], when = '2026-02-13'): Story {
  return story.writes(when, who, (scribe) => events.forEach(scribe.emit))
}

const draft = (setting: Setting = {}, lacking: readonly string[] = []) =>
  new Story(setting).opened('2026-02-12', lacking)
const open = (setting: Setting = {}, lacking: readonly string[] = []) =>
  new Story(setting).accepted('2026-02-12', lacking)
const received = (story: Story): DossierEvent => ({
  type: 'intake.received',
  v: 1,
  receiptNo: '收1',
  materials: [],
  limits: [{ limit: 'notice', entry: { dayZero: dayOf(story), value: 5, unit: 'workday' } }],
})
const examined = (setting: Setting = {}, lacking: readonly string[] = []) => {
  const story = draft(setting, lacking)
  return goesOn(story, 'clerk', [received(story)], '2026-02-12')
}
const takenInBlindly = (story: Story, change: Partial<Parameters<typeof accept>[1]> = {}) =>
  story.writes('2026-02-13', 'clerk', (scribe) =>
    accept(scribe, {
      event: { type: 'intake.accepted', v: 1, deferred: [] },
      dayZero: scribe.today,
      accepter: scribe.facts.by,
      isOnTheSpot: false,
      ...change,
    }),
  )
const issued: DossierEvent = { type: 'intake.correction-issued', v: 1, noticeId: 'n', defects: [] }
const refusal = { ground: 'not-eligible', reason: '不符合条件', basis: ['许可法 32'] } as const
const refused: DossierEvent = { type: 'intake.refused', v: 1, ...refusal, remedies: ['可申请复议'], limits: [] }
const granted: DossierEvent = {
  type: 'handling.decided',
  v: 1,
  decision: 'granted',
  basis: [],
  remedies: [],
  delegation: '委1',
}
const concluded = (story: Story, conclusion: 'granted' | 'withdrawn'): DossierEvent => ({
  type: 'cases.concluded',
  v: 1,
  conclusion,
  on: dayOf(story),
  basis: [],
  limits: [],
})
const delivered: DossierEvent = { type: 'handout.delivered', v: 1, recipient: '林小满', method: 'window', limits: [] }
const closed: DossierEvent = { type: 'cases.closed', v: 1, limits: [] }
const urged: DossierEvent = { type: 'cases.urged', v: 1, reason: '久拖' }
const opened: DossierEvent = {
  type: 'handling.procedure-opened',
  v: 1,
  procedureId: 'p',
  kind: 'survey',
  name: '核查',
  days: 2,
  stopsStatutory: false,
  noticeId: 'n',
}
const extended: DossierEvent = {
  type: 'cases.limit-extended',
  v: 1,
  limits: [],
  days: 5,
  approver: '局长',
  reason: '案情复杂',
}
const resumed: DossierEvent = { type: 'cases.clock-resumed', v: 1, limits: [], cause: '结束', noticeId: 'n' }
const stopped = (at: Instant): DossierEvent => ({
  type: 'cases.clock-stopped',
  v: 1,
  limits: [{ limit: 'statutory', entry: { kind: 'stopped', from: at, ground: '核查', basis: '', notice: 'n' } }],
  ground: '核查',
  basis: '',
  noticeId: 'n',
})

/** The last event of a story told falsely. */
function falsely(story: Story, change: (last: Told) => Partial<Told>): Story {
  const last = story.told.pop()
  if (last !== undefined) story.told.push({ ...last, ...change(last) })
  return story
}

const withOriginals = () => new Story().accepted('2026-02-12', [], [aBinding('photo', { originalsKept: 1 })])

/** One story for each invariant in which it is broken. */
const broken: Readonly<Record<string, () => Story>> = {
  'I-01': () => takenInBlindly(open()),
  'I-02': () => goesOn(examined(), 'clerk', [refused, { type: 'intake.material-bound', v: 1, ...aBinding('form') }]),
  'I-03': () => takenInBlindly(examined({}, ['form'])),
  'I-04': () => takenInBlindly(examined({ channel: 'half' })),
  'I-05': () => goesOn(examined({}, ['form']), 'clerk', [issued]),
  'I-06': () => goesOn(examined(), 'clerk', [issued, issued]),
  'I-07': () => goesOn(examined(), 'clerk', [refused], '2026-02-27'),
  'I-08': () => takenInBlindly(examined(), { event: { type: 'intake.deemed-accepted', v: 1 } }),
  'I-09': () => goesOn(examined(), 'clerk', [{ type: 'intake.refusal-proposed', v: 1, ...refusal }, refused]),
  'I-10': () => goesOn(examined(), 'clerk', [{ ...refused, reason: ' ' }]),
  'I-11': () => goesOn(open(), 'supervisor', [{ type: 'handling.result-produced', v: 1, documents: [], seal: '章' }]),
  'I-12': () => goesOn(open(), 'clerk', [granted]),
  'I-13': () => goesOn(open(), 'chief', [concluded(open(), 'withdrawn'), concluded(open(), 'withdrawn')]),
  'I-14': () => goesOn(open(), 'chief', [concluded(open(), 'granted')]),
  'I-15': () => goesOn(open(), 'chief', [granted]),
  'I-16': () => goesOn(open(), 'chief', [opened, granted]),
  'I-17': () => goesOn(open({ item: { fee: { when: 'before', fen: 1 } } }), 'chief', [concluded(open(), 'granted')]),
  'I-18': () =>
    goesOn(open({}, ['health']), 'chief', [
      concluded(open(), 'granted'),
      { type: 'handout.result-owed', v: 1 },
      delivered,
    ]),
  'I-19': () => goesOn(open({}, ['health']), 'chief', [closed]),
  'I-20': () =>
    goesOn(open({}, ['health']), 'clerk', [
      {
        type: 'handling.tasks-opened',
        v: 1,
        tasks: [{ id: 't', department: 'd', part: 'lead', steps: ['承办'] }],
        limits: [],
      },
    ]),
  'I-21': () => open().writes('2026-02-13', 'reviewer', (scribe) => scribe.emit(stopped(scribe.at))),
  'I-22': () => goesOn(open(), 'reviewer', [resumed]),
  'I-23': () =>
    goesOn(open(), 'reviewer', [
      opened,
      {
        type: 'handling.procedure-notice-served',
        v: 1,
        procedureId: 'p',
        method: 'window',
        announcedUntil: dayOf(open()),
      },
    ]),
  'I-24': () => open().writes('2026-02-13', 'reviewer', (scribe) => [opened, stopped(scribe.at)].forEach(scribe.emit)),
  'I-25': () => new Story({ item: { committed: { value: 2.5, unit: 'workday' } } }).accepted('2026-02-12'),
  'I-26': () =>
    falsely(goesOn(open(), 'manager', [urged]), ({ after }) => ({
      after: {
        ...after,
        ledgers: {
          ...after.ledgers,
          committed: openLedger('committed', { dayZero: dayOf(open()), value: 9, unit: 'workday' }),
        },
      },
    })),
  'I-28': () => goesOn(open(), 'chief', [extended, extended]),
  'I-29': () => goesOn(open(), 'chief', [concluded(open(), 'withdrawn')]),
  'I-30': () => goesOn(open(), 'chief', [{ type: 'handout.result-owed', v: 1 }]),
  'I-31': () => goesOn(open(), 'handoutClerk', [{ type: 'handout.result-owed', v: 1 }, delivered]),
  'I-32': () => goesOn(open(), 'clerk', [closed]),
  'I-33': () => goesOn(open(), 'manager', [closed, urged]),
  'I-34': () =>
    goesOn(withOriginals(), 'clerk', [
      { type: 'cases.original-taken', v: 1, originals: withOriginals().dossier.originals },
    ]),
  'I-35': () =>
    goesOn(withOriginals(), 'reviewer', [{ type: 'cases.sheet-countersigned', v: 1, no: '移1', counted: 3 }]),
  'I-37': () => falsely(goesOn(open(), 'manager', [urged]), ({ after }) => ({ after: { ...after, urges: [] } })),
  'I-38': () => falsely(goesOn(open(), 'manager', [urged]), () => ({ at: '2026-02-01T00:00:00.000Z' as Instant })),
  'I-40': () =>
    falsely(goesOn(open().waits('2026-03-02'), 'manager', [urged], '2026-03-02'), ({ after }) => ({
      after: { ...after, overdue: {} },
    })),
}

function idsOf(story: Story): readonly string[] {
  const history: History = { told: story.told, item: story.item, delegations, calendar }
  return Object.entries(invariants).flatMap(([name, holds]) => (holds(history) === undefined ? [] : [name.slice(0, 4)]))
}

test.each(Object.entries(broken))('%s: a story that breaks it is found', (id, story) => {
  expect(idsOf(story())).toContain(id)
})

// The ledger itself makes repeated stops one; there is no story in which they are two.
test('every invariant but I-27 has a story that breaks it', () => {
  const ids = Object.keys(invariants).map((name) => name.slice(0, 4))
  expect(ids.filter((id) => broken[id] === undefined)).toEqual(['I-27'])
})

test('a plain story breaks none', () => {
  expect(idsOf(open())).toEqual([])
  expect(idsOf(withOriginals())).toEqual([])
  expect(idsOf(open({}, ['health']).waits('2026-06-01'))).toEqual([])
})
