import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTermsHall } from './testing/terms-hall.ts'

interface Found {
  readonly results: readonly { readonly id: string; readonly kind: string; readonly score: number }[]
  readonly confident: boolean
}
interface Row {
  readonly phrase: string
  readonly count: number
  readonly places: readonly { readonly place: string; readonly count: number }[]
  readonly proposed?: { readonly id: string }
  readonly item?: { readonly id: string }
  readonly reason?: string
}

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const search = async (who: string, phrase: string): Promise<Found> =>
  (await hall.call(who, 'GET', `/catalogue/search?q=${encodeURIComponent(phrase)}`)).body
const rowsFor = async (who: string, state = 'open'): Promise<readonly Row[]> =>
  (await hall.call(who, 'GET', `/catalogue/missed-searches?state=${state}&limit=200`)).body.rows
const post = (who: string, path: string, body: object, key?: string) =>
  hall.call(who, 'POST', `/catalogue/${path}`, { body, ...(key === undefined ? {} : { key }) })
const rowOf = (rows: readonly Row[], phrase: string) => rows.find((one) => one.phrase === phrase)
/** What was missed is written down behind the answer. */
const waitForRow = (who: string, phrase: string) =>
  vi.waitFor(
    async () => {
      const row = rowOf(await rowsFor(who), phrase)
      if (row === undefined) throw new Error(`${phrase} is not written down`)
      return row
    },
    { timeout: 10_000, interval: 100 },
  )

const eventsOf = prepared<{ type: string; body: { by?: unknown } }, [stream: string]>(
  'test.events-of-words',
  `select type, body from platform.event where stream = $1 order by seq`,
)

test('[CON-08] words that found nothing reach the keepers: how often, where, and which item is nearest', async () => {
  expect((await search('counter', '修伞摊子')).confident).toBe(false)
  await waitForRow('system', '修伞摊子')
  expect((await search('supervisor', '修伞摊子')).confident).toBe(false)
  await vi.waitFor(async () => {
    const row = rowOf(await rowsFor('system'), '修伞摊子')
    expect(row?.count).toBe(2)
    expect(row?.places).toHaveLength(2)
    expect(row?.places).toEqual(
      expect.arrayContaining([
        { place: 'window', count: 1 },
        { place: 'office', count: 1 },
      ]),
    )
  }, 10_000)
})

test('[CON-08] what is added is found at once by every search, in a sentence too, and taken back it waits again', async () => {
  await search('counter', '修伞摊子')
  await waitForRow('system', '修伞摊子')
  const added = await post('department', 'everyday-words', { phrase: ' 修伞摊子 ', item: 'gthsl' })
  expect(added).toMatchObject({ status: 200, body: { phrase: '修伞摊子', item: 'gthsl', added: true } })
  const found = await search('clerk', '我想摆个修伞摊子怎么弄')
  expect([found.results[0]?.id, found.confident]).toEqual(['gthsl', true])
  const { body } = await hall.call('counter', 'GET', `/catalogue/items?q=${encodeURIComponent('修伞摊子')}&limit=3`)
  expect([body.rows[0].id, body.confident]).toEqual(['gthsl', true])
  expect(rowOf(await rowsFor('system'), '修伞摊子')).toBeUndefined()
  expect(rowOf(await rowsFor('department', 'added'), '修伞摊子')?.item?.id).toBe('gthsl')

  const again = await post('department', 'everyday-words', { phrase: '修伞摊子', item: 'gthsl' })
  expect(again.body.added).toBe(false)
  const removed = await post('department', 'everyday-word-removals', { phrase: '修伞摊子', item: 'gthsl' })
  expect(removed.body.removed).toBe(true)
  expect((await search('clerk', '修伞摊子')).confident).toBe(false)
  expect(rowOf(await rowsFor('system'), '修伞摊子')).toBeDefined()
  const events = await db.many(eventsOf, ['everyday-word:修伞摊子'])
  expect(events.map(({ type }) => type)).toEqual(['catalogue.everyday-word-added', 'catalogue.everyday-word-removed'])
})

