import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/** One thing found. */
export interface QuickHit {
  readonly key: string
  readonly title: string
  readonly detail?: string
  readonly tags?: readonly string[]
  /** at the right end: 本窗口可以办, 转 05 号窗口 */
  readonly note?: string
  /** address inside the workbench */
  readonly to?: string
  readonly run?: () => void
  /** not what was asked for, only near it: shown when nothing else is found */
  readonly isNear?: boolean
}

/** A source of hits, brought by a module. */
export interface QuickSearchProvider {
  readonly id: string
  /** key of the group's word with its namespace: `catalogue:search.items` */
  readonly label: string
  /** only asked for people with this permission */
  readonly permission?: string
  /** not asked for people with this permission, for whom another provider answers */
  readonly unless?: string
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly QuickHit[]>
}

export interface Hit extends QuickHit {
  readonly group: string
}

/** Rows of one group; there are more behind Enter on the list pages. */
const ROWS = 8
const PAUSE_MS = 120

interface Found {
  readonly hits: readonly Hit[]
  readonly isSearching: boolean
  readonly isNothing: boolean
}

/** What all providers find for a text, in their order, as they answer. One that fails does not hide the others. */
export function useHits(
  providers: readonly QuickSearchProvider[],
  text: string,
  onNothing: ((text: string) => void) | undefined,
): Found {
  const [found, setFound] = useState<Found>({ hits: [], isSearching: false, isNothing: false })
  const tell = useRef(onNothing)
  useLayoutEffect(() => {
    tell.current = onNothing
  })
  const wanted = text.trim()
  useEffect(() => {
    const ended = new AbortController()
    const timer = setTimeout(() => void look(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      ended.abort()
    }

    async function look(): Promise<void> {
      const lists: (readonly Hit[])[] = providers.map(() => [])
      const show = (isSearching: boolean) => {
        if (ended.signal.aborted) return
        const all = lists.flat()
        const exact = all.filter((hit) => hit.isNear !== true)
        const isNothing = !isSearching && exact.length === 0 && wanted !== ''
        setFound({ hits: exact.length > 0 ? exact : isSearching ? [] : all.slice(0, 3), isSearching, isNothing })
        if (isNothing) tell.current?.(wanted)
      }
      show(true)
      await Promise.all(
        providers.map(async ({ label, search }, index) => {
          const hits = await search(wanted, ended.signal).catch(() => [])
          lists[index] = hits.slice(0, ROWS).map((hit) => ({ ...hit, group: label }))
          show(true)
        }),
      )
      show(false)
    }
  }, [providers, wanted])
  return found
}
