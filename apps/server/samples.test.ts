import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importCatalogue, publishVersion } from '@yichuang/modules/catalogue/public'
import type { Item, MaterialAnnex } from '@yichuang/modules/catalogue/rules'
import { runCommand } from '@yichuang/platform/commands'
import { prepared, withTransaction } from '@yichuang/platform/db'
import { testDatabase } from '@yichuang/platform/db/testing'
import { pdfPaper, pixelsOf, pngPaper, privatePlace } from '@yichuang/platform/pictures/testing'
import type { Instant } from '@yichuang/platform/pure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installer } from './demo/installer.ts'
import { openTermsHall } from './testing/terms-hall.ts'
import { renamed, workshopWay } from './testing/workshop-way.ts'

const { db } = await testDatabase()
let hall: Awaited<ReturnType<typeof openTermsHall>>
beforeAll(async () => {
  hall = await openTermsHall(db, new Date().toISOString() as Instant)
}, 120_000)
afterAll(() => hall.close())

const eventsOf = prepared<{ body: string }, [stream: string]>(
  'test.events-of-stream',
  `select body::text as body from platform.event where stream = $1`,
)
const { post, read, opened, reviewed, tryAll } = workshopWay(() => hall)
const secret = '110105199003078515'
const windows = ['counter', 'counter14', 'counter02']

type Kept = MaterialAnnex & { readonly version: number }

async function annexOf(who: string, id: string, material: string): Promise<Kept> {
  const { body } = await hall.call(who, 'GET', `/workshop/drafts/${id}/annexes`)
  const found = body.rows.find((row: Kept) => row.material === material)
  if (found === undefined) throw new Error(`nothing kept with ${material}`)
  return found
}

/** All bytes the file store holds, of finished files and of what is just coming in. */
function storedBytes(): readonly Buffer[] {
  const files = readdirSync(hall.fileFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name)))
}

/** Publishes a draft that is on trial. */
async function publish(id: string) {
  await tryAll(id, windows)
  const { version, state } = await read('manager', id)
  expect(state).toBe('ready')
  return post('manager', `/drafts/${id}/publications`, { expectedVersion: version })
}

let id = ''
const at = (what: string) => `/drafts/${id}/annexes/form/${what}`
const send = (who: string, what: string, name: string, bytes: Buffer) =>
  hall.upload(who, `/workshop${at(what)}`, { name, bytes })
const load = (hash: string) => hall.download('department', `/workshop/drafts/${id}/files/${hash}`)

beforeAll(async () => {
  id = (await opened('gthsl')).id
}, 60_000)

describe('[CAT-06] samples of a draft', () => {
  test('a PDF is drawn page by page and is itself kept nowhere; a blank form is kept as it is', async () => {
    const paper = await pdfPaper(secret, 2)
    expect((await send('department', 'pages', '样本.pdf', paper)).body).toEqual({ material: 'form', version: 1 })
    const blank = await pdfPaper('blank')
    expect((await send('department', 'blanks', '申请书.pdf', blank)).body).toEqual({ material: 'form', version: 2 })
    const kept = await annexOf('department', id, 'form')
    expect(kept.pages.map(({ mediaType, height }) => [mediaType, height])).toEqual([
      ['image/png', 2160],
      ['image/png', 2160],
    ])
    expect(kept.blanks).toMatchObject([{ name: '申请书.pdf', mediaType: 'application/pdf', size: blank.length }])
    const [first] = kept.pages
    expect((await pixelsOf((await load(first?.hash ?? '')).bytes)).width).toBe(1620)
    expect((await load(kept.blanks[0]?.hash ?? '')).bytes.equals(blank)).toBe(true)
    const stored = storedBytes()
    expect(stored.some((bytes) => bytes.equals(paper) || bytes.includes(secret))).toBe(false)
    expect(stored.some((bytes) => bytes.equals(blank))).toBe(true)
  }, 60_000)

  test('what is no picture, or comes from somebody else, is not taken', async () => {
    const before = storedBytes().length
    expect((await send('department', 'pages', '样本.pdf', Buffer.from('<script>'))).body.code).toBe(
      'files.not-what-its-name-says',
    )
    expect((await send('department', 'pages', '样本.pdf', await pdfPaper(secret, 21))).body.code).toBe(
      'files.too-many-pages',
    )
    expect((await send('other', 'pages', '样本.png', pngPaper(secret))).body.code).toBe('access.out-of-scope')
    expect((await send('clerk', 'pages', '样本.png', pngPaper(secret))).status).toBe(403)
    expect((await hall.call('other', 'GET', `/workshop/drafts/${id}/annexes`)).body.code).toBe('access.out-of-scope')
    expect(storedBytes()).toHaveLength(before)
  }, 60_000)

  test('marks are kept with the version that was seen, and lie on the sample', async () => {
    const mark = (point: string, page = 1) => ({ point, page, x: 0.25, y: 0.5 })
    const place = (marks: object[], expectedVersion: number) =>
      post('department', at('marks'), { marks, expectedVersion })
    expect((await place([mark('f1'), mark('c1', 2)], 2)).body).toEqual({ material: 'form', version: 3 })
    const late = await post('colleague', at('marks'), { marks: [], expectedVersion: 2 })
    expect([late.status, late.body.code]).toEqual([409, 'workshop.stale-annex'])
    expect((await place([mark('f1', 3)], 3)).body.code).toBe('workshop.mark-astray')
    expect((await annexOf('manager', id, 'form')).marks).toEqual([mark('f1'), mark('c1', 2)])
  })
})

