import { violatesUnique } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Intent } from '@yichuang/platform/commands'
import { chainEvents, eventsJson, startOf } from '@yichuang/platform/events'
import type { EventRow, Head } from '@yichuang/platform/events'
import type { Refusal } from '@yichuang/platform/pure'
import { overviewOf } from '../queries/overview.ts'
import type { Batch, Dossier, DossierEvent, Facts } from '../rules/index.ts'
import type { DossierMemory } from './memory.ts'
import type { LoadedDossier, ProjectionSql, SaveStatements } from './statements.ts'

/** A row another module keeps in step with the dossier, in the same statement. */
export interface Projection extends ProjectionSql {
  /** rows to write after an act, undefined when nothing of its concern changed */
  readonly rows: (
    before: Dossier | undefined,
    after: Dossier,
    facts: Facts,
    events: readonly DossierEvent[],
  ) => readonly object[] | undefined
  /** by the name of a unique index: why an act is refused that it keeps from being written */
  readonly guards?: Readonly<Record<string, (after: Dossier) => Refusal>>
}

/** What a lifecycle command answers: where the dossier stands now. */
export interface ActAnswer {
  readonly id: string
  readonly applicationNo: string
  readonly version: number
  readonly stage: string
}

interface SaveParts {
  readonly db: Database
  readonly save: SaveStatements
  readonly projections: readonly Projection[]
  readonly memory: DossierMemory
}

export interface Saving {
  readonly id: string
  readonly loaded: LoadedDossier
  readonly facts: Facts
  readonly batches: readonly Batch[]
  readonly after: Dossier
  readonly receipt?: {
    readonly command: string
    readonly intent: Intent
    readonly bodyHash: string
    readonly answer: ActAnswer
  }
}

/** What became of an act that was to be written; an index that guards a projection refuses it with its reason. */
export type Saved = 'saved' | 'again' | Refusal

/** Saves an act in one statement. @returns 'again' when somebody else wrote first, or the key was used a moment ago */
export async function save(parts: SaveParts, saving: Saving): Promise<Saved> {
  const { id, loaded, facts, after } = saving
  const before = loaded.state ?? undefined
  const rows = eventRows(saving)
  const root = {
    id,
    expected: loaded.version,
    version: after.version,
    head: rows.at(-1)?.hash,
    ...overviewOf(after, facts),
  }
  const events = saving.batches.flatMap((batch) => batch.events)
  const projected = parts.projections.map(({ rows: project }) =>
    JSON.stringify(project(before, after, facts, events) ?? []),
  )
  const statement = before === undefined ? parts.save.create : parts.save.advance
  try {
    const written = await parts.db.many(statement, [
      JSON.stringify(root),
      JSON.stringify(after),
      eventsJson(rows),
      JSON.stringify(receiptOf(saving)),
      JSON.stringify(auditOf(saving)),
      ...projected,
    ])
    if (written.length !== 1 || root.head === undefined) return 'again'
    const { version, calendarVersion } = root
    parts.memory.keep(id, { version, head: root.head, state: after, calendarVersion })
    return 'saved'
  } catch (error) {
    const isRace = ['command_receipt_pkey', 'event_pkey', 'dossier_pkey'].some((name) => violatesUnique(error, name))
    if (isRace) return 'again'
    const why = guardOf(parts.projections, error)
    if (why === undefined) throw error
    return why(after)
  }
}

function guardOf(projections: readonly Projection[], error: unknown) {
  return projections
    .flatMap(({ guards = {} }) => Object.entries(guards))
    .find(([index]) => violatesUnique(error, index))?.[1]
}

function eventRows({ id, loaded, facts, batches, receipt }: Saving): EventRow[] {
  const stream = `dossier:${id}`
  let head: Head =
    loaded.version === null || loaded.head === null ? startOf(stream) : { seq: loaded.version, hash: loaded.head }
  const recordedAt = receipt?.intent.at ?? facts.at
  const rows: EventRow[] = []
  for (const { at, events, bySystem } of batches) {
    const by = bySystem ? { kind: 'system' as const, person: 'system:clock', name: '系统', roles: [] } : facts.by
    rows.push(...chainEvents(stream, head, events, { at, recordedAt, by, channel: facts.channel }))
    const last = rows.at(-1)
    if (last !== undefined) head = { seq: last.seq, hash: last.hash }
  }
  return rows
}

function receiptOf({ receipt }: Saving): object[] {
  if (receipt === undefined) return []
  const { command, intent, bodyHash, answer } = receipt
  const { actor, key, at } = intent
  return [{ person: actor.person, key, command, bodyHash, answer, at }]
}

function auditOf({ receipt, id }: Saving): object[] {
  if (receipt === undefined) return []
  const { actor, at, requestId } = receipt.intent
  return [
    { at, person: actor.person, role: actor.roles[0], name: receipt.command, subject: `dossier:${id}`, requestId },
  ]
}
