import { setTimeout as pause } from 'node:timers/promises'
import { prepared, withTransaction } from '../db/index.ts'
import type { AnyTx, Database } from '../db/index.ts'

/** An event that was recorded, as the dispatcher hands it on: where it is, not what it says. */
export interface EventNote {
  readonly stream: string
  readonly seq: number
  readonly type: string
}

/** Who wants to hear of which events after commit. `deliver` runs in the dispatcher's transaction: it only adds jobs. */
export interface Subscriber {
  readonly name: string
  readonly types: ReadonlySet<string> | 'all'
  deliver(tx: AnyTx, events: readonly EventNote[]): Promise<void>
}

export interface Dispatcher {
  /** An act was recorded: look now, do not wait for the next round. */
  wake(): void
  /** Dispatches all that waits; for tests and for a clean stop. */
  drain(): Promise<void>
  stop(): Promise<void>
}

const takeBatch = prepared<EventNote, [limit: number]>(
  'platform.take-outbox',
  `with taken as (
     delete from platform.outbox where id in (
       select id from platform.outbox order by id limit $1 for update skip locked
     ) returning id, stream, seq, type, hash
   ),
   kept as (insert into platform.unanchored (stream, seq, hash) select stream, seq, hash from taken)
   select stream, seq, type from taken order by id`,
)

const BATCH = 500
const ROUND_MS = 1000
/** Acts that come close together are dispatched together: a pause between two rounds, far below what a person notices. */
const PAUSE_MS = 50

const awaiting = new WeakMap<Database, () => void>()

/** A command was recorded in this database: its dispatcher, if this process has one, looks now. */
export function wakeDispatcher(db: Database): void {
  awaiting.get(db)?.()
}

/**
 * Hands recorded events to their subscribers: takes a batch from the outbox, adds the subscribers' jobs and notes the
 * events for the next anchor, all in one transaction, so that nothing is lost and nothing is half dispatched.
 * Several processes may dispatch at once.
 */
export function startDispatcher(
  db: Database,
  subscribers: readonly Subscriber[],
  onFault: (error: unknown) => void,
): Dispatcher {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  const round = async () => {
    do {
      again = false
      while ((await dispatchBatch(db, subscribers)) === BATCH) again = true
      await pause(PAUSE_MS)
    } while (again && !stopped)
  }
  const wake = () => {
    if (running !== undefined) {
      again = true
      return
    }
    running = round()
      .catch(onFault)
      .finally(() => (running = undefined))
  }
  const timer = setInterval(wake, ROUND_MS)
  awaiting.set(db, wake)
  return {
    wake,
    async drain() {
      await running
      while ((await dispatchBatch(db, subscribers)) > 0);
    },
    async stop() {
      stopped = true
      if (awaiting.get(db) === wake) awaiting.delete(db)
      clearInterval(timer)
      await running
    },
  }
}

async function dispatchBatch(db: Database, subscribers: readonly Subscriber[]): Promise<number> {
  return withTransaction<unknown, number>(db, async (tx) => {
    const notes = await tx.many(takeBatch, [BATCH])
    for (const subscriber of subscribers) {
      const wanted = notes.filter(({ type }) => subscriber.types === 'all' || subscriber.types.has(type))
      if (wanted.length > 0) await subscriber.deliver(tx, wanted)
    }
    return notes.length
  })
}
