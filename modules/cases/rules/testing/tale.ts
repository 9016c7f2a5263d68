import { dueOf } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import type { PlainDate, Refusal } from '@yichuang/platform/pure'
import { accept, deferralUntil, fold, perform, runTimers, startScribe } from '../index.ts'
import type { CommandRule, Dossier, DossierEvent, Facts, ItemTerms, Scribe } from '../index.ts'

/** Who does something, and when: '2026-04-24' is ten in the morning. */
export interface TaleAct<Name extends string> {
  readonly by?: Name | undefined
  readonly at?: string | undefined
}

/** What has happened so far, and the day of the last act. */
export interface Happened {
  readonly events: readonly DossierEvent[]
  readonly found: Dossier | undefined
  readonly day: string
}

/**
 * A dossier as people lived through it: every step is the real command, performed and folded. Steps answer the tale
 * after them; the one before stays as it was, so that several tests may go on from it.
 */
export abstract class Tale<Self, Name extends string> {
  readonly events: readonly DossierEvent[]
  readonly found: Dossier | undefined
  readonly day: string

  constructor({ events, found, day }: Happened) {
    this.events = events
    this.found = found
    this.day = day
  }

  /** Who does it, when, and by which rules. */
  abstract facts(act?: TaleAct<Name>): Facts
  /** The tale when more has happened, under the same rules. */
  protected abstract after(happened: Happened): Self

  get dossier(): Dossier {
    if (this.found === undefined) throw new Error('nothing was opened')
    return this.found
  }

  /** Types of all events so far. */
  get types(): readonly string[] {
    return this.events.map(({ type }) => type)
  }

  /** The decision alone, without the clock. @returns the refusal, undefined when the act would be done */
  refusalOf<Input>(rule: CommandRule<Input>, input: Input, act?: TaleAct<Name>): Refusal | undefined {
    const decision = rule.decide(this.found, input, this.facts(act))
    return decision.ok ? undefined : decision.refusal
  }

  /** Performs a command that must not be refused; what the clock did before is told, too. */
  does<Input>(rule: CommandRule<Input>, input: Input, act?: TaleAct<Name>): Self {
    const facts = this.facts(act)
    const { timers, decision } = perform(this.found, rule, input, { facts, id: 'dossier' })
    if (!decision.ok) throw new Error(`${rule.name} was refused: ${JSON.stringify(decision.refusal)}`)
    const told = [...timers.flatMap(({ events }) => events), ...decision.value.events]
    return this.#goesOn(told, decision.value.dossier, act?.at)
  }

  /** Arranges what another module's command would have recorded. */
  with(write: (scribe: Scribe) => void, act?: TaleAct<Name>): Self {
    const scribe = startScribe(this.dossier, this.facts(act))
    write(scribe)
    return this.#goesOn(scribe.events(), scribe.dossier(), act?.at)
  }

  /** Arranges the first event. */
  protected begins(event: DossierEvent, act: TaleAct<Name>): Self {
    const { at, by, channel } = this.facts(act)
    const stamp = { at, person: by.person, name: by.name, channel }
    return this.#goesOn([event], fold(this.found, event, stamp, 'dossier'), act.at)
  }

  /** Lets the clock act up to a day or moment. */
  waits(until: string): Self {
    const { dossier, batches } = runTimers(this.dossier, this.facts({ at: until }))
    return this.#goesOn(
      batches.flatMap(({ events }) => events),
      dossier,
      until,
    )
  }

  /** Due day of a limit by its ledger; null while the clock stands, undefined when it was never opened. */
  due(limit: LimitName): PlainDate | null | undefined {
    const ledger = this.dossier.ledgers[limit]
    return ledger === undefined ? undefined : dueOf(ledger, this.facts().calendar).due
  }

  #goesOn(told: readonly DossierEvent[], found: Dossier, at: string | undefined): Self {
    return this.after({ events: [...this.events, ...told], found, day: at ?? this.day })
  }
}

/** Writes that a case was received and accepted in one visit, with what was promised for later. */
export function acceptedInOneVisit(scribe: Scribe, promised: readonly string[] = []): void {
  const { facts, today } = scribe
  const { onDefault: consequence, deferralMoves: moves } = facts.item
  const until = deferralUntil(10, facts, today)
  scribe.emit({ type: 'intake.received', v: 1, receiptNo: '收1', materials: [], limits: [] })
  accept(scribe, {
    event: { type: 'intake.accepted', v: 1, deferred: promised },
    dayZero: today,
    accepter: facts.by,
    isOnTheSpot: false,
    deferral:
      promised.length === 0
        ? undefined
        : { materials: promised, days: 10, until, consequence, moves, signatureId: 'signature' },
  })
}

/** That an application was opened at the window by somebody for an item; what is left out is the usual. */
export function openedFor(
  { id, version, name, kind, department, assisting }: ItemTerms,
  change: Partial<Extract<DossierEvent, { type: 'intake.opened' }>> = {},
): DossierEvent {
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
    ...change,
  }
}