describe('[CAT-06] what is private in samples', () => {
  test('what is blacked out is in the store no more, in no draft, and the key makes it one act', async () => {
    const { pages, version } = await annexOf('department', id, 'form')
    const [first, second] = pages.map(({ hash }) => hash)
    const former = (await load(first ?? '')).bytes
    const body = { hash: first, areas: [privatePlace], expectedVersion: version }
    const done = await post('department', at('black-outs'), body, 'black-1')
    expect(done.body).toEqual({ material: 'form', version: version + 1 })
    expect((await post('department', at('black-outs'), body, 'black-1')).body).toEqual(done.body)
    const after = await annexOf('department', id, 'form')
    expect([after.pages[0]?.hash === first, after.pages[1]?.hash]).toEqual([false, second])
    expect(after.marks).toHaveLength(2)
    const black = await pixelsOf((await load(after.pages[0]?.hash ?? '')).bytes)
    expect(black.at(810, 1188)).toEqual([0, 0, 0])
    expect((await load(first ?? '')).status).toBe(404)
    expect(storedBytes().some((bytes) => bytes.equals(former))).toBe(false)
    const events = await db.many(eventsOf, [`item-draft:${id}`])
    expect(events.length).toBeGreaterThan(3)
    expect(JSON.stringify(events)).not.toContain(first)
  }, 60_000)

  test('a page that is dropped goes from the store with its marks', async () => {
    const { pages, version } = await annexOf('department', id, 'form')
    const hash = pages[1]?.hash ?? ''
    const gone = (await load(hash)).bytes
    expect((await post('department', at('removals'), { hash, expectedVersion: version })).body.version).toBe(
      version + 1,
    )
    const left = await annexOf('department', id, 'form')
    expect([left.pages.length, left.marks.map(({ point }) => point)]).toEqual([1, ['f1']])
    expect(storedBytes().some((bytes) => bytes.equals(gone))).toBe(false)
  })
})

/** A file of the public guide of an item, as whoever is not signed in gets it. */
const given = (hash: string, item = 'gthsl') => hall.download('nobody', `/guides/${item}/files/${hash}`)
const keptInGuide = async () =>
  (await hall.call('nobody', 'GET', '/guides/gthsl')).body.guide.materials.find(
    ({ key }: { key: string }) => key === 'form',
  ).kept

