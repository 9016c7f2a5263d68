import { dateOf, dueOf, endOf, plainDate } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import {
  accept,
  conclude,
  deferralUntil,
  defaultSettings,
  fold,
  perform,
  runTimers,
  startScribe,
} from '@yichuang/modules/cases/rules'
import type {
  CommandRule,
  Delivery,
  Dossier,
  DossierEvent,
  Facts,
  ItemTerms,
  Scribe,
} from '@yichuang/modules/cases/rules'
import type { Refusal } from '@yichuang/platform/pure'
import { handoutCommands as commands } from '../index.ts'
import type { HandOver } from '../index.ts'
import { anItem, calendar, documents, moment, numbers, people } from './hall.ts'
import type { PersonName } from './hall.ts'

/** Under what rules the story happens; what is left out is the usual. */
export interface Setting {
  readonly item?: Partial<ItemTerms> | undefined
  readonly delivery?: Delivery | undefined
  /** materials that were promised for later while the file moves */
  readonly promised?: readonly string[] | undefined
  readonly conclusion?: 'granted' | 'rejected' | undefined
}

/** Who does something, and when: '2026-04-24' is ten in the morning. */
export interface Act {
  readonly by?: PersonName | undefined
  readonly at?: string | undefined
}

/** The day on which every story's case is accepted and decided: a Friday. */
export const DAY = '2026-04-24'

/**
 * A result on its way to the applicant: every step is the real command, performed and folded. Steps answer the story
 * after them; the one before stays as it was, so that several tests may go on from it.
 */
export class ResultStory {
  readonly setting: Setting
  readonly events: readonly DossierEvent[]
  readonly found: Dossier | undefined
  readonly day: string

  constructor(setting: Setting, events: readonly DossierEvent[] = [], found?: Dossier, day = DAY) {
    this.setting = setting
    this.events = events
    this.found = found
    this.day = day
  }

  get dossier(): Dossier {
    if (this.found === undefined) throw new Error('nothing was opened')
    return this.found
  }

  /** Types of all events so far. */
  get types(): readonly string[] {
    return this.events.map(({ type }) => type)
  }

  facts({ by = 'handoutClerk', at = this.day }: Act = {}): Facts {
    const actor = people[by]
    let ids = this.events.length * 10
    return {
      at: moment(at),
      by: actor,
      channel: 'window',
      place: { region: '339921', hall: actor.hall },
      item: anItem(this.setting.item),
      delegations: [],
      calendar,
      settings: defaultSettings,
      newId: () => `id-${++ids}`,
    }
  }

  /** The answer of the command alone, without the clock. @returns the refusal, undefined when the act would be done */
  refusalOf<Input>(rule: CommandRule<Input>, input: Input, act: Act = {}): Refusal | undefined {
    const decision = rule.decide(this.found, input, this.facts(act))
    return decision.ok ? undefined : decision.refusal
  }

  /** Performs a command that must not be refused; what the clock did before is told, too. */
  does<Input>(rule: CommandRule<Input>, input: Input, act: Act = {}): ResultStory {
    const facts = this.facts(act)
    const { timers, decision } = perform(this.found, rule, input, { facts, id: 'dossier' })
    if (!decision.ok) throw new Error(`${rule.name} was refused: ${JSON.stringify(decision.refusal)}`)
    const told = [...timers.flatMap(({ events }) => events), ...decision.value.events]
    return new ResultStory(this.setting, [...this.events, ...told], decision.value.dossier, act.at ?? this.day)
  }

  /** Lets the clock act up to a day. */
  waits(until: string): ResultStory {
    const { dossier, batches } = runTimers(this.dossier, this.facts({ at: until }))
    return new ResultStory(this.setting, [...this.events, ...batches.flatMap(({ events }) => events)], dossier, until)
  }

  /** Arranges what another module's command would have recorded. */
  with(write: (scribe: Scribe) => void, act: Act = {}): ResultStory {
    const scribe = startScribe(this.dossier, this.facts(act))
    write(scribe)
    return new ResultStory(this.setting, [...this.events, ...scribe.events()], scribe.dossier(), act.at ?? this.day)
  }

