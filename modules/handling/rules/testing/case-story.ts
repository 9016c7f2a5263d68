import { dateOf, dueOf } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import {
  accept,
  deferralUntil,
  defaultSettings,
  fold,
  perform,
  runTimers,
  startScribe,
} from '@yichuang/modules/cases/rules'
import type {
  CommandRule,
  DelegationFact,
  Dossier,
  DossierEvent,
  Facts,
  ItemTerms,
  Scribe,
} from '@yichuang/modules/cases/rules'
import type { PlainDate, Refusal } from '@yichuang/platform/pure'
import { handlingCommands as commands } from '../index.ts'
import { anItem, calendar, delegations, moment, people } from './hall.ts'
import type { PersonName } from './hall.ts'

/** Under what rules the story happens; what is left out is the usual. */
export interface Setting {
  readonly item?: Partial<ItemTerms> | undefined
  readonly delegations?: readonly DelegationFact[] | undefined
  /** materials that were promised for later */
  readonly promised?: readonly string[] | undefined
}

/** Who does something, and when: '2026-04-24' is ten in the morning. */
export interface Act {
  readonly by?: PersonName | undefined
  readonly at?: string | undefined
}

/** The first day of every story: a Friday; 7 working days from it are over on 8 May. */
export const DAY = '2026-04-24'

/**
 * A case as the departments lived through it: every step is the real command, performed and folded. Steps answer the
 * story after them; the one before stays as it was, so that several tests may go on from it.
 */
export class CaseStory {
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

  /** Id of the leading task. */
  get lead(): string {
    return this.dossier.tasks.find(({ part }) => part === 'lead')?.id ?? ''
  }

  get assist(): string {
    return this.dossier.tasks.find(({ part }) => part === 'assist')?.id ?? ''
  }

  /** Id of the latest special procedure. */
  get procedure(): string {
    return this.dossier.procedures.at(-1)?.id ?? ''
  }

  /** The same story under other rules from here on: a delegation ends, an item changes. */
  under(setting: Setting): CaseStory {
    return new CaseStory({ ...this.setting, ...setting }, this.events, this.found, this.day)
  }

  facts({ by = 'reviewer', at = this.day }: Act = {}): Facts {
    const actor = people[by]
    let ids = this.events.length * 10
    return {
      at: moment(at),
      by: actor,
      channel: 'window',
      place: { region: '339921', hall: actor.hall },
      item: anItem(this.setting.item),
      delegations: this.setting.delegations ?? delegations,
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
  does<Input>(rule: CommandRule<Input>, input: Input, act: Act = {}): CaseStory {
    const facts = this.facts(act)
    const { timers, decision } = perform(this.found, rule, input, { facts, id: 'dossier' })
    if (!decision.ok) throw new Error(`${rule.name} was refused: ${JSON.stringify(decision.refusal)}`)
    const told = [...timers.flatMap(({ events }) => events), ...decision.value.events]
    return new CaseStory(this.setting, [...this.events, ...told], decision.value.dossier, act.at ?? this.day)
  }

  /** Lets the clock act up to a day. */
  waits(until: string): CaseStory {
    const { dossier, batches } = runTimers(this.dossier, this.facts({ at: until }))
    return new CaseStory(this.setting, [...this.events, ...batches.flatMap(({ events }) => events)], dossier, until)
  }

  /** Arranges what another module's command would have recorded. */
  with(write: (scribe: Scribe) => void, act: Act = {}): CaseStory {
    const scribe = startScribe(this.dossier, this.facts(act))
    write(scribe)
    return new CaseStory(this.setting, [...this.events, ...scribe.events()], scribe.dossier(), act.at ?? this.day)
  }

  /** Due day of a limit; null while the clock stands, undefined when it was never opened. */
  due(limit: LimitName): PlainDate | null | undefined {
    const ledger = this.dossier.ledgers[limit]
    return ledger === undefined ? undefined : dueOf(ledger, calendar).due
  }

  claimed(act: Act = {}): CaseStory {
    return this.does(commands.claimTask, { taskId: this.lead }, act)
  }

  /** Every step of the leading task, and of the assisting one, has its opinion. */
  reviewed(act: Act = {}): CaseStory {
    const left = this.dossier.tasks.find(({ state }) => state === 'waiting' || state === 'claimed')
    if (left === undefined) return this
    const by = left.part === 'assist' ? 'assistant' : act.by
    const mine = left.state === 'claimed' ? this : this.does(commands.claimTask, { taskId: left.id }, { ...act, by })
    const said = mine.does(commands.giveOpinion, { taskId: left.id, agrees: true, text: '符合条件' }, { ...act, by })
    return said.reviewed(act)
  }

  procedureOpened(kind = 'expert-review', act: Act = {}): CaseStory {
    return this.does(commands.openProcedure, { kind }, act)
  }

  noticeServed(act: Act = {}): CaseStory {
    return this.does(commands.serveProcedureNotice, { procedureId: this.procedure, method: 'window' }, act)
  }

  procedureEnded(act: Act = {}): CaseStory {
    return this.does(commands.endProcedure, { procedureId: this.procedure, outcome: 'ended', result: '通过' }, act)
  }

  granted(act: Act = {}): CaseStory {
    return this.does(commands.decideCase, { decision: 'granted', basis: [] }, { by: 'chief', ...act })
  }

  rejected(act: Act = {}): CaseStory {
    return this.does(commands.decideCase, aRejection, { by: 'chief', ...act })
  }
}

/** A rejection with everything that must be told. */
export const aRejection = {
  decision: 'rejected',
  reason: '场所不符合要求',
  basis: ['食品经营许可管理办法 第12条'],
  remedies: ['六十日内申请行政复议', '六个月内提起诉讼'],
} as const

/** An application nobody has handed in yet. */
export function aDraft(setting: Setting = {}): CaseStory {
  const story = new CaseStory(setting)
  const { at, by, item } = story.facts({ by: 'clerk' })
  const event = openedEvent(item)
  const stamp = { at, person: by.person, name: by.name, channel: 'window' } as const
  return new CaseStory(setting, [event], fold(undefined, event, stamp, 'dossier'))
}

/** A case received and accepted by the clerk in one visit, with the departments or awaiting what was promised. */
export function aCase(setting: Setting = {}): CaseStory {
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

function aPromise(materials: readonly string[], facts: Facts) {
  const { onDefault: consequence, deferralMoves: moves } = facts.item
  const until = deferralUntil(10, facts, dateOf(facts.at))
  return { materials, days: 10, until, consequence, moves, signatureId: 'signature' }
}

function openedEvent({ id, version, name, kind, department, assisting }: ItemTerms): DossierEvent {
  return {
    type: 'intake.opened',
    v: 1,
    applicationNo: '339921-260424-00001',
    place: { region: '339921', hall: 'county' },
    item: { id, version, name, kind, department, assisting },
    answers: {},
    requirements: [],
    applicant: {
      kind: 'person',
      name: '林小满',
      documentType: 'residentId',
      documentNumber: '11010519491231002X',
      phone: '13800000000',
    },
    delivery: { method: 'window' },
  }
}
