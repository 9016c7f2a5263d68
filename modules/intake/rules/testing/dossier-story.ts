import { dueOf } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import { defaultSettings, foldAll, perform, runTimers } from '@yichuang/modules/cases/rules'
import type {
  Channel,
  CommandRule,
  DelegationFact,
  Dossier,
  DossierEvent,
  Facts,
  ItemTerms,
  MaterialRequirement,
  Settings,
} from '@yichuang/modules/cases/rules'
import type { Refusal } from '@yichuang/platform/pure'
import { bindMaterial, intakeCommands as commands } from '../index.ts'
import type { MaterialChange, OpenApplication, RefusalStatement } from '../index.ts'
import { anEntry, anItem, calendar, delegations, moment, people } from './hall.ts'
import type { PersonName } from './hall.ts'

/** Under what rules the story happens; what is left out is the usual. */
export interface Setting {
  readonly item?: Partial<ItemTerms> | undefined
  readonly settings?: Partial<Settings> | undefined
  readonly delegations?: readonly DelegationFact[] | undefined
  readonly channel?: Channel | undefined
}

/** Who does something, and when: '2026-02-12' is ten in the morning. */
export interface Act {
  readonly by?: PersonName | undefined
  readonly at?: string | undefined
}

/** The first day of every story: a Thursday; what is received on it must be told by 26 February. */
export const DAY = '2026-02-12'

/**
 * An application as the hall lived through it: every step is the real command, performed and folded. Steps answer the
 * story after them; the one before stays as it was, so that several tests may go on from it.
 */
export class DossierStory {
  readonly setting: Setting
  readonly events: readonly DossierEvent[]
  readonly found: Dossier | undefined

  constructor(setting: Setting, events: readonly DossierEvent[] = [], found?: Dossier) {
    this.setting = setting
    this.events = events
    this.found = found
  }

  get dossier(): Dossier {
    if (this.found === undefined) throw new Error('nothing was opened')
    return this.found
  }

  /** Types of all events so far. */
  get types(): readonly string[] {
    return this.events.map(({ type }) => type)
  }

  /** The same story under other rules from here on: a delegation ends, an item goes out of force. */
  under(setting: Setting): DossierStory {
    return new DossierStory({ ...this.setting, ...setting }, this.events, this.found)
  }

  facts({ by = 'clerk', at = DAY }: Act = {}): Facts {
    const actor = people[by]
    let ids = this.events.length * 10
    return {
      at: moment(at),
      by: actor,
      channel: this.found?.channel ?? this.setting.channel ?? 'window',
      place: { region: '339921', hall: actor.hall ?? 'county', window: actor.window },
      item: anItem(this.setting.item),
      delegations: this.setting.delegations ?? delegations,
      calendar,
      settings: { ...defaultSettings, ...this.setting.settings },
      newId: () => `id-${++ids}`,
    }
  }

  /** The decision alone, without the clock. @returns the refusal, undefined when the act would be done */
  refusalOf<Input>(rule: CommandRule<Input>, input: Input, act: Act = {}): Refusal | undefined {
    const decision = rule.decide(this.found, input, this.facts(act))
    return decision.ok ? undefined : decision.refusal
  }

  /** Events of the act alone, not folded. Throws when it is refused. */
  eventsOf<Input>(rule: CommandRule<Input>, input: Input, act: Act = {}): readonly DossierEvent[] {
    const { events } = this.does(rule, input, act)
    return events.slice(this.events.length)
  }

  /** Performs a command that must not be refused; what the clock did before is told, too. */
  does<Input>(rule: CommandRule<Input>, input: Input, act: Act = {}): DossierStory {
    const facts = this.facts(act)
    const { timers, decision } = perform(this.found, rule, input, { facts, id: 'dossier' })
    if (!decision.ok) throw new Error(`${rule.name} was refused: ${JSON.stringify(decision.refusal)}`)
    const told = [...timers.flatMap(({ events }) => events), ...decision.value.events]
    return new DossierStory(this.setting, [...this.events, ...told], decision.value.dossier)
  }

