import { readFileSync } from 'node:fs'
import { compileCalendar, instant, parseCalendar } from '@yichuang/modules/calendar/rules'
import type { Actor, Instant } from '@yichuang/platform/pure'
import type { DelegationFact, ItemTerms, Power } from '../index.ts'

const calendarFile = new URL('../../../../data/catalogue/calendar.json', import.meta.url)
const parsed = parseCalendar(JSON.parse(readFileSync(calendarFile, 'utf8')))
if (!parsed.ok) throw new Error(parsed.refusal.message)

/** The catalogue's own calendar, 2025 and 2026. */
export const catalogueCalendar = compileCalendar(parsed.value)

/** A moment as people say it, '2026-02-12 10:00' in Shanghai; without a time, ten in the morning. */
export function moment(text: string): Instant {
  const [day = '', time = '10:00'] = text.split(' ')
  return instant(`${day}T${time}:00+08:00`)
}

/** Somebody of the hall; staff unless the change says otherwise. */
export function person(name: string, change: Partial<Actor> = {}): Actor {
  return { kind: 'staff', person: name, name, roles: [], permissions: new Set(), region: '339921', ...change }
}

export const everyPower: readonly Power[] = [
  'accept',
  'refuse',
  'decide-instant',
  'decide',
  'extend',
  'seal',
  'report-up',
]

/** A written delegation of a department, in force all of 2026. */
export function delegationOf(given: Pick<DelegationFact, 'no' | 'department' | 'holder'>): DelegationFact {
  return {
    powers: everyPower,
    items: [],
    from: moment('2026-01-01 00:00'),
    to: moment('2026-12-31 23:59'),
    includesMajor: true,
    ...given,
  }
}

/** A commitment item of the market authority: 7 working days promised, 20 by law, without procedures and fee. */
export function commitmentItem(change: Partial<ItemTerms> = {}): ItemTerms {
  return {
    id: 'item',
    version: 3,
    name: '食品经营许可',
    kind: 'commitment',
    department: 'scjg',
    assisting: [],
    isInForce: true,
    channels: ['window'],
    committed: { value: 7, unit: 'workday' },
    statutory: { value: 20, unit: 'workday' },
    extensionDays: 10,
    authority: 'accept',
    correctionBy: 'window',
    deferralMoves: 'after-materials',
    onDefault: 'decide-as-is',
    procedures: [],
    fee: { when: 'none', fen: 0 },
    steps: ['承办', '审核'],
    stepDays: 0,
    isMajor: false,
    reportUp: false,
    transferable: false,
    publication: false,
    results: [{ name: '食品经营许可证' }],
    ...change,
  }
}
