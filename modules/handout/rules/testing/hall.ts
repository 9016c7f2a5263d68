import { readFileSync } from 'node:fs'
import { compileCalendar, instant, parseCalendar } from '@yichuang/modules/calendar/rules'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
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

/** Who has a part in the hand-out of a result. */
export const people = {
  clerk: person('沈若溪', { hall: 'county', roles: ['window-clerk'] }),
  handoutClerk: person('陈出件', { hall: 'county', roles: ['handout-clerk'] }),
  chief: person('邱望舒', { department: 'scjg', roles: ['chief-representative'] }),
  manager: person('卫中心', { hall: 'county', roles: ['hall-manager'] }),
  carrier: person('system:carrier', { kind: 'system' }),
} satisfies Record<string, Actor>
export type PersonName = keyof typeof people

/** A commitment item that gives a licence with its copy. */
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
    deferralMoves: 'at-once',
    onDefault: 'decide-as-is',
    procedures: [],
    fee: { when: 'none', fen: 0 },
    steps: ['承办'],
    stepDays: 0,
    isMajor: false,
    reportUp: false,
    transferable: false,
    publication: false,
    results: [{ name: '食品经营许可证' }],
    ...change,
  }
}

/** Documents of a grant as the department makes them. */
export const documents = [
  { id: 'licence', name: '食品经营许可证', number: '浙食许0001' },
  { id: 'copy', name: '食品经营许可证（副本）', number: '浙食许0001-1' },
] as const
export const numbers: readonly string[] = documents.map(({ number }) => number)
