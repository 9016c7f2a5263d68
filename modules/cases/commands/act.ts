import { randomUUID } from 'node:crypto'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { mayAct } from '@yichuang/modules/access/rules'
import { bodyHashOf, replay } from '@yichuang/platform/commands'
import type { Intent } from '@yichuang/platform/commands'
import type { Database } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { perform } from '../rules/index.ts'
import type {
  CalendarReplacement,
  Channel,
  CommandRule,
  DelegationFact,
  Dossier,
  Facts,
  ItemTerms,
  Performance,
  Place,
  Settings,
} from '../rules/index.ts'
import { dossierMemory } from './memory.ts'
import type { DossierMemory } from './memory.ts'
import { noteJudged } from './statements.ts'
import { save } from './save.ts'
import type { ActAnswer, Projection } from './save.ts'
import type { LoadedDossier, SaveStatements } from './statements.ts'

/** What the lifecycle takes from other modules, handed in by the composition root. */
export interface CaseSources {
  terms(item: { readonly id: string; readonly version: number }, answers: Dossier['answers']): Promise<ItemTerms>
  delegations(item: string, actor: Actor): Promise<readonly DelegationFact[]>
  calendar(): Promise<CompiledCalendar>
  /** the calendar in force and the editions published after this one; left out where the calendar never changes */
  calendarSince?(version: string): Promise<{
    readonly calendar: CompiledCalendar
    readonly replacements: readonly CalendarReplacement[]
  }>
  settings(hall: string | undefined): Promise<Settings>
}

export interface ActParts {
  readonly db: Database
  readonly sources: CaseSources
  readonly save: SaveStatements
  readonly projections: readonly Projection[]
  readonly onRecorded: () => void
}

export interface ActRequest<Input> {
  readonly rule: CommandRule<Input>
  readonly input: Input
  readonly intent: Intent
  /** legal time when it differs from the recording: off-line intake, letters, carriers */
  readonly occurredAt?: Instant | undefined
  readonly expectedVersion?: number | undefined
  /** what a repeated key is compared with, when the input holds things made anew each time (numbers) */
  readonly sameAs?: unknown
}

/** A dossier to begin: known before it exists. */
export interface NewDossier {
  readonly id: string
  readonly channel: Channel
  readonly place: Place
  readonly terms: ItemTerms
}

/** Runs lifecycle commands: one read, the pure decision, one write; again when somebody wrote in between. */
export interface Acts {
  /** Begins a dossier: opens and, in the same act, whatever else the command's rule does. */
  open<Input>(request: ActRequest<Input>, about: NewDossier): Promise<Decision<ActAnswer>>
  /** Acts on an existing dossier. */
  act<Input>(id: string, request: ActRequest<Input>): Promise<Decision<ActAnswer>>
  /** Lets the clock act on a dossier whose alarm is due. */
  tick(id: string, at: Instant): Promise<void>
  /** The dossier and the facts a rule would be asked with: for screens and availableActions. */
  view(id: string, actor: Actor, at: Instant): Promise<{ readonly dossier: Dossier; readonly facts: Facts } | undefined>
}

const RETRIES = 6

interface Runner extends ActParts {
  readonly memory: DossierMemory
}

/** Makes the runner of lifecycle commands. */
export function actsOn(given: ActParts): Acts {
  const parts: Runner = { ...given, memory: dossierMemory(given.db) }
  return {
    open: (request, about) => run(parts, about.id, { request, about }),
    act: (id, request) => run(parts, id, { request }),
    async tick(id, at) {
      const clock: Actor = {
        kind: 'system',
        person: 'system:clock',
        name: '系统',
        roles: [],
        permissions: new Set(),
        region: '',
      }
      const loaded = await parts.memory.load(id, { person: clock.person, key: '' })
      if (loaded.state === null) return
      const facts = await factsFor(parts, loaded.state, { actor: clock, at, judgedBy: loaded.calendarVersion })
      const { timers, settled } = perform(loaded.state, nothing, undefined, { facts, id })
      if (timers.length > 0 && settled !== undefined) {
        if ((await save(parts, { id, loaded, facts, batches: timers, after: settled })) === 'saved') parts.onRecorded()
      } else if (loaded.calendarVersion !== facts.calendar.version) {
        await parts.db.run(noteJudged, [id, loaded.state.version, facts.calendar.version])
      }
    },
    async view(id, actor, at) {
      const loaded = await parts.memory.load(id, { person: actor.person, key: '' })
      if (loaded.state === null) return undefined
      return { dossier: loaded.state, facts: await factsFor(parts, loaded.state, { actor, at }) }
    },
  }
}

/** A command that does nothing: what remains are the timers. */
const nothing: CommandRule<undefined> = {
  name: 'cases.tick',
  isVersioned: false,
  decide: () => refused({ code: 'cases.nothing' }),
}

interface Running<Input> {
  readonly request: ActRequest<Input>
  readonly about?: NewDossier
}

async function run<Input>(parts: Runner, id: string, running: Running<Input>): Promise<Decision<ActAnswer>> {
  for (let attempt = 1; ; attempt += 1) {
    const remembered = running.about === undefined ? parts.memory.recall(id) : notBegun
    const outcome = await tryOnce(parts, id, running, attempt === 1 ? remembered : undefined)
    if (outcome !== 'again') return outcome
    parts.memory.forget(id)
    if (attempt >= RETRIES) return refused({ code: 'platform.busy' })
  }
}

/** A dossier that begins is taken not to be there; its number and the receipt of its key say so if it is. */
const notBegun: LoadedDossier = { version: null, head: null, state: null, calendarVersion: null, receipt: null }

