import { createHash } from 'node:crypto'
import type { AppointmentsParts } from '@yichuang/modules/appointments/public'
import type { CalendarBook } from '@yichuang/modules/calendar/public'
import type { Acts } from '@yichuang/modules/cases/public'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
import { lifecycleTerms, requirementsOf } from '@yichuang/modules/catalogue/rules'
import type { CurrentItem, ItemBook } from '@yichuang/modules/catalogue/public'
import type { EvaluationParts } from '@yichuang/modules/evaluation/public'
import type { LockerCode } from '@yichuang/modules/handout/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { fictionalEnterprise, fictionalPerson } from './applicants.ts'
import { diceOf } from './dice.ts'
import type { Dice } from './dice.ts'
import type { Story } from './flows.ts'
import type { DemoPerson } from './foundation.ts'
import { writtenForm } from './forms.ts'
import type { DemoForms } from './forms.ts'
import { openingHours } from './opening-hours.ts'
import type { OpeningHours } from './opening-hours.ts'
import { Scene } from './scene.ts'
import type { Casting } from './scene.ts'
import { walkSituation } from './situations.ts'
import { DemoStaff } from './staff.ts'
import { custodyStories } from './stories-custody.ts'
import { handlingStories } from './stories-handling.ts'
import { handoutStories } from './stories-handout.ts'
import { intakeStories } from './stories-intake.ts'
import { lifeStories } from './stories-life.ts'

/** All lives of the demo hall's cases. */
export const demoStories: readonly Story[] = [
  ...intakeStories,
  ...handlingStories,
  ...handoutStories,
  ...custodyStories,
  ...lifeStories,
]

/** What the demo hall's cases are played with: the real commands, items, places and calendar of the process. */
export interface DemoCasesParts {
  readonly db: Database
  readonly hall: {
    readonly acts: Acts
    readonly items: ItemBook
    readonly places: PlaceBook
    readonly calendars: CalendarBook
    readonly bookings: AppointmentsParts
    readonly evaluation: EvaluationParts
    readonly lockerCode: LockerCode
    readonly nextNumber: (region: string, day: PlainDate) => Promise<string>
  }
  readonly people: readonly DemoPerson[]
  readonly forms: DemoForms
}

export interface DemoCasesRun {
  readonly now: Instant
  /** a case could not be played to its end; without it the error is thrown */
  readonly onFault?: (error: unknown) => void
  readonly signal?: AbortSignal
}

const begun = prepared<{ id: string }, [ids: readonly string[]]>(
  'demo.begun-cases',
  `select id from cases.dossier where id = any ($1)`,
)
const demoHall = prepared<{ is_demo: boolean; is_used: boolean }, [person: string]>(
  'demo.hall',
  `select exists (select 1 from access.person where id = $1) as is_demo, exists (select 1 from cases.dossier) as is_used`,
)

/** Lists show the latest change first: in the demo hall that is when it happened in the story, not when it was loaded. */
const changedInTheStory = prepared<never, []>(
  'demo.changed-in-the-story',
  `update cases.dossier d set changed_at = e.at
   from (select stream, max((body ->> 'at')::timestamptz) as at from platform.event group by stream) e
   where e.stream = 'dossier:' || d.id and e.at < d.changed_at`,
)

/** Cases played at the same time. */
const LANES = 4
const SEED = 20_260_918
const storyCount = demoStories.reduce((sum, { count }) => sum + count, 0)