test('[CON-08] words are put aside with a reason, and the same key is one act', async () => {
  await search('clerk', '瞭望塔租赁')
  await waitForRow('system', '瞭望塔租赁')
  expect((await post('system', 'missed-search-dismissals', { phrase: '瞭望塔租赁', reason: ' ' })).body.code).toBe(
    'catalogue.reason-missing',
  )
  const dismissal = { phrase: '瞭望塔租赁', reason: '本地没有' }
  const first = await post('system', 'missed-search-dismissals', dismissal, 'k-1')
  const second = await post('system', 'missed-search-dismissals', dismissal, 'k-1')
  const third = await post('system', 'missed-search-dismissals', dismissal)
  expect([first.status, second.body, third.body]).toEqual([200, first.body, first.body])
  expect(await db.many(eventsOf, ['everyday-word:瞭望塔租赁'])).toHaveLength(1)
  expect(rowOf(await rowsFor('system', 'dismissed'), '瞭望塔租赁')?.reason).toBe('本地没有')
  const unknown = await post('system', 'missed-search-dismissals', { phrase: '没人搜过', reason: '试试' })
  expect([unknown.status, unknown.body.code]).toEqual([404, 'catalogue.no-such-missed-search'])
})

test('[SEC-01] keepers keep the words of their own items: another department neither adds nor sees them', async () => {
  const foreign = await post('other', 'everyday-words', { phrase: '面条铺子', item: 'gthsl' })
  expect([foreign.status, foreign.body.code]).toEqual([404, 'access.out-of-scope'])
  expect((await post('clerk', 'everyday-words', { phrase: '面条铺子', item: 'gthsl' })).status).toBe(403)
  expect((await hall.call('supervisor', 'GET', '/catalogue/missed-searches')).status).toBe(403)
  expect((await post('system', 'everyday-words', { phrase: '面', item: 'gthsl' })).body.code).toBe(
    'catalogue.word-too-short',
  )
  expect((await post('system', 'everyday-words', { phrase: '面条铺子', item: 'nothing' })).status).toBe(404)

  // Near to an item of one department, said by nobody of it.
  await search('clerk', '食品皮影戏')
  const row = await waitForRow('system', '食品皮影戏')
  const { body: item } = await hall.call('system', 'GET', `/catalogue/items/${row.proposed?.id ?? ''}`)
  expect(item.item.department).toBe('scjg')
  expect(rowOf(await rowsFor('department'), '食品皮影戏')).toBeDefined()
  expect(rowOf(await rowsFor('other'), '食品皮影戏')).toBeUndefined()
  const aside = await post('other', 'missed-search-dismissals', { phrase: '食品皮影戏', reason: '不是我们的' })
  expect([aside.status, aside.body.code]).toEqual([404, 'access.out-of-scope'])
  expect(
    (await post('department', 'missed-search-dismissals', { phrase: '食品皮影戏', reason: '不是办事' })).status,
  ).toBe(200)
})

test('[CON-08] a filter hides what is there: nothing is missed by it, nor by a search over other things too', async () => {
  await hall.call('clerk', 'GET', `/catalogue/items?q=${encodeURIComponent('稀奇古怪一')}&department=gaj`)
  await hall.call('clerk', 'GET', `/catalogue/items?q=${encodeURIComponent('稀奇古怪二')}&note=false`)
  expect((await post('clerk', 'missed-searches', { phrase: '稀奇古怪三' })).body.noted).toBe(true)
  await waitForRow('system', '稀奇古怪三')
  const phrases = (await rowsFor('system')).map(({ phrase }) => phrase)
  expect(phrases.filter((phrase) => phrase.startsWith('稀奇古怪'))).toEqual(['稀奇古怪三'])
})
