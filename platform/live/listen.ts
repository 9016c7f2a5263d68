import pg from 'pg'
import type { Database } from '../db/index.ts'
import { CHANNEL } from './publish.ts'
import { createRecent } from './recent.ts'
import type { Recent } from './recent.ts'

/** What a subscriber is told. */
export type Signal =
  | { readonly kind: 'changed'; readonly topic: string; readonly id: string }
  /** the connection was away for a moment: whatever was cached or shown must be read anew */
  | { readonly kind: 'missed' }

export type SignalListener = (signal: Signal) => void

/** The subscriptions of this process. */
export interface Live {
  /**
   * Has a listener told of a topic, until the function given back is called. A listener must not throw. Who says that
   * it listens since `behindMs` is told at once what happened in between.
   */
  subscribe(topic: string, listener: SignalListener, behindMs?: number): () => void
  /** false while the connection is away */
  isConnected(): boolean
  stop(): Promise<void>
}

/** Times of the connection, for tests. */
export interface LiveOptions {
  /** first pause before connecting again; doubles up to `longestPauseMs` */
  readonly firstPauseMs?: number
  readonly longestPauseMs?: number
  /** how often a silent connection is asked whether it still stands */
  readonly checkMs?: number
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000
const CHECK_MS = 20_000

/**
 * Opens the connection on which this process hears the news, and keeps it open until stopped.
 * @throws when the database cannot be reached at the start
 */
export async function startLive(db: Database, options: LiveOptions = {}): Promise<Live> {
  const listeners = new Map<string, Set<SignalListener>>()
  const recent = createRecent()
  const hear = (message: string) => deliver(listeners, recent, message)
  let client: pg.Client | undefined = await connect(db.url, hear)
  let isStopped = false
  let wake = () => {}

  async function keepOpen(): Promise<void> {
    for (;;) {
      if (client !== undefined) await endOf(client, options.checkMs ?? CHECK_MS)
      client = undefined
      if (isStopped) return
      await reopen()
      if (client !== undefined) tellAll(listeners, recent)
    }
  }

  async function reopen(): Promise<void> {
    let pause = options.firstPauseMs ?? FIRST_PAUSE_MS
    while (!isStopped && client === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, pause).unref()
      })
      pause = Math.min(pause * 2, options.longestPauseMs ?? LONGEST_PAUSE_MS)
      if (!isStopped) client = await connect(db.url, hear).catch(() => undefined)
    }
  }

  const kept = keepOpen()
  return {
    subscribe(topic, listener, behindMs = 0) {
      const end = subscribe(listeners, topic, listener)
      if (behindMs > 0) for (const signal of recent.since(topic, behindMs)) listener(signal)
      return end
    },
    isConnected: () => client !== undefined,
    async stop() {
      isStopped = true
      wake()
      await client?.end().catch(() => {})
      await kept
      // a connection that was just being opened
      await client?.end().catch(() => {})
    },
  }
}

type Listeners = Map<string, Set<SignalListener>>

function subscribe(listeners: Listeners, topic: string, listener: SignalListener): () => void {
  const ofTopic = listeners.get(topic) ?? new Set()
  listeners.set(topic, ofTopic)
  // wrapped, so that one listener may be subscribed twice and each end is its own
  const own: SignalListener = (signal) => listener(signal)
  ofTopic.add(own)
  return () => {
    ofTopic.delete(own)
    if (ofTopic.size === 0 && listeners.get(topic) === ofTopic) listeners.delete(topic)
  }
}

function deliver(listeners: Listeners, recent: Recent, message: string): void {
  const space = message.indexOf(' ')
  const topic = message.slice(0, space)
  const signal: Signal = { kind: 'changed', topic, id: message.slice(space + 1) }
  recent.note(topic, signal)
  for (const listener of listeners.get(topic) ?? []) listener(signal)
}

function tellAll(listeners: Listeners, recent: Recent): void {
  const signal: Signal = { kind: 'missed' }
  recent.note(undefined, signal)
  for (const ofTopic of listeners.values()) {
    for (const listener of ofTopic) listener(signal)
  }
}

async function connect(url: string, hear: (message: string) => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'yichuang live', keepAlive: true })
  client.on('notification', ({ payload }) => hear(payload ?? ''))
  // what goes wrong later ends the connection, which `endOf` sees
  client.on('error', () => {})
  await client.connect()
  await client.query(`listen ${CHANNEL}`)
  return client
}

/** Ends with the connection: closed, cut, or silent when asked whether it stands. */
async function endOf(client: pg.Client, checkMs: number): Promise<void> {
  let check: NodeJS.Timeout | undefined
  await new Promise<void>((resolve) => {
    client.once('end', () => resolve())
    client.once('error', () => resolve())
    check = setInterval(() => {
      const silent = setTimeout(resolve, checkMs / 2).unref()
      client.query('select 1').then(
        () => clearTimeout(silent),
        () => resolve(),
      )
    }, checkMs)
    check.unref()
  })
  clearInterval(check)
  await client.end().catch(() => {})
}
