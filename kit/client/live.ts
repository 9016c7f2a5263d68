import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { clientSettings } from './settings.ts'

/** Something happened to a topic. Carries ids only: who wants to know more asks. */
export interface LiveEvent {
  readonly topic: string
  /** name of the event; `resync` after the line was cut, when events may have been missed */
  readonly type: string
  readonly id?: string
}

export type Connection = 'connected' | 'reconnecting' | 'offline'

interface Listener {
  readonly topics: readonly string[]
  readonly hear: (event: LiveEvent) => void
}

const listeners = new Set<Listener>()
const watchers = new Set<() => void>()
let connection: Connection = 'connected'
let line: EventSource | undefined
let lineTopics = ''
let isReopening = false
/** since when a listener waits for the line to be opened, in milliseconds of `performance.now()` */
let deafSince: number | undefined
const AGAIN_MS = 5_000

/**
 * Hears what happens to topics while the component is mounted. One line to the server for the whole page: opened anew
 * for other topics it tells what happened meanwhile; after it was cut every listener hears `resync`.
 */
export function useLive(topics: readonly string[], onEvent: (event: LiveEvent) => void): void {
  const newest = useRef(onEvent)
  useLayoutEffect(() => {
    newest.current = onEvent
  })
  const wanted = topics.join(',')
  useEffect(() => {
    if (wanted === '') return undefined
    const listener = { topics: wanted.split(','), hear: (event: LiveEvent) => newest.current(event) }
    listeners.add(listener)
    deafSince ??= performance.now()
    reopenSoon()
    return () => {
      listeners.delete(listener)
      reopenSoon()
    }
  }, [wanted])
}

/** How the line to the server stands. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    watch,
    () => connection,
    () => 'connected',
  )
}

function watch(changed: () => void): () => void {
  watchers.add(changed)
  if (watchers.size === 1) {
    addEventListener('online', judge)
    addEventListener('offline', judge)
  }
  return () => {
    watchers.delete(changed)
    if (watchers.size > 0) return
    removeEventListener('online', judge)
    removeEventListener('offline', judge)
  }
}

function judge(): void {
  if (!navigator.onLine) stand('offline')
  else stand(line === undefined || line.readyState === EventSource.OPEN ? 'connected' : 'reconnecting')
}

function stand(next: Connection): void {
  if (next === connection) return
  connection = next
  for (const changed of watchers) changed()
}

// Pages mount and unmount several listeners at once: the line is opened anew only when they have settled.
function reopenSoon(): void {
  if (isReopening || typeof EventSource === 'undefined') return
  isReopening = true
  setTimeout(() => {
    isReopening = false
    reopen()
  }, 50)
}

function reopen(wasRefused = false): void {
  const topics = [...new Set([...listeners].flatMap((listener) => listener.topics))].sort().join(',')
  const since = deafSince ?? performance.now()
  deafSince = undefined
  if (topics === lineTopics) return
  line?.close()
  line = undefined
  lineTopics = topics
  if (topics === '') return
  // never 0: what comes between the old line and the new one is to be heard where topics only left, too
  const behind = Math.max(1, Math.ceil(performance.now() - since))
  const query = new URLSearchParams({ topics, behind: String(behind) })
  const opened = new EventSource(`${clientSettings().base}/live?${query}`)
  let wasCut = wasRefused
  line = opened
  opened.addEventListener('open', () => {
    judge()
    if (wasCut) tellAll()
    wasCut = false
  })
  opened.addEventListener('error', () => {
    wasCut = true
    judge()
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => renew(opened), AGAIN_MS)
  })
  opened.addEventListener('message', (message: MessageEvent<string>) => {
    tell(message.data)
  })
}

/** The browser gives up a line that was refused, as while the session is gone: we do not. */
function renew(refused: EventSource): void {
  if (line !== refused) return
  lineTopics = ''
  reopen(true)
}

function tell(data: string): void {
  const event = JSON.parse(data) as LiveEvent
  for (const { topics, hear } of listeners) if (topics.includes(event.topic)) hear(event)
}

function tellAll(): void {
  for (const { topics, hear } of listeners) for (const topic of topics) hear({ topic, type: 'resync' })
}
