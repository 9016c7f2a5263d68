import type { Item } from '@yichuang/modules/catalogue/rules'
import { expect } from 'vitest'
import type { openTermsHall } from './terms-hall.ts'

type TermsHall = Awaited<ReturnType<typeof openTermsHall>>

export const high = { master: 'high', situations: 'high', materials: 'high', points: 'high', limits: 'high' }

/** The document with the name of its first material changed. */
export function renamed(document: Item, name: string): Item {
  const [first, ...rest] = document.materials
  if (first === undefined) throw new Error('no material')
  return { ...document, materials: [{ ...first, name }, ...rest] }
}

/** The way of drafts through the workshop, as the people of the hall take it over HTTP. */
export function workshopWay(hall: () => TermsHall) {
  const post = (who: string, path: string, body: object, key?: string) =>
    hall().call(who, 'POST', `/workshop${path}`, { body, ...(key === undefined ? {} : { key }) })
  const read = async (who: string, id: string) => (await hall().call(who, 'GET', `/workshop/drafts/${id}`)).body

  async function opened(item: string): Promise<{ id: string; document: Item; version: number }> {
    const { status, body } = await post('department', '/drafts', { item, cause: 'practice', reason: '窗口反映' })
    expect([status, body.version]).toEqual([200, 1])
    return read('department', body.id)
  }

  /** Takes a draft that is combed through the review. */
  async function reviewed(id: string, version: number) {
    const submitted = await post('department', `/drafts/${id}/submissions`, { expectedVersion: version })
    expect([submitted.status, submitted.body]).toEqual([200, { id, version: version + 1, state: 'review' }])
    const body = { grades: high, comment: '', expectedVersion: version + 1 }
    const done = await post('manager', `/drafts/${id}/reviews`, body)
    expect([done.status, done.body]).toEqual([200, { id, version: version + 2, state: 'trial' }])
  }

  /** Takes a draft that is combed, as first opened, as far as to the trial. */
  async function toTrial(
    { id, document }: { readonly id: string; readonly document: Item },
    change: (document: Item) => Item,
  ) {
    const saved = await post('department', `/drafts/${id}/document`, { document: change(document), expectedVersion: 1 })
    expect([saved.status, saved.body]).toEqual([200, { id, version: 2, state: 'combing' }])
    await reviewed(id, 2)
    return id
  }

  /** Lets windows handle every mock application, in turn. */
  async function tryAll(id: string, windows: readonly string[]) {
    const { mocks } = await read('counter', id)
    const answers = []
    for (const [index, mock] of mocks.entries()) {
      const who = windows[index % windows.length] ?? 'counter'
      answers.push(await post(who, `/drafts/${id}/trials`, { mock: mock.no, answers: mock.answers }))
    }
    return answers
  }

  /** Puts a draft in force that windows tried. */
  async function publish(id: string) {
    const { version: expectedVersion } = await read('manager', id)
    return post('manager', `/drafts/${id}/publications`, { expectedVersion })
  }

  const onTrial = async (item: string, change: (document: Item) => Item) => toTrial(await opened(item), change)
  return { post, read, opened, reviewed, toTrial, onTrial, tryAll, publish }
}