describe('[CAT-06] annexes of a draft go their way', () => {
  test('[CAT-13] what only a draft keeps is given to nobody outside of it', async () => {
    const { pages, blanks } = await annexOf('department', id, 'form')
    const hashes = [...pages, ...blanks].map(({ hash }) => hash)
    expect(hashes).toHaveLength(2)
    for (const hash of hashes) {
      const { status, bytes } = await given(hash)
      expect([status, JSON.parse(bytes.toString()).code]).toEqual([404, 'guides.no-such-file'])
      expect((await hall.download('nobody', `/workshop/drafts/${id}/files/${hash}`)).status).toBe(401)
      expect((await hall.download('nobody', `/catalogue/items/gthsl/annexes/${hash}`)).status).toBe(401)
    }
    expect(await keptInGuide()).toBeUndefined()
  })

  test('[CAT-05] the six rules are answered, and what has no answer is found', async () => {
    const { document } = await read('department', id)
    const open = async (draft?: string) => {
      const { body } = await hall.call('department', 'POST', '/workshop/checks', {
        body: { document, ...(draft === undefined ? {} : { draft }) },
      })
      return body.findings.filter(({ code }: { code: string }) => code === 'cancellation-open')
    }
    expect(await open()).toEqual([])
    const before = await open(id)
    const material = before[0].place.material
    expect(before[0].zh).toContain('还有 6 条')
    const rules = ['no-legal-basis', 'own-licence', 'written-promise', 'covered-by-other', 'checked-on-line']
    const answers = Object.fromEntries(rules.map((rule) => [rule, '法律要求，且不能由其他方式得知']))
    const place = `/drafts/${id}/annexes/${material}/answers`
    expect((await post('department', place, { answers, expectedVersion: 0 })).body.version).toBe(1)
    expect((await open(id))[0].zh).toContain('还有 1 条')
    const all = { ...answers, 'issuer-cannot-know': '由公安机关核发' }
    await post('department', place, { answers: all, expectedVersion: 1 })
    expect(await open(id)).toHaveLength(before.length - 1)
  })

  test('with the version they reach the windows, and the next draft begins with them', async () => {
    const { version } = await read('department', id)
    await reviewed(id, version)
    const published = await publish(id)
    expect(published.body.state).toBe('published')
    const { body } = await hall.call('clerk', 'GET', '/catalogue/items/gthsl/annexes')
    const form = body.rows.find((row: MaterialAnnex) => row.material === 'form')
    expect([body.version, form.pages.length, form.marks.length, form.blanks.length]).toEqual([2, 1, 1, 1])
    const page = form.pages[0].hash
    const open = await keptInGuide()
    expect(open.marks).toEqual([{ number: 1, page: 1, x: 0.25, y: 0.5 }])
    expect(Object.keys(open).toSorted()).toEqual(['blanks', 'marks', 'pages'])
    expect([(await given(page)).status, (await given(form.blanks[0].hash)).status]).toEqual([200, 200])
    expect((await given(page, 'spjy')).status).toBe(404)
    const seen = await hall.download('reviewer', `/catalogue/items/gthsl/annexes/${page}`)
    expect(seen.status).toBe(200)
    expect((await hall.download('reviewer', `/catalogue/items/spjy/annexes/${page}`)).status).toBe(404)
    expect((await hall.call('clerk', 'GET', '/catalogue/items/gthsl/annexes?version=1')).body.rows).toEqual([])

    const next = await opened('gthsl')
    expect(await annexOf('department', next.id, 'form')).toMatchObject({
      version: 1,
      pages: form.pages,
      marks: form.marks,
    })
    const areas = [{ x: 0, y: 0, width: 1, height: 0.2 }]
    const path = `/drafts/${next.id}/annexes/form/black-outs`
    expect((await post('department', path, { hash: page, areas, expectedVersion: 1 })).body.version).toBe(2)
    const after = (await hall.call('clerk', 'GET', '/catalogue/items/gthsl/annexes')).body.rows
    const black = after.find((row: MaterialAnnex) => row.material === 'form').pages[0].hash
    expect(black === page).toBe(false)
    expect([(await given(page)).status, (await given(black)).status]).toEqual([404, 200])
    expect((await hall.download('clerk', `/catalogue/items/gthsl/annexes/${page}`)).status).toBe(404)
    expect(storedBytes().some((bytes) => bytes.equals(seen.bytes))).toBe(false)
    const more = await hall.upload('department', `/workshop/drafts/${next.id}/annexes/form/pages`, {
      name: '样本.png',
      bytes: pngPaper('330106198712314427'),
    })
    expect(more.body.version).toBe(3)
    const [kept, gone] = (await annexOf('department', next.id, 'form')).pages
    const lost = (await hall.download('department', `/workshop/drafts/${next.id}/files/${gone?.hash}`)).bytes
    await post('department', `/drafts/${next.id}/cancellations`, { reason: '并入下次', expectedVersion: 1 })
    await hall.work('workshop.erase-files')
    expect(storedBytes().some((bytes) => bytes.equals(lost))).toBe(false)
    expect((await hall.download('clerk', `/catalogue/items/gthsl/annexes/${kept?.hash}`)).status).toBe(200)

    await post('manager', '/items/gthsl/restorations', { version: 1, reason: '先用旧版' })
    expect((await hall.call('clerk', 'GET', '/catalogue/items/gthsl/annexes')).body).toEqual({ version: 3, rows: [] })
    expect([(await given(black)).status, await keptInGuide()]).toEqual([404, undefined])
    const old = await hall.call('nobody', 'GET', '/guides/gthsl?version=2')
    expect(JSON.stringify(old.body)).not.toContain(black)
    await post('manager', '/items/gthsl/restorations', { version: 2, reason: '再用新版' })
    const again = (await hall.call('clerk', 'GET', '/catalogue/items/gthsl/annexes')).body
    expect([again.version, again.rows.length]).toEqual([4, after.length])
    expect((await given(black)).status).toBe(200)
    const { body: whole } = await hall.call('clerk', 'GET', '/catalogue/items/gthsl')
    const text = JSON.stringify({ ...whole.item, aliases: [...whole.item.aliases, '导入的俗称'] })
    const files = [{ path: 'items/gthsl.json', text }]
    const at = new Date().toISOString() as Instant
    await runCommand(db, importCatalogue, { files }, { actor: installer, at, key: 'import-1' })
    hall.assembly.forget()
    const imported = (await hall.call('clerk', 'GET', '/catalogue/items/gthsl/annexes')).body
    expect([imported.version, imported.rows]).toEqual([5, again.rows])
  }, 120_000)
})

