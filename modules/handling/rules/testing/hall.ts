import { readFileSync } from 'node:fs'
import { compileCalendar, instant, parseCalendar } from '@yichuang/modules/calendar/rules'
import type { DelegationFact, ItemTerms, Power, ProcedureTerms } from '@yichuang/modules/cases/rules'
import type { Actor, Instant } from '@yichuang/platform/pure'

const calendarFile = new URL('../../../../data/catalogue/calendar.json', import.meta.url)
const parsed = parseCalendar(JSON.parse(readFileSync(calendarFile, 'utf8')))
if (!parsed.ok) throw new Error(parsed.refusal.message)

/** The catalogue's own calendar, 2025 and 2026. */
export const calendar = compileCalendar(parsed.value)

/** A moment as people say it, '2026-02-12 10:00' in Shanghai; without a time, ten in the morning. */
export function moment(text: string): Instant {
  const [day = '', time = '10:00'] = text.split(' ')
  return instant(`${day}T${time}:00+08:00`)
}

function person(name: string, change: Partial<Actor> = {}): Actor {
  const permissions = new Set<string>()
  return { kind: 'staff', person: name, name, roles: [], permissions, region: '339921', ...change }
}

/** Who works on a case between acceptance and the sealed result. */
export const people = {
  clerk: person('沈若溪', { hall: 'county', roles: ['window-clerk'] }),
  reviewer: person('何予安', { department: 'scjg', roles: ['reviewer'] }),
  colleague: person('苏以宁', { department: 'scjg', roles: ['reviewer'] }),
  assistant: person('郑协办', { department: 'jtj', roles: ['reviewer'] }),
  chief: person('邱望舒', { department: 'scjg', roles: ['chief-representative'] }),
  otherChief: person('钱首席', { department: 'jtj', roles: ['chief-representative'] }),
  powerless: person('温知白', { department: 'scjg', roles: ['reviewer'] }),
} satisfies Record<string, Actor>
export type PersonName = keyof typeof people

const everyPower: readonly Power[] = ['accept', 'refuse', 'decide-instant', 'decide', 'extend', 'seal', 'report-up']

/** A written delegation of the department to one person, in force all of 2026. */
export function aDelegation(holder: PersonName, change: Partial<DelegationFact> = {}): DelegationFact {
  return {
    no: `云市监委〔2026〕${people[holder].name}号`,
    department: 'scjg',
    powers: everyPower,
    items: [],
    holder: { kind: 'person', person: people[holder].person },
    from: moment('2026-01-01 00:00'),
    to: moment('2026-12-31 23:59'),
    includesMajor: true,
    ...change,
  }
}

/** Delegations under which everybody but the powerless may act. */
export const delegations: readonly DelegationFact[] = (['clerk', 'reviewer', 'colleague', 'chief'] as const).map(
  (one) => aDelegation(one),
)

/** Expert review of 行政许可法 45: eight working days that no limit counts. */
export const expertReview: ProcedureTerms = {
  kind: 'expert-review',
  name: '专家评审',
  days: 8,
  isRequired: false,
  stopsStatutory: true,
}

/** A check on site that only the item's own guide excludes. */
export const siteCheck: ProcedureTerms = {
  kind: 'site-check',
  name: '现场核查',
  days: 3,
  isRequired: false,
  stopsStatutory: false,
}

/** A commitment item: 7 working days promised, 20 by law, up to 10 more, two steps. */
export function anItem(change: Partial<ItemTerms> = {}): ItemTerms {
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
    procedures: [expertReview, siteCheck],
    fee: { when: 'none', fen: 0 },
    steps: ['承办', '审核'],
    stepDays: 0,
    isMajor: false,
    reportUp: false,
    transferable: false,
    publication: false,
    results: [{ name: '食品经营许可证', licence: 'licence', validity: '2031-02-11' }],
    ...change,
  }
}
