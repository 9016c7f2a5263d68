import { createHash, randomUUID } from 'node:crypto'
import type { Actor, Instant } from '../pure/index.ts'
import { canonicalJson } from './canonical.ts'

/** The end of a stream: number and hash of its last event; `startOf` for a stream without events. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** What an event says, before it is chained: the owner's union narrows `type` and the own fields. */
export interface NewEvent {
  readonly type: string
  readonly v: number
}

/** An event as it is stored: `body` is the canonical text, hashes are hex. */
export interface EventRow {
  readonly stream: string
  readonly seq: number
  readonly type: string
  readonly body: string
  readonly prevHash: string
  readonly hash: string
  readonly recordedAt: string
}

/** What is the same for all events of one act. */
export interface ActStamp {
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: Pick<Actor, 'person' | 'name' | 'kind' | 'roles' | 'department' | 'hall' | 'window'>
  readonly channel: string
  readonly delegation?: string
}

/** The head of a stream that has no event yet: hash of its name, so that no two streams start alike. */
export function startOf(stream: string): Head {
  return { seq: 0, hash: sha256(stream) }
}

/** Chains events behind a head, in order. `hash = sha256(prevHash ‖ body)`; a changed byte breaks every later hash. */
export function chainEvents(stream: string, head: Head, events: readonly NewEvent[], stamp: ActStamp): EventRow[] {
  let { seq, hash } = head
  const by = byOf(stamp)
  return events.map(({ type, v, ...data }) => {
    seq += 1
    const { at, recordedAt, channel } = stamp
    const body = canonicalJson({ id: randomUUID(), stream, seq, type, v, at, recordedAt, by, channel, data })
    const prevHash = hash
    hash = linkHash(prevHash, body)
    return { stream, seq, type, body, prevHash, hash, recordedAt }
  })
}

/** Hash of an event from the hash before it and its text. */
export function linkHash(prevHash: string, body: string): string {
  return createHash('sha256').update(prevHash, 'hex').update(body).digest('hex')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Who did it, as an event keeps it. */
export function byOf({ by, delegation }: ActStamp) {
  const { person, name, kind, roles, department, hall, window } = by
  return { person, name, kind, roles, department, hall, window, delegation }
}