describe('[CAT-12] another version came in force meanwhile', () => {
  const importVersion = async (item: string, document: Item) => {
    const text = JSON.stringify(document)
    await withTransaction(db, (tx) => publishVersion(tx, { item, text, at: new Date().toISOString() }))
    hall.assembly.forget()
  }

  test('a draft is not submitted before it is put onto the version in force', async () => {
    const { id, document } = await opened('spjy')
    await importVersion('spjy', renamed(document, '食品经营许可申请书（导入的新版）'))
    const submit = (expectedVersion: number) => post('department', `/drafts/${id}/submissions`, { expectedVersion })
    const refused = await submit(1)
    expect([refused.status, refused.body.code, refused.body.current]).toEqual([409, 'workshop.base-outdated', 2])
    const shown = await read('department', id)
    expect([shown.baseVersion, shown.currentVersion]).toEqual([1, 2])
    expect(shown.actions).toContainEqual({ name: 'submit', allowed: false, reason: 'workshop.base-outdated' })
    expect((await post('manager', `/drafts/${id}/rebases`, { expectedVersion: 1 })).status).toBe(403)
    expect((await post('department', `/drafts/${id}/rebases`, { expectedVersion: 1 })).body.version).toBe(2)
    const { body: compared } = await hall.call('department', 'GET', `/workshop/drafts/${id}/comparison`)
    expect(compared.from).toBe(2)
    expect((await submit(2)).body.state).toBe('review')
    const twice = await post('department', `/drafts/${id}/rebases`, { expectedVersion: 3 })
    expect(twice.body.code).toBe('workshop.not-now')
  }, 60_000)

  test('one that waits is not published, neither at once nor by the job', async () => {
    const { id, document, version } = await opened('gssl')
    await reviewed(id, version)
    await tryAll(id, windows)
    const ready = await read('manager', id)
    expect(ready.state).toBe('ready')
    const soon = new Date(Date.now() + 1_500).toISOString()
    const plan = { publishAt: soon, expectedVersion: ready.version }
    expect((await post('manager', `/drafts/${id}/publications`, plan)).status).toBe(200)
    await importVersion('gssl', renamed(document, '公司登记申请书（导入的新版）'))
    hall.at(soon as Instant)
    await hall.work('workshop.publish-planned')
    expect(await read('manager', id)).toMatchObject({ state: 'ready', baseVersion: 1, currentVersion: 2 })
    const now = await post('manager', `/drafts/${id}/publications`, { expectedVersion: ready.version + 1 })
    expect([now.status, now.body.code]).toEqual([409, 'workshop.base-outdated'])
  }, 120_000)
})

describe('[CAT-01] a new item', () => {
  const fresh = { name: '临时集市登记', department: 'scjg', board: 'ssdj' }
  const open = (item: string, change: object = {}) =>
    post('department', '/drafts', { item, cause: 'new', reason: '省里新设', fresh: { ...fresh, ...change } })

  test('is begun from nothing, says what it lacks, and can be saved as it grows', async () => {
    const { status, body } = await open('lsjs', { basicCode: '00013200100Y' })
    expect([status, body.state]).toEqual([200, 'combing'])
    const draft = await read('department', body.id)
    expect(draft).toMatchObject({ baseVersion: null, currentVersion: null, cause: 'new', itemName: '临时集市登记' })
    expect(draft.document.codes).toEqual({ basic: '00013200100Y' })
    expect(draft.errors).toBeGreaterThan(0)
    const document = { ...draft.document, aliases: ['赶集'] }
    const saved = await post('department', `/drafts/${body.id}/document`, { document, expectedVersion: 1 })
    expect([saved.status, saved.body.version]).toEqual([200, 2])
  })

  test.each([
    ['gthsl', {}, 'workshop.item-exists', '/item'],
    ['集市', {}, 'platform.bad-input', undefined],
    ['lsjs2', { name: '个体工商户设立登记' }, 'workshop.name-taken', '/fresh/name'],
    ['lsjs2', { name: ' ' }, 'workshop.name-missing', '/fresh/name'],
    ['lsjs2', { board: '' }, 'workshop.board-missing', '/fresh/board'],
    ['lsjs2', { basicCode: '123' }, 'workshop.code-malformed', '/fresh/basicCode'],
    ['lsjs2', { businessCode: 'a-b' }, 'workshop.code-malformed', '/fresh/businessCode'],
    ['lsjs2', { department: 'gaj' }, 'access.out-of-scope', undefined],
  ])('%s with %j is refused as %s', async (item, change, code, pointer) => {
    const { body } = await open(item, change)
    expect([body.code, body.pointer]).toEqual([code, pointer])
  })
})
