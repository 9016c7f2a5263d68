import type { Endpoint, QueryOf } from '@yichuang/platform/contract'
import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'

export interface TableOptions {
  /** names of the filters, as in the contract's query */
  readonly filters?: readonly string[]
  /** order when none is chosen: `due`, or `-due` for the last first */
  readonly sort?: string
  /** rows a page, 50 unless told; the server allows 200 */
  readonly size?: number
  /** more query members that are not in the URL */
  readonly fixed?: Readonly<Record<string, unknown>>
}

/** What a list shows: filters, order and page, all kept in the address so that it can be passed on. */
export interface TableState<Query = unknown> {
  /** goes into `useCall(endpoint, { query })` */
  readonly query: Query
  readonly filterValues: (name: string) => readonly string[]
  readonly setFilter: (name: string, values: readonly string[]) => void
  readonly clearFilters: () => void
  readonly hasFilters: boolean
  readonly sort: string | undefined
  readonly setSort: (sort: string) => void
  /** goes to the page behind this cursor */
  readonly goNext: (cursor: string) => void
  /** goes back a page, to the first one when the way here is not known */
  readonly goBack: () => void
  readonly isFirst: boolean
  /** pages before this one, undefined when the address was opened in the middle */
  readonly pagesBefore: number | undefined
  readonly size: number
}

interface Way {
  /** cursors of the pages before; '' is the first page */
  readonly former: readonly string[]
}

/** Filters, order and page of a list, in the URL. */
export function useTable<E extends Endpoint>(endpoint: E, options: TableOptions = {}): TableState<QueryOf<E>> {
  const { filters = [], sort: usual, size = 50, fixed } = options
  const [search, setSearch] = useSearchParams()
  const navigate = useNavigate()
  const way = wayOf(useLocation().state)
  const after = search.get('after') ?? ''
  const sort = search.get('sort') ?? usual

  const change = useCallback(
    (edit: (next: URLSearchParams) => void) => {
      setSearch(
        (now) => {
          const next = new URLSearchParams(now)
          next.delete('after')
          edit(next)
          return next
        },
        { replace: true },
      )
    },
    [setSearch],
  )
  const go = (cursor: string, former: readonly string[]) => {
    const next = new URLSearchParams(search)
    if (cursor === '') next.delete('after')
    else next.set('after', cursor)
    void navigate({ search: next.toString() }, { state: { former } satisfies Way })
  }

  const filterNames = filters.join(',')
  const query = useMemo(() => {
    const wanted: Record<string, unknown> = { ...fixed, limit: size, sort, after: after === '' ? undefined : after }
    for (const name of filterNames.split(',').filter(Boolean)) wanted[name] = search.getAll(name)
    return knownTo(endpoint, wanted)
  }, [endpoint, filterNames, search, sort, after, size, fixed])

  return {
    query: query as QueryOf<E>,
    filterValues: (name) => search.getAll(name),
    setFilter: (name, values) =>
      change((next) => {
        next.delete(name)
        for (const value of values) next.append(name, value)
      }),
    clearFilters: () =>
      change((next) => {
        for (const name of filters) next.delete(name)
      }),
    hasFilters: filters.some((name) => search.has(name)),
    sort,
    setSort: (key) => change((next) => next.set('sort', key)),
    goNext: (cursor) => go(cursor, [...(way?.former ?? []), after]),
    goBack: () => go(way?.former.at(-1) ?? '', way?.former.slice(0, -1) ?? []),
    isFirst: after === '',
    pagesBefore: after === '' ? 0 : way?.former.length,
    size,
  }
}

function wayOf(state: unknown): Way | undefined {
  const { former } = (state ?? {}) as Partial<Way>
  return Array.isArray(former) ? { former } : undefined
}

interface PropertySchema {
  readonly type?: string
}

/** Only what the contract's query knows, in the types it wants: an address may hold anything. */
function knownTo(endpoint: Endpoint, wanted: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { properties = {} } = endpoint.query as { properties?: Readonly<Record<string, PropertySchema>> }
  const known: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    const value = typed(wanted[name], schema.type)
    if (value !== undefined) known[name] = value
  }
  return known
}

function typed(value: unknown, type: string | undefined): unknown {
  if (value === undefined) return undefined
  const list = Array.isArray(value) ? value : [value]
  if (list.length === 0) return undefined
  if (type === 'array') return list
  if (type === 'boolean') return list[0] === true || list[0] === 'true'
  if (type === 'integer' || type === 'number') return Number(list[0])
  return list.join(',')
}