/** The same id for the same case each time, so that a start that was cut off goes on where it stopped. */
function demoId(index: number): string {
  const hex = createHash('sha256').update(`demo case ${SEED} ${index}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** Fills an empty demo hall with cases in every state, by the commands of the people who would do it. */
export class DemoCases {
  readonly #parts: DemoCasesParts

  constructor(parts: DemoCasesParts) {
    this.#parts = parts
  }

  /**
   * Whether this is the demo hall and cases of it are still to be played: before the first start was over, or after
   * it was cut off. A hall in which others applied before is left alone.
   */
  async isWanted(): Promise<boolean> {
    const { db, people } = this.#parts
    const { is_demo, is_used } = await db.one(demoHall, [people[0]?.id ?? ''])
    if (!is_demo || !is_used) return is_demo
    const { size } = await this.#begun()
    return size > 0 && size < storyCount
  }

  /** Whether the people of the demo hall work here. */
  async isDemoHall(): Promise<boolean> {
    return (await this.#parts.db.one(demoHall, [this.#parts.people[0]?.id ?? ''])).is_demo
  }

  /** Plays all cases not begun yet, each to its end, in the order in which they begin. @returns how many it played */
  async load(run: DemoCasesRun): Promise<number> {
    const hours = openingHours(await this.#parts.hall.calendars.current(), run.now)
    const staff = new DemoStaff(this.#parts.people, await this.#parts.hall.places.current())
    const before = await this.#begun()
    const missing = (await this.#cast(staff, hours)).filter(({ index }) => !before.has(demoId(index)))
    const planned = missing.toSorted((one, other) =>
      one.ago === other.ago ? one.minute - other.minute : other.ago - one.ago,
    )
    const { acts, lockerCode } = this.#parts.hall
    const stage = { acts, lockerCode, staff, hours, now: run.now }
    const queue: Planned[] = []
    for (const { story, ...casting } of planned) {
      const region = staff.regionOf(casting.clerk)
      const applicationNo = await this.#parts.hall.nextNumber(region, hours.dayOf(casting.ago))
      const named = { ...casting, id: demoId(casting.index), story: story.name, applicationNo }
      queue.push({ story, scene: new Scene(stage, named, diceOf(SEED + casting.index * 7919)) })
    }
    let played = 0
    const lane = async () => {
      for (let next = queue.shift(); next !== undefined && run.signal?.aborted !== true; next = queue.shift()) {
        if (await play(next, run.onFault)) played += 1
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    await this.#parts.db.many(changedInTheStory, [])
    return played
  }

  /** The demo cases that are there, by their ids. */
  async #begun(): Promise<ReadonlySet<string>> {
    const ids = Array.from({ length: storyCount }, (_, index) => demoId(index))
    return new Set((await this.#parts.db.many(begun, [ids])).map(({ id }) => id))
  }

  /** Who applies for what, where and when: the same each time, counted from today. */
  async #cast(staff: DemoStaff, hours: OpeningHours): Promise<readonly Cast[]> {
    const offers = await this.#offers()
    const { samples } = this.#parts.forms
    const casts: Cast[] = []
    for (const story of demoStories) {
      for (let copy = 0; copy < story.count; copy += 1) {
        casts.push(castOne(story, { index: casts.length, copy, offers, samples, staff, today: hours.dayOf(0) }))
      }
    }
    return casts
  }

  async #offers(): Promise<readonly Offer[]> {
    const { items } = this.#parts.hall
    const all = [...(await items.all()).keys()].map(async (id) => {
      const current = await items.current(id)
      return current === undefined ? [] : [{ ...current, setting: await items.setting(id) }]
    })
    return (await Promise.all(all)).flat()
  }
}

type Offer = CurrentItem & { readonly setting: Parameters<typeof lifecycleTerms>[3] }
type Cast = Omit<Casting, 'id' | 'applicationNo' | 'story'> & { readonly story: Story }
interface Planned {
  readonly story: Story
  readonly scene: Scene
}

async function play({ story, scene }: Planned, onFault: DemoCasesRun['onFault']): Promise<boolean> {
  try {
    await story.play(scene)
    await scene.untilNow()
    return true
  } catch (error) {
    if (onFault === undefined) throw error
    onFault(error)
    return false
  }
}

interface Chances {
  readonly index: number
  /** which of the cases of its story it is */
  readonly copy: number
  readonly offers: readonly Offer[]
  readonly samples: DemoForms['samples']
  readonly staff: DemoStaff
  readonly today: PlainDate
}

const TRIES = 400

function castOne(story: Story, { index, copy, offers: all, samples, staff, today }: Chances): Cast {
  const offers = story.item === undefined ? all : all.filter(({ item }) => item.id === story.item)
  const dice = diceOf(SEED ^ (index * 104_729))
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const offer = offerOf(offers, dice)
    const situation = walkSituation(offer.item, dice)
    const clerk = staff.clerkFor(offer.item.board, dice)
    if (situation === undefined || clerk === undefined) continue
    const terms: ItemTerms = lifecycleTerms(offer.item, offer.version, situation.resolution, offer.setting)
    const requirements = requirementsOf(situation.resolution)
    if (!terms.channels.includes('window') || !story.fits({ terms, requirements })) continue
    const [least, most] = story.ago({ terms, requirements })
    const applicant = applicantFor(story.applicant?.(copy), { offer, index, dice, today })
    const [ago, minute] = [dice.between(least, most), dice.between(5, 190)]
    const form =
      terms.form &&
      writtenForm(terms.form, samples, { applicant, answers: situation.answers, dice: diceOf(SEED + index), today })
    return { story, index, terms, situation, requirements, ...(form && { form }), clerk, applicant, ago, minute }
  }
  throw new Error(`demo ${story.name}: no item of the catalogue fits`)
}

interface Applying {
  readonly offer: Offer
  readonly index: number
  readonly dice: Dice
  readonly today: PlainDate
}

/** People who apply more than once are the same each time; everybody else applies once. */
function applicantFor(known: number | undefined, { offer: { item }, index, dice, today }: Applying) {
  if (known !== undefined) return fictionalPerson(known, diceOf(SEED + known * 31_337), today)
  const isPerson = item.objects.includes('自然人') && (item.objects.length === 1 || dice.chance(0.5))
  return (isPerson ? fictionalPerson : fictionalEnterprise)(index, dice, today)
}

/** The bureau whose people are listed at sign-in has the most to do. */
function offerOf(offers: readonly Offer[], dice: Dice): Offer {
  const shown = offers.filter(({ item }) => item.department === 'scjg')
  return dice.pick(shown.length > 0 && dice.chance(0.35) ? shown : offers)
}
