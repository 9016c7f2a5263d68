import { expect } from 'vitest'
import { call, tokenOf } from '../interface/api.ts'

/** The way of a draft through the hall, as programs see it. */

export type Answers = Readonly<Record<string, readonly string[]>>

interface Question {
  readonly id: string
  readonly text: string
  readonly options: readonly { readonly id: string; readonly label: string; readonly next?: readonly Question[] }[]
}

export interface WorkshopDraft {
  readonly version: number
  readonly mocks: readonly { readonly no: number; readonly status: string; readonly answers: Answers }[]
  readonly document: { readonly situation: { readonly questions: readonly Question[] } }
}

/** The questions as they come up, each with what is answered. */
export function told(questions: readonly Question[], answers: Answers): { text: string; labels: readonly string[] }[] {
  return questions.flatMap(({ id, text, options }) => {
    const chosen = options.filter((option) => answers[id]?.includes(option.id))
    const next = chosen.flatMap((option) => option.next ?? [])
    return [{ text, labels: chosen.map(({ label }) => label) }, ...told(next, answers)]
  })
}

const high = { master: 'high', situations: 'high', materials: 'high', points: 'high', limits: 'high' }

/** Takes a draft that is combed to its publication: reviewed by the centre, tried by three windows. @returns the draft as tried */
export async function publishDraft(id: string, address: string): Promise<WorkshopDraft> {
  const path = `/workshop/drafts/${id}`
  const [keeper, manager] = [
    await tokenOf('songkewei', undefined, address),
    await tokenOf('fangmingche', undefined, address),
  ]
  const windows = [
    await tokenOf('clerk32', 'hall-county-14', address),
    await tokenOf('clerk33', 'hall-town-1', address),
    await tokenOf('shenruoxi', 'hall-county-13', address),
  ]
  const read = async () => (await call('GET', path, { token: manager, address })).body as WorkshopDraft
  const step = async (token: string, what: string, body: object) => {
    const { status, body: answer } = await call('POST', `${path}/${what}`, { token, body, address })
    expect([what, status, answer]).toEqual([what, 200, answer])
  }
  await step(keeper, 'submissions', { expectedVersion: (await read()).version })
  await step(manager, 'reviews', { grades: high, comment: '', expectedVersion: (await read()).version })
  const draft = await read()
  for (const [n, { no, answers }] of draft.mocks.entries())
    await step(windows[n % windows.length] ?? '', 'trials', { mock: no, answers })
  await step(manager, 'publications', { expectedVersion: (await read()).version })
  return draft
}
