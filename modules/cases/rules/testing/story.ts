import { dateOf, dueOf, plainDate } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import type { Actor, Instant, Refusal } from '@yichuang/platform/pure'
import { fold, perform, runTimers, startScribe } from '../index.ts'
import type {
  Batch,
  Channel,
  CommandRule,
  DelegationFact,
  Dossier,
  DossierEvent,
  Facts,
  ItemTerms,
  MaterialBinding,
  Performance,
  Scribe,
  Settings,
} from '../index.ts'
import { calendar } from './calendar-2026.ts'
import { aBinding, anItem, at, delegations, people, requirements, settings } from './hall.ts'
import type { PersonName } from './hall.ts'
import { acceptedInOneVisit, openedFor } from './tale.ts'

/** An event as it was told: when, by whom, and the dossier on both sides of it. */
export interface Told {
  readonly event: DossierEvent
  readonly at: Instant
  readonly by: Actor
  readonly bySystem: boolean
  /** which act of the story it belongs to */
  readonly act: number
  readonly before: Dossier | undefined
  readonly after: Dossier
}

export interface Setting {
  readonly item?: Partial<ItemTerms>
  readonly settings?: Partial<Settings>
  readonly delegations?: readonly DelegationFact[]
  readonly calendar?: Facts['calendar']
  /** how it comes in; at the window unless said */
  readonly channel?: Channel
}

const clock: Actor = {
  kind: 'system',
  person: 'system:clock',
  name: '系统',
  roles: [],
  permissions: new Set(),
  region: '',
}

/** One dossier from its first event on, told as a hall would: who did what when. */
export class Story {
  readonly id = 'dossier'
  readonly told: Told[] = []
  readonly item: ItemTerms
  readonly #setting: Setting
  #ids = 0
  #acts = 0

  constructor(setting: Setting = {}) {
    this.#setting = setting
    this.item = anItem(setting.item)
  }

  get dossier(): Dossier {
    const { found } = this
    if (found === undefined) throw new Error('nothing was opened')
    return found
  }

  get found(): Dossier | undefined {
    return this.told.at(-1)?.after
  }

  get types(): readonly string[] {
    return this.told.map(({ event }) => event.type)
  }

  facts(when: string | Instant, who: PersonName | Actor): Facts {
    const by = typeof who === 'string' ? people[who] : who
    const moment = when.includes('T') ? (when as Instant) : at(when)
    return {
      at: moment,
      by,
      channel: this.found?.channel ?? this.#setting.channel ?? 'window',
      place: { region: '339921', hall: by.hall, window: by.window },
      item: this.item,
      delegations: this.#setting.delegations ?? delegations,
      calendar: this.#setting.calendar ?? calendar,
      settings: { ...settings, ...this.#setting.settings },
      newId: () => `id-${++this.#ids}`,
    }
  }

  /** Performs a command; what the clock did first is told, too. @returns the refusal, undefined when it was done */
  tries<Input>(
    rule: CommandRule<Input>,
    input: Input,
    when: string | Instant,
    who: PersonName | Actor,
  ): Refusal | undefined {
    const facts = this.facts(when, who)
    return this.takes(perform(this.found, rule, input, { facts, id: this.id }), facts)
  }

  /** Takes over what a command did, or only what the clock did before it was refused. */
  takes({ timers, decision }: Performance, facts: Facts): Refusal | undefined {
    for (const batch of timers) this.#tell(batch, facts)
    if (!decision.ok) return decision.refusal
    this.#tell({ at: facts.at, events: decision.value.events, bySystem: false }, facts)
    return undefined
  }

  /** Performs a command that must not be refused. */
  does<Input>(rule: CommandRule<Input>, input: Input, when: string | Instant, who: PersonName | Actor): this {
    const refusal = this.tries(rule, input, when, who)
    if (refusal !== undefined) throw new Error(`${rule.name} was refused: ${JSON.stringify(refusal)}`)
    return this
  }

  /** Lets the clock act up to a moment. */
  waits(until: string | Instant): this {
    const facts = this.facts(until, 'clerk')
    for (const batch of runTimers(this.dossier, facts).batches) this.#tell(batch, facts)
    return this
  }

  /** Arranges: events are told as if a person had done them, without any check. */
  writes(when: string, who: PersonName, write: (scribe: Scribe) => void): this {
    const facts = this.facts(when, who)
    const scribe = startScribe(this.dossier, facts)
    write(scribe)
    this.#tell({ at: facts.at, events: scribe.events(), bySystem: false }, facts)
    return this
  }

  /** Due day of a limit as the ledger gives it; null while the clock stands, undefined when it was never opened. */
  due(limit: LimitName) {
    const ledger = this.dossier.ledgers[limit]
    return ledger === undefined ? undefined : dueOf(ledger, this.#setting.calendar ?? calendar).due
  }

  /** Opened at the window by the clerk, with everything the situation asks for but what is named. */
  opened(when: string, lacking: readonly string[] = [], bindings: readonly MaterialBinding[] = []): this {
    const facts = this.facts(when, 'clerk')
    const opened = openedFor(this.item, {
      applicationNo: '339921-260212-00001',
      place: { region: '339921', hall: 'hall', window: 'w1' },
      requirements,
      applicant: anApplicant,
      agent: anAgent,
    })
    this.#tell({ at: facts.at, bySystem: false, events: [opened] }, facts)
    const handedIn = requirements.filter(({ key }) => !lacking.includes(key)).map(({ key }) => aBinding(key))
    return this.writes(when, 'clerk', (scribe) => {
      for (const binding of [...handedIn, ...bindings]) scribe.emit({ type: 'intake.material-bound', v: 1, ...binding })
    })
  }

  /** Received and accepted by the clerk in one visit. */
  accepted(when: string, lacking: readonly string[] = [], bindings: readonly MaterialBinding[] = []): this {
    return this.opened(when, lacking, bindings).writes(when, 'clerk', (scribe) => acceptedInOneVisit(scribe, lacking))
  }

  #tell({ at: moment, events, bySystem }: Batch, facts: Facts): void {
    const by = bySystem ? clock : facts.by
    const stamp = { at: moment, person: by.person, name: by.name, channel: facts.channel }
    this.#acts += 1
    for (const event of events) {
      const before = this.found
      this.told.push({
        event,
        at: moment,
        by,
        bySystem,
        act: this.#acts,
        before,
        after: fold(before, event, stamp, this.id),
      })
    }
  }
}

export const anApplicant = {
  kind: 'person',
  name: '林小满',
  documentType: 'residentId',
  documentNumber: '339921199003071231',
  phone: '13800000000',
} as const

export const anAgent = {
  name: '何代办',
  documentType: 'residentId',
  documentNumber: '339921198801015678',
  phone: '13900000000',
  authorisedUntil: plainDate('2026-03-01'),
} as const

export const theApplicant = { documentType: anApplicant.documentType, documentNumber: anApplicant.documentNumber }
export const theAgent = { documentType: anAgent.documentType, documentNumber: anAgent.documentNumber }
export const aStranger = { documentType: 'residentId', documentNumber: '339921197001010006' } as const

/** The Shanghai day of the last fact. */
export function dayOf(story: Story) {
  return dateOf(story.dossier.lastAt)
}
