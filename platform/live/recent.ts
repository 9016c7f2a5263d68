import type { Signal } from './listen.ts'

/** The signals of the last moments, so that who was away for a moment can be told what happened meanwhile. */
export interface Recent {
  /** @param topic of the signal; undefined: of every topic */
  note(topic: string | undefined, signal: Signal): void
  /** What happened to a topic in the last `withinMs`; only `missed` when that is longer than is remembered. */
  since(topic: string, withinMs: number): readonly Signal[]
}

interface Noted {
  readonly at: number
  readonly topic: string | undefined
  readonly signal: Signal
}

/** How long signals are remembered, and how many at most. */
const SPAN_MS = 15_000
const MOST = 20_000

/** A memory of signals, bounded in time and number. */
export function createRecent(now: () => number = () => performance.now()): Recent {
  let noted: Noted[] = []
  // whatever happened since is remembered
  let completeSince = now()
  const keepFrom = (first: number) => {
    completeSince = Math.max(completeSince, now() - SPAN_MS, noted[first - 1]?.at ?? 0)
    noted = noted.slice(first)
  }
  return {
    note(topic, signal) {
      if (noted.length >= MOST) keepFrom(MOST / 2)
      noted.push({ at: now(), topic, signal })
    },
    since(topic, withinMs) {
      const firstKept = noted.findIndex(({ at }) => at >= now() - SPAN_MS)
      keepFrom(firstKept === -1 ? noted.length : firstKept)
      const from = now() - withinMs
      if (from < completeSince) return [{ kind: 'missed' }]
      return noted.filter((one) => one.at >= from && (one.topic ?? topic) === topic).map(({ signal }) => signal)
    },
  }
}
