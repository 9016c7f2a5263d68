import { compileCalendar, bareCalendar } from '@yichuang/modules/calendar/rules'
import { checkCode } from '@yichuang/modules/codes/rules'
import type { HallRow } from '@yichuang/modules/halls/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Database } from '@yichuang/platform/db'
import { nobody } from '@yichuang/platform/pure'
import type { Actor, Instant, PlainDate } from '@yichuang/platform/pure'
import { addPlan } from '../commands/keep-settings.ts'
import type { AppointmentsParts } from '../parts.ts'
import type { PlanTerms, Visitor } from '../rules/index.ts'

const hallRow = (id: string, region: string): HallRow => ({
  id,
  name: `name of ${id}`,
  level: '县级',
  region,
  address: '青梧路66号',
  phone: '0599-60012345',
  details: {},
  is_active: true,
  version: 1,
})

const items = [
  { id: 'gthsl', name: '个体工商户设立登记', board: 'ssdj' },
  { id: 'gssl', name: '公司设立登记', board: 'ssdj' },
  { id: 'bdc', name: '不动产转移登记', board: 'bdcjy' },
]

/** Bookings over a database, with two halls and three items around them. */
export function hallParts(db: Database): AppointmentsParts {
  const halls = new Map([
    ['hall-county', hallRow('hall-county', '339921')],
    ['hall-other', hallRow('hall-other', '339922')],
  ])
  const calendar = compileCalendar({ ...bareCalendar, version: 'test', years: [2026] })
  return {
    db,
    places: {
      current: async () => ({ areas: new Map(), departments: new Map(), halls, windows: new Map(), zones: new Map() }),
    },
    calendar: async () => calendar,
    items: async () => new Map(items.map((item) => [item.id, item])),
    search: async (phrase) => items.filter(({ name }) => name.includes(phrase)).map(({ id }) => id),
    boards: async () =>
      new Map([
        ['ssdj', '商事登记'],
        ['bdcjy', '不动产登记'],
      ]),
    secret: async () => Buffer.from('a secret of the tests'),
    publicUrl: () => 'https://hall.example',
  }
}

/** Monday to Saturday mornings in slots of an hour. */
export const terms: PlanTerms = {
  name: '商事登记',
  items: [],
  hours: [1, 2, 3, 4, 5, 6].map((day) => ({ day, open: [['09:00', '12:00']] as const })),
  slotMinutes: 60,
  places: 2,
  itemPlaces: 0,
  dayPlaces: 0,
  daysAhead: 7,
  closeMinutes: 30,
}

/** Sets a plan up. @returns its id */
export async function setUpPlan(
  parts: AppointmentsParts,
  given: Partial<PlanTerms> & { readonly hall?: string; readonly board?: string; readonly at: Instant },
): Promise<string> {
  const { hall = 'hall-county', board = 'ssdj', at, ...rest } = given
  const input = { hall, board, terms: { ...terms, ...rest } }
  const actor: Actor = { ...nobody, kind: 'system', person: 'system:test' }
  const made = await runCommand(parts.db, addPlan(parts), input, { actor, at, key: `plan ${hall} ${board} ${at}` })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return made.value.id
}

const checks = [...'0123456789X']

/** A visitor of their own for each number up to 9999: the identity number adds up. */
export function visitorNo(index: number): Visitor {
  const body = `44052419${String(60 + (index % 40)).padStart(2, '0')}0101${String(Math.floor(index / 40)).padStart(3, '0')}`
  const today = '2026-09-28' as PlainDate
  const identityNumber = checks
    .map((check) => body + check)
    .find((value) => checkCode({ type: 'residentId', value, today }).valid)
  return {
    name: `访客${index}`,
    phone: `139${String(10_000_000 + index)}`,
    identityKind: 'residentId',
    identityNumber: identityNumber ?? '',
  }
}