  /** Lets the clock act up to a day. */
  waits(until: string): DossierStory {
    const { dossier, batches } = runTimers(this.dossier, this.facts({ at: until }))
    return new DossierStory(this.setting, [...this.events, ...batches.flatMap(({ events }) => events)], dossier)
  }

  /** Arranges what another module's command would have recorded. */
  with(event: DossierEvent, act: Act = {}): DossierStory {
    const { at, by, channel } = this.facts(act)
    const stamp = { at, person: by.person, name: by.name, channel }
    const after = foldAll(this.found, [event], stamp, 'dossier')
    return new DossierStory(this.setting, [...this.events, event], after)
  }

  opened(change: Partial<OpenApplication> = {}, act: Act = {}): DossierStory {
    return this.does(commands.openApplication, anEntry(change), act)
  }

  bound(change: MaterialChange, act: Act = {}): DossierStory {
    return this.does(bindMaterial, change, act)
  }

  /** Hands in everything the situation asks for but what is named, every review point ticked. */
  handedIn(lacking: readonly string[] = [], act: Act = {}): DossierStory {
    const brought = this.dossier.requirements.filter(({ key, isShared }) => !isShared && !lacking.includes(key))
    return brought.reduce<DossierStory>((story, requirement) => story.bound(inOrder(requirement), act), this)
  }

  received(act: Act = {}): DossierStory {
    return this.does(commands.receiveApplication, {}, act)
  }

  accepted(act: Act = {}): DossierStory {
    return this.does(commands.acceptApplication, {}, act)
  }

  /** Accepted with a signed commitment for what is named. */
  deferred(materials: readonly string[], act: Act = {}): DossierStory {
    return this.does(commands.acceptApplication, { commitment: { signatureId: 'signature', materials } }, act)
  }

  correctionProposed(act: Act = {}): DossierStory {
    return this.does(commands.proposeCorrection, {}, act)
  }

  correctionIssued(act: Act = {}): DossierStory {
    return this.does(commands.issueCorrection, {}, act)
  }

  /** A notice issued and served at the same moment. */
  correcting(act: Act = {}): DossierStory {
    return this.correctionIssued(act).does(commands.serveCorrection, { method: 'window' }, act)
  }

  /** The applicant declares the corrections complete. */
  corrected(changes: readonly MaterialChange[], act: Act = {}): DossierStory {
    return this.does(commands.supplyCorrection, { changes, isDeclaredComplete: true }, act)
  }

  refusalProposed(act: Act = {}): DossierStory {
    return this.does(commands.proposeRefusal, aStatement, act)
  }

  refused(act: Act = {}): DossierStory {
    return this.does(commands.refuseApplication, { ...aStatement, remedies }, act)
  }

  withdrawn(act: Act = {}): DossierStory {
    return this.does(commands.withdrawApplication, { requester: this.dossier.applicant }, act)
  }

  preReviewed(act: Act = {}): DossierStory {
    return this.does(commands.passPreReview, {}, act)
  }

  originalsSeen(act: Act = {}): DossierStory {
    return this.does(commands.presentOriginals, { differences: [] }, act)
  }

  /** Due day of a limit by its ledger; null while it stands, undefined when it was never opened. */
  due(limit: LimitName) {
    const ledger = this.found?.ledgers[limit]
    return ledger === undefined ? undefined : dueOf(ledger, calendar).due
  }
}

/** Begins a story; nothing was opened yet. */
export function aDossier(setting: Setting = {}): DossierStory {
  return new DossierStory(setting)
}

/** A material handed in, every review point in order. */
export function inOrder({ key, reviewPoints }: MaterialRequirement): MaterialChange {
  return {
    key,
    received: true,
    checks: Object.fromEntries(reviewPoints.map((point) => [point, { ok: true } as const])),
  }
}

export const aStatement: RefusalStatement = {
  ground: 'not-competent',
  reason: '该场所在邻县，不属本县管辖',
  basis: ['《中华人民共和国行政许可法》第三十二条第一款第二项'],
  rightBody: '邻县市场监督管理局',
}

export const remedies: readonly string[] = ['六十日内申请行政复议，六个月内提起行政诉讼。']
