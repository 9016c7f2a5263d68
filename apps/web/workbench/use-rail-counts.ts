import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useLive } from '@yichuang/kit'
import type { PageEntry, RailEntry } from '@yichuang/kit'

/** How many of the person's own wait behind each place of the rail; kept fresh by what happens. */
export function useRailCounts(
  rail: readonly (PageEntry & { readonly rail: RailEntry })[],
): Readonly<Record<string, number>> {
  const memory = useQueryClient()
  const counted = rail.flatMap(({ path, rail: { count } }) => (count === undefined ? [] : [{ path, count }]))
  const answers = useQueries({
    queries: counted.map(({ path, count }) => ({
      queryKey: ['rail-count', path],
      queryFn: count.read,
      refetchInterval: 60_000,
    })),
  })
  useLive([...new Set(counted.flatMap(({ count }) => count.topics ?? []))], () => {
    void memory.invalidateQueries({ queryKey: ['rail-count'] })
  })
  return Object.fromEntries(counted.map(({ path }, index) => [path, answers[index]?.data ?? 0]))
}