  /** How a limit ended; undefined while it runs or was never opened. */
  endOf(limit: LimitName) {
    const ledger = this.dossier.ledgers[limit]
    return ledger === undefined ? undefined : endOf(ledger)
  }

  due(limit: LimitName) {
    const ledger = this.dossier.ledgers[limit]
    return ledger === undefined ? undefined : dueOf(ledger, calendar).due
  }

  /** Decided by the chief representative on the day of acceptance. */
  decided(): ResultStory {
    const { conclusion = 'granted' } = this.setting
    return this.with((scribe) => conclude(scribe, { conclusion, basis: [] }), { by: 'chief' })
  }

  produced(act: Act = {}): ResultStory {
    const made = { type: 'handling.result-produced', v: 1, documents, seal: 'scjg' } as const
    return this.with((scribe) => scribe.emit(made), { by: 'chief', ...act })
  }

  received(act: Act = {}): ResultStory {
    return this.does(commands.receiveResult, { sheetNo: '交0001', numbers }, act)
  }

  mailed(act: Act = {}): ResultStory {
    return this.does(commands.mailResult, { carrier: '邮政速递', waybill: 'EA0001' }, act)
  }

  inLocker(act: Act = {}): ResultStory {
    return this.does(commands.putInLocker, { box: 'A07', codeHash: 'hash' }, act)
  }

  handedOver(act: Act = {}): ResultStory {
    return this.does(commands.handOver, aReceipt(), act)
  }
}

/** What a verified applicant leaves at the window. */
export function aReceipt(change: Partial<HandOver> = {}): HandOver {
  return {
    recipient: { name: '林小满', ...applicantPaper },
    identityCheck: '身份证核验',
    signatureId: '签0001',
    ...change,
  }
}

export const applicantPaper = { documentType: 'residentId', documentNumber: '11010519491231002X' } as const
export const agentPaper = { documentType: 'residentId', documentNumber: '330102198801015678' } as const
export const strangerPaper = { documentType: 'residentId', documentNumber: '330102197001010006' } as const

/** An application nobody has handed in yet. */
export function aDraft(setting: Setting = {}): ResultStory {
  const story = new ResultStory(setting)
  const { at, by, item } = story.facts({ by: 'clerk' })
  const event = openedEvent(item, setting.delivery)
  const stamp = { at, person: by.person, name: by.name, channel: 'window' } as const
  return new ResultStory(setting, [event], fold(undefined, event, stamp, 'dossier'))
}

/** A case received and accepted in one visit. */
export function aCase(setting: Setting = {}): ResultStory {
  return aDraft(setting).with(
    (scribe) => {
      const { facts, today } = scribe
      const { promised = [] } = setting
      scribe.emit({ type: 'intake.received', v: 1, receiptNo: '收1', materials: [], limits: [] })
      accept(scribe, {
        event: { type: 'intake.accepted', v: 1, deferred: promised },
        dayZero: today,
        accepter: facts.by,
        isOnTheSpot: false,
        deferral: promised.length === 0 ? undefined : aPromise(promised, facts),
      })
    },
    { by: 'clerk' },
  )
}

/** A decided case whose documents are made and lie at the department. */
export function aResult(setting: Setting = {}): ResultStory {
  return aCase(setting).decided().produced()
}

function aPromise(materials: readonly string[], facts: Facts) {
  const { onDefault: consequence, deferralMoves: moves } = facts.item
  const until = deferralUntil(10, facts, dateOf(facts.at))
  return { materials, days: 10, until, consequence, moves, signatureId: 'signature' }
}

function openedEvent({ id, version, name, kind, department, assisting }: ItemTerms, delivery?: Delivery): DossierEvent {
  return {
    type: 'intake.opened',
    v: 1,
    applicationNo: '339921-260424-00001',
    place: { region: '339921', hall: 'county' },
    item: { id, version, name, kind, department, assisting },
    answers: {},
    requirements: [],
    applicant: { kind: 'person', name: '林小满', ...applicantPaper, phone: '13800000000' },
    agent: { name: '何代办', ...agentPaper, phone: '13900000000', authorisedUntil: plainDate('2026-04-30') },
    delivery: delivery ?? { method: 'window' },
  }
}
