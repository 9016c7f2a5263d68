import { QueryClient, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnswerOf, Endpoint } from '@yichuang/platform/contract'
import { useCallback, useRef, useState } from 'react'
import { call, newKey } from './call.ts'
import type { CallInput } from './call.ts'
import { useFreshOn } from './freshen.ts'
import { ApiProblem, asProblem } from './problem.ts'

/** The answer of a read as it stands: nothing yet, an answer, a problem, or an old answer with a new problem. */
export interface Asked<Answer> {
  readonly data: Answer | undefined
  readonly problem: ApiProblem | undefined
  /** nothing to show yet */
  readonly isLoading: boolean
  /** asking, whatever is shown */
  readonly isFetching: boolean
  readonly refetch: () => void
}

export interface AskOptions {
  /** ask only while true (true unless told) */
  readonly when?: boolean
  /** ask anew when something happens to one of these */
  readonly topics?: readonly string[]
  /** keep showing the answer to the former input while the new one is fetched: lists */
  readonly keepFormer?: boolean
}

/** Asks a read operation and keeps its answer fresh. */
export function useCall<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { when = true, topics = [], keepFormer = false }: AskOptions = {},
): Asked<AnswerOf<E>> {
  const { data, error, isLoading, isFetching, refetch } = useQuery<AnswerOf<E>>({
    queryKey: [endpoint.name, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled: when,
    ...(keepFormer && { placeholderData: keepPreviousData }),
  })
  useFreshOn(when ? topics : [], [endpoint.name])
  const again = useCallback(() => void refetch(), [refetch])
  return {
    data: data as AnswerOf<E> | undefined,
    problem: error === null ? undefined : asProblem(error),
    isLoading,
    isFetching,
    refetch: again,
  }
}

/** A write and how it stands. */
export interface Act<E extends Endpoint> {
  /** Does it; gives the answer, undefined when there is a problem. A second call while it runs is the same intent. */
  readonly act: (input: CallInput<E>) => Promise<AnswerOf<E> | undefined>
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  /** the problem, when it is that somebody else acted first */
  readonly conflict: ApiProblem | undefined
  /** puts the problem away */
  readonly forget: () => void
}

export interface ActOptions<E extends Endpoint> {
  readonly onDone?: (answer: AnswerOf<E>) => void
  /** reads whose answers are old after it */
  readonly refresh?: readonly Endpoint[]
}

interface Intent {
  readonly key: string
  readonly content: string
}

/**
 * A write operation bound to this component. One key per intent: pressing again after the network failed sends the
 * same key, so the act is done once; a definite answer or other content makes a new intent.
 */
export function useAct<E extends Endpoint>(endpoint: E, { onDone, refresh = [] }: ActOptions<E> = {}): Act<E> {
  const client = useQueryClient()
  const intent = useRef<Intent>(undefined)
  const running = useRef<Promise<AnswerOf<E> | undefined>>(undefined)
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)

  async function doIt(input: CallInput<E>): Promise<AnswerOf<E> | undefined> {
    const content = JSON.stringify(input)
    if (intent.current?.content !== content) intent.current = { key: newKey(), content }
    setBusy(true)
    try {
      const answer = await call(endpoint, input, { key: intent.current.key })
      intent.current = undefined
      setProblem(undefined)
      for (const { name } of refresh) void client.invalidateQueries({ queryKey: [name] })
      onDone?.(answer)
      return answer
    } catch (thrown) {
      const met = asProblem(thrown)
      // Without a definite answer the act may have been done: the next try must be the same act.
      if (!met.isOffline && !met.isFault) intent.current = undefined
      setProblem(met)
      return undefined
    } finally {
      setBusy(false)
      running.current = undefined
    }
  }

  return {
    act: (input) => (running.current ??= doIt(input)),
    isBusy,
    problem,
    conflict: problem?.isConflict === true ? problem : undefined,
    forget: () => setProblem(undefined),
  }
}

/** The memory of answers of a page: problems with an answer are not asked again, a lost network is, twice. */
export function createMemory(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => error instanceof ApiProblem && error.isOffline && failures < 2,
        retryDelay: (failures) => 500 * 2 ** failures,
      },
    },
  })
}
