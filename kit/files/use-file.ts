import { useEffect, useState } from 'react'
import { asProblem, noAnswer, readProblem } from '../client/problem.ts'
import type { ApiProblem } from '../client/problem.ts'
import { clientSettings } from '../client/settings.ts'

/** A file fetched for showing: an address inside this page, or why there is none. */
export interface FetchedFile {
  readonly url: string | undefined
  readonly type: string
  readonly problem: ApiProblem | undefined
}

interface Held extends FetchedFile {
  /** what was asked for: an answer to an older question is not shown */
  readonly question: string
}

const waiting: FetchedFile = { url: undefined, type: '', problem: undefined }

/** Fetches a file, so that a refusal is read as one instead of being drawn as a broken picture. `attempt` asks again. */
export function useFile(address: string, attempt = 0): FetchedFile {
  const question = `${attempt} ${address}`
  const [held, setHeld] = useState<Held>()
  useEffect(() => {
    const ended = new AbortController()
    let url: string | undefined
    void fetchIt(question.slice(question.indexOf(' ') + 1))
    return () => {
      ended.abort()
      if (url !== undefined) URL.revokeObjectURL(url)
    }

    async function fetchIt(wanted: string): Promise<void> {
      try {
        const blob = await fetchBlob(wanted, ended.signal)
        url = URL.createObjectURL(blob)
        setHeld({ question, url, type: blob.type, problem: undefined })
      } catch (thrown) {
        if (!ended.signal.aborted) setHeld({ ...waiting, question, problem: asProblem(thrown) })
      }
    }
  }, [question])
  return held?.question === question ? held : waiting
}

async function fetchBlob(address: string, signal: AbortSignal): Promise<Blob> {
  const headers = { 'accept-language': clientSettings().language() }
  const answer = await clientSettings()
    .fetch(address, { signal, headers, credentials: 'same-origin' })
    .catch((thrown: unknown) => {
      throw signal.aborted ? thrown : noAnswer()
    })
  if (!answer.ok) throw await readProblem(answer)
  return answer.blob()
}
