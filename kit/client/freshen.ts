import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { useLive } from './live.ts'

/** Pause between two reads of the same while things keep happening, in milliseconds. */
const PAUSE_MS = 400

interface Freshening {
  hasMore: boolean
}

const running = new WeakMap<QueryClient, Map<string, Freshening>>()

/**
 * Reads anew what is kept under a key when something happens to one of these topics: at once; while it is being read and
 * for a pause behind it, however much happens, once more. A read under way is never given up for the next one, so that a
 * page stays right in a busy hall, too.
 * @param pauseMs for what many pages show and few wait for: the counts beside the menu
 */
export function useFreshOn(topics: readonly string[], queryKey: QueryKey, pauseMs = PAUSE_MS): void {
  const client = useQueryClient()
  useLive(topics, () => void freshen(client, queryKey, pauseMs))
}

async function freshen(client: QueryClient, queryKey: QueryKey, pauseMs: number): Promise<void> {
  const ofClient = running.get(client) ?? new Map<string, Freshening>()
  running.set(client, ofClient)
  const name = JSON.stringify(queryKey)
  const known = ofClient.get(name)
  if (known !== undefined) {
    known.hasMore = true
    return
  }
  const mine: Freshening = { hasMore: true }
  ofClient.set(name, mine)
  while (mine.hasMore) {
    mine.hasMore = false
    // a read that began before what happened does not know of it: it is read again behind it
    if (client.isFetching({ queryKey }) > 0) mine.hasMore = true
    await client.invalidateQueries({ queryKey }, { cancelRefetch: false }).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  ofClient.delete(name)
}
