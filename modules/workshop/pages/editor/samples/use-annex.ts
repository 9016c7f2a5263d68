import { ApiProblem, asProblem, call, newKey, useCall } from '@yichuang/kit'
import { emptyAnnex } from '@yichuang/modules/catalogue/rules'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { answerCancellation, blackenSample, dropAnnexFile, markSample, readDraftAnnexes } from '../../../contract.ts'
import type { AnnexView } from '../../../rules/index.ts'
import { within } from './areas.ts'
import type { Area } from './areas.ts'

/** Pause after the last change before it is saved, in milliseconds. */
const SAVE_AFTER = 500

type Marks = AnnexView['marks']
type Answers = AnnexView['answers']
interface Kept {
  readonly version: number
}

/** What a draft keeps with one material: shown as it is here, saved as one goes, one change after the other. */
export function useAnnex(draft: string, material: string) {
  const asked = useCall(readDraftAnnexes, { params: { id: draft } }, { topics: ['workshop'] })
  const { refetch } = asked
  const annex = asked.data?.rows.find((row) => row.material === material) ?? { ...emptyAnnex, version: 0 }
  const { change, problem, setProblem } = useQueue(annex.version, refetch)
  const [isBusy, setBusy] = useState(false)
  /** A change that the person waits for. */
  const act = async (send: (expectedVersion: number) => Promise<Kept>) => {
    setBusy(true)
    const done = await change(send)
    setBusy(false)
    return done !== undefined
  }
  const params = { id: draft, material }
  const saveMarks = useCallback(
    (marks: Marks) =>
      change((expectedVersion) =>
        call(markSample, { params: { id: draft, material }, body: { marks: [...marks], expectedVersion } }, fresh()),
      ),
    [change, draft, material],
  )
  const saveAnswers = useCallback(
    (answers: Answers) =>
      change((expectedVersion) =>
        call(answerCancellation, { params: { id: draft, material }, body: { answers, expectedVersion } }, fresh()),
      ),
    [change, draft, material],
  )
  const [marks, setMarks] = usePart<Marks>(annex.marks, annex.version, saveMarks)
  const [answers, setAnswers] = usePart<Answers>(annex.answers, annex.version, saveAnswers)
  return {
    annex,
    marks,
    setMarks,
    answers,
    setAnswers,
    problem,
    setProblem,
    isBusy,
    refetch,
    blackOut: (hash: string, areas: readonly Area[]) =>
      act((expectedVersion) =>
        call(blackenSample, { params, body: { hash, areas: areas.map(within), expectedVersion } }, fresh()),
      ),
    drop: (hash: string) =>
      act((expectedVersion) => call(dropAnnexFile, { params, body: { hash, expectedVersion } }, fresh())),
  }
}

export type AnnexState = ReturnType<typeof useAnnex>

/** Changes one after the other, each with the version the one before left. */
function useQueue(version: number, refetch: () => void) {
  const newest = useRef(0)
  useLayoutEffect(() => {
    newest.current = Math.max(newest.current, version)
  }, [version])
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [problem, setProblem] = useState<ApiProblem>()
  const change = useCallback(
    (send: (expectedVersion: number) => Promise<Kept>): Promise<number | undefined> => {
      const done = queue.current.then(async () => {
        const answer = await send(newest.current).catch((thrown: unknown) => asProblem(thrown))
        refetch()
        const isRefused = answer instanceof ApiProblem
        setProblem(isRefused ? answer : undefined)
        if (isRefused) return undefined
        newest.current = answer.version
        return answer.version
      })
      queue.current = done
      return done
    },
    [refetch],
  )
  return { change, problem, setProblem }
}

const fresh = () => ({ key: newKey() })

interface Mine<Value> {
  readonly value: Value
  /** as which version it was saved; it is shown until that one came back */
  readonly savedAs?: number
}

/** A part that is typed or dragged: as it is here until the server has it, and saved at once when the page is left. */
function usePart<Value>(kept: Value, version: number, save: (value: Value) => Promise<number | undefined>) {
  const [mine, setMine] = useState<Mine<Value>>()
  const waiting = useRef<Mine<Value>>(undefined)
  const send = useCallback(async () => {
    const sent = waiting.current
    if (sent === undefined) return
    waiting.current = undefined
    const savedAs = await save(sent.value)
    setMine((now) => (now !== sent ? now : savedAs === undefined ? undefined : { ...sent, savedAs }))
  }, [save])
  useEffect(() => {
    if (mine === undefined || waiting.current !== mine) return undefined
    const timer = setTimeout(() => void send(), SAVE_AFTER)
    return () => clearTimeout(timer)
  }, [mine, send])
  useEffect(() => () => void send(), [send])
  const set = useCallback((value: Value) => {
    const next = { value }
    waiting.current = next
    setMine(next)
  }, [])
  const isBack = mine?.savedAs !== undefined && version >= mine.savedAs
  return [mine === undefined || isBack ? kept : mine.value, set] as const
}