/**
 * One try. On what is remembered only success counts, as its write is guarded by the version: whatever is refused is
 * asked again of the database.
 */
async function tryOnce<Input>(
  parts: Runner,
  id: string,
  running: Running<Input>,
  remembered: LoadedDossier | undefined,
): Promise<Decision<ActAnswer> | 'again'> {
  const { rule, input, intent, sameAs } = running.request
  const bodyHash = bodyHashOf(rule.name, { id: running.about === undefined ? id : null, input: sameAs ?? input })
  const loaded = remembered ?? (await parts.memory.load(id, { person: intent.actor.person, key: intent.key }))
  const before = loaded.state ?? undefined
  const early = replay<ActAnswer>(loaded.receipt ?? undefined, rule.name, bodyHash) ?? barOf(before, running)
  if (early !== undefined) return remembered === undefined ? early : 'again'
  const facts = await factsOf(parts, loaded, running)
  if (facts === undefined) return refused({ code: 'access.out-of-scope' })
  const performed = perform(before, rule, input, { facts, id })
  if (!performed.decision.ok && remembered !== undefined) return 'again'
  return record(parts, performed, { id, loaded, facts, command: rule.name, intent, bodyHash })
}

interface Recording {
  readonly id: string
  readonly loaded: LoadedDossier
  readonly facts: Facts
  readonly command: string
  readonly intent: Intent
  readonly bodyHash: string
}

/** Saves what a command came to. What fell due by itself stands, whatever becomes of the command. */
async function record(
  parts: Runner,
  { timers, settled, decision }: Performance,
  { command, intent, bodyHash, ...known }: Recording,
): Promise<Decision<ActAnswer> | 'again'> {
  if (!decision.ok) {
    if (timers.length > 0 && settled !== undefined) await save(parts, { ...known, batches: timers, after: settled })
    return decision
  }
  const { dossier: after, events } = decision.value
  const batches = [...timers, { at: known.facts.at, events, bySystem: false }]
  const answer = answerOf(known.id, after)
  const saved = await save(parts, { ...known, batches, after, receipt: { command, intent, bodyHash, answer } })
  if (saved === 'saved') parts.onRecorded()
  if (typeof saved === 'string') return saved === 'saved' ? decided(answer) : saved
  // What stands in the way may be this very act, sent twice at once: its receipt is there by now.
  const { receipt } = await parts.memory.load(known.id, { person: intent.actor.person, key: intent.key })
  return replay<ActAnswer>(receipt ?? undefined, command, bodyHash) ?? refused(saved)
}

function answerOf(id: string, { applicationNo, version, stage, case: file }: Dossier): ActAnswer {
  return { id, applicationNo, version, stage: file?.stage ?? stage }
}

async function factsOf<Input>(
  parts: ActParts,
  { state: before, calendarVersion: judgedBy }: LoadedDossier,
  { request, about }: Running<Input>,
): Promise<Facts | undefined> {
  const moment = { actor: request.intent.actor, at: request.occurredAt ?? request.intent.at, judgedBy }
  return before === null ? openingFacts(parts, about, moment) : factsFor(parts, before, moment)
}

function barOf<Input>(before: Dossier | undefined, { request, about }: Running<Input>): Decision<never> | undefined {
  const { rule, intent, expectedVersion } = request
  const place = before === undefined ? about && placeOf(about.place, about.terms) : placeOf(before.place, before.item)
  if (place === undefined) return refused({ code: 'access.out-of-scope' })
  const may = mayAct(intent.actor, rule.name, place)
  if (!may.ok) return may
  if (before === undefined || !rule.isVersioned || intent.actor.kind === 'system') return undefined
  if (expectedVersion === before.version) return undefined
  return refused({ code: 'cases.stale-version', expectedVersion: expectedVersion ?? null, version: before.version })
}

function placeOf(place: Place, item: { readonly department: string; readonly assisting: readonly string[] }) {
  return { region: place.region, hall: place.hall, departments: [item.department, ...item.assisting] }
}

interface Moment {
  readonly actor: Actor
  readonly at: Instant
  /** edition of the calendar the dossier was last judged by */
  readonly judgedBy?: string | null
}

/** The calendar in force, and what was published since the dossier was last judged. */
async function calendarFor(sources: CaseSources, judgedBy: string | null | undefined) {
  const calendar = await sources.calendar()
  const isUnknown = judgedBy === null || judgedBy === undefined || judgedBy === ''
  if (isUnknown || judgedBy === calendar.version) return { calendar, replacements: [] }
  return (await sources.calendarSince?.(judgedBy)) ?? { calendar, replacements: [] }
}

async function factsFor({ sources }: ActParts, dossier: Dossier, { actor, at, judgedBy }: Moment): Promise<Facts> {
  const [item, delegations, { calendar, replacements }, settings] = await Promise.all([
    sources.terms(dossier.item, dossier.answers),
    sources.delegations(dossier.item.id, actor),
    calendarFor(sources, judgedBy),
    sources.settings(dossier.place.hall),
  ])
  return {
    at,
    by: actor,
    channel: dossier.channel,
    place: dossier.place,
    item,
    delegations,
    calendar,
    replacements,
    settings,
    newId: randomUUID,
  }
}

async function openingFacts(
  { sources }: ActParts,
  about: NewDossier | undefined,
  { actor, at }: Moment,
): Promise<Facts | undefined> {
  if (about === undefined) return undefined
  const { channel, place, terms } = about
  const [delegations, calendar, settings] = await Promise.all([
    sources.delegations(terms.id, actor),
    sources.calendar(),
    sources.settings(place.hall),
  ])
  return { at, by: actor, channel, place, item: terms, delegations, calendar, settings, newId: randomUUID }
}
