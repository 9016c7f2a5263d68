import { useQueries } from '@tanstack/react-query'
import { useFreshOn } from '@yichuang/kit'
import type { PageEntry, RailEntry } from '@yichuang/kit'

/** Everybody's pages show these, and nobody waits for them. */
const PAUSE_MS = 2_000

/** How many of the person's own wait behind each place of the rail; kept fresh by what happens. */
export function useRailCounts(
  rail: readonly (PageEntry & { readonly rail: RailEntry })[],
): Readonly<Record<string, number>> {
  const counted = rail.flatMap(({ path, rail: { count } }) => (count === undefined ? [] : [{ path, count }]))
  const answers = useQueries({
    queries: counted.map(({ path, count }) => ({
      queryKey: ['rail-count', path],
      queryFn: count.read,
      refetchInterval: 60_000,
    })),
  })
  useFreshOn([...new Set(counted.flatMap(({ count }) => count.topics ?? []))], ['rail-count'], PAUSE_MS)
  return Object.fromEntries(counted.map(({ path }, index) => [path, answers[index]?.data ?? 0]))
}
