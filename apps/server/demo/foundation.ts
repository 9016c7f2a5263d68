import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addPerson, demoPassword, hashPassword } from '@yichuang/modules/access/public'
import { parseCalendar } from '@yichuang/modules/calendar/rules'
import { publishCalendar } from '@yichuang/modules/calendar/public'
import { grantDelegation, importCatalogue, readCatalogueFolder } from '@yichuang/modules/catalogue/public'
import { addZone, importPlaces } from '@yichuang/modules/halls/public'
import type { PlacesImport } from '@yichuang/modules/halls/public'
import type { ZoneFacts } from '@yichuang/modules/halls/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { readDemoForms, withForms } from './forms.ts'
import { installer } from './installer.ts'

/** A person of the demo hall, as `data/demo/people.json` lists them. */
export interface DemoPerson {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly roles: readonly string[]
  readonly region: string
  readonly department?: string
  readonly hall?: string
  readonly window?: string
  readonly listed?: boolean
}

/** The zones of a hall as `data/demo/zones.json` lists them. */
interface DemoZones {
  readonly hall: string
  readonly zones: readonly ZoneFacts[]
}

const anyPerson = prepared<{ n: number }, []>('demo.any-person', `select count(*)::int as n from access.person`)

/** Loads the example catalogue, places, calendar, people and delegations of the demo hall into an empty database. */
export class DemoFoundation {
  readonly #db: Database
  readonly #home: string
  readonly #at: Instant

  constructor(db: Database, home: string, at: Instant) {
    this.#db = db
    this.#home = home
    this.#at = at
  }

  /** Whether nothing has been set up yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.#db.one(anyPerson, [])).n === 0
  }

  async load(): Promise<readonly DemoPerson[]> {
    const files = await readCatalogueFolder(join(this.#home, 'data/catalogue'))
    const json = (path: string) => JSON.parse(files.find((file) => file.path === path)?.text ?? 'null')
    const departments = json('departments.json').departments as PlacesImport['departments']
    const { region, halls } = json('halls.json') as Pick<PlacesImport, 'region' | 'halls'>
    await this.#run(importPlaces, { region, halls, departments, departmentRegion: '339921' })
    await this.#addZones(halls)
    const calendar = parseCalendar(json('calendar.json'))
    if (!calendar.ok) throw new Error(`calendar.json: ${JSON.stringify(calendar.refusal)}`)
    await this.#run(publishCalendar, calendar.value)
    await this.#run(importCatalogue, { files: withForms(files, await readDemoForms(this.#home)) })
    const people = await this.#addPeople()
    await this.#delegate(departments, halls, people)
    return people
  }

  /** The zones of the halls, waiting areas first: the others name them by code, as they name their windows by number. */
  async #addZones(halls: PlacesImport['halls']): Promise<void> {
    const text = await readFile(join(this.#home, 'data/demo/zones.json'), 'utf8')
    for (const { hall, zones } of (JSON.parse(text) as { halls: readonly DemoZones[] }).halls) {
      const idOf = new Map(halls.find(({ id }) => id === hall)?.windows.map(({ no, id }) => [no, id]))
      const added = new Map<string, string>()
      for (const { waitsIn, windows, ...zone } of zones) {
        const waiting = waitsIn === undefined ? {} : { waitsIn: added.get(waitsIn) }
        const facts = { ...zone, ...waiting, windows: windows.map((no) => idOf.get(no) ?? no) }
        added.set(zone.code, (await this.#run(addZone, { hall, facts })).id)
      }
    }
  }

  async #addPeople(): Promise<readonly DemoPerson[]> {
    const people = await readPeople(this.#home)
    const passwordHash = await hashPassword(demoPassword)
    for (const { listed, ...person } of people) {
      await this.#run(addPerson, { ...person, passwordHash, isDemo: listed === true })
    }
    return people
  }

  /** Every hall may accept and refuse for every department; chiefs and reviewers hold the powers of their desks. */
  async #delegate(
    departments: PlacesImport['departments'],
    halls: PlacesImport['halls'],
    people: readonly DemoPerson[],
  ): Promise<void> {
    const year = this.#at.slice(0, 4)
    const span = { from: `${Number(year) - 2}-12-31T16:00:00.000Z`, to: `${Number(year) + 1}-06-30T15:59:59.999Z` }
    let serial = 0
    for (const { id, shortName } of departments) {
      const grant = async (powers: readonly string[], holder: Holder, includesMajor = false) => {
        serial += 1
        const no = `${shortName}委〔${year}〕${serial}号`
        await this.#run(grantDelegation, { no, department: id, powers, items: [], holder, includesMajor, ...span })
      }
      for (const hall of halls)
        await grant(['accept', 'refuse', 'decide-instant', 'seal'], { kind: 'hall', hall: hall.id })
      for (const person of people.filter((one) => one.department === id)) {
        const isChief = person.roles.includes('chief-representative')
        if (isChief)
          await grant(
            ['accept', 'refuse', 'decide', 'extend', 'seal', 'report-up'],
            { kind: 'person', person: person.id },
            true,
          )
        else if (person.roles.includes('reviewer'))
          await grant(['accept', 'refuse', 'decide', 'seal'], { kind: 'person', person: person.id })
      }
    }
  }

  async #run<Tables, Input, Answer>(command: Command<Tables, Input, Answer>, input: Input): Promise<Answer> {
    const intent = { actor: installer, at: this.#at, key: `demo-${this.#count()}` }
    const decision = await runCommand(this.#db, command, input, intent)
    if (!decision.ok) throw new Error(`${command.name}: ${JSON.stringify(decision.refusal)}`)
    return decision.value
  }

  #steps = 0
  #count(): number {
    this.#steps += 1
    return this.#steps
  }
}

type Holder = { readonly kind: 'person'; readonly person: string } | { readonly kind: 'hall'; readonly hall: string }

/** The people of the demo hall. */
export async function readPeople(home: string): Promise<readonly DemoPerson[]> {
  const { people } = JSON.parse(await readFile(join(home, 'data/demo/people.json'), 'utf8')) as {
    people: readonly DemoPerson[]
  }
  return people
}
