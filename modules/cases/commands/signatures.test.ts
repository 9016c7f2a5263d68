import { prepared } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Story } from '../rules/testing/story.ts'
import { openCounter } from '../testing/counter.ts'

const { db } = await testDatabase()
let counter: Awaited<ReturnType<typeof openCounter>>
beforeAll(async () => {
  counter = await openCounter(db)
})
afterAll(() => counter.server.close())

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('strokes')])
const looks = prepared<{ person: string; kind: string }, [subject: string]>(
  'test.signature-looks',
  `select person, detail ->> 'kind' as kind from platform.audit where subject = $1 and name = 'cases.read-signature' order by id`,
)

/** A case whose content was confirmed on the pad, and whose result was received against a signature. */
async function signed(signatureId: string, confirmation = 'confirmed'): Promise<string> {
  const content = { confirmation, window: 'w1', contentHash: 'a'.repeat(64), signatureHash: 'b'.repeat(64) }
  const story = new Story().accepted('2026-02-12').writes('2026-02-13', 'clerk', (scribe) => {
    scribe.emit({ type: 'intake.content-confirmed', v: 1, ...content, confirmedAt: '2026-02-12T01:30:00Z' as Instant })
    scribe.emit({ type: 'handout.delivered', v: 1, recipient: '周砚秋', method: 'window', signatureId, limits: [] })
  })
  return (await counter.keep(story)).id
}
const list = async (id: string) => (await counter.call('clerk', 'GET', `/applications/${id}/signatures`)).body.rows
const look = (who: string, id: string, kind: string) =>
  counter.call(who, 'GET', `/applications/${id}/signatures/${kind}`)

test('[OUT-02][SEC-03] the pictures of signatures are shown to who may read the case, and every look is logged', async () => {
  const { hash } = await counter.files.putOwn(png)
  const id = await signed(`pad:${hash}:${'c'.repeat(64)}`)
  expect((await list(id)).map(({ kind, how }) => [kind, how])).toEqual([
    ['content', 'pad'],
    ['receipt', 'pad'],
  ])
  expect(await look('clerk', id, 'content')).toMatchObject({
    status: 200,
    body: { strokes: 'M10 20L30 40', png: null },
  })
  expect(await look('reviewer', id, 'receipt')).toMatchObject({
    status: 200,
    body: { strokes: null, png: png.toString('base64') },
  })
  expect((await look('stranger', id, 'receipt')).status).toBe(403)
  expect((await look('farClerk', id, 'content')).status).toBe(403)
  expect((await db.many(looks, [`dossier:${id}`])).map(({ kind }) => kind)).toEqual(['content', 'receipt'])
})

test('[OUT-02] a signature without a picture, or with a file that is none, is listed and shows nothing', async () => {
  const { hash } = await counter.files.putOwn(Buffer.from('%PDF-1.7'))
  const other = await signed(`pad:${hash}:${'c'.repeat(64)}`, 'gone')
  for (const kind of ['receipt', 'content', 'commitment'])
    expect(await look('clerk', other, kind)).toMatchObject({ status: 404, body: { code: 'cases.no-such-signature' } })
  const paper = await signed('paper:7')
  expect((await list(paper)).map(({ how }) => how)).toEqual(['pad', 'paper'])
  expect((await look('clerk', paper, 'receipt')).status).toBe(404)
  expect(await db.many(looks, [`dossier:${paper}`])).toEqual([])
})
