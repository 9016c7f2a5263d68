import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { fileProblems, openLocalStore, parseRange, servingHeaders } from './index.ts'
import { sweep } from './local-store.ts'
import { samples, zipOf } from './testing/samples.ts'

const home = mkdtempSync(join(tmpdir(), 'yichuang-files-'))
const store = await openLocalStore(home)
const MIB = 1024 * 1024
afterAll(() => rmSync(home, { recursive: true, force: true }))

function put(bytes: Uint8Array, name?: string, maxBytes = MIB) {
  return store.putStream(Readable.from([bytes]), { maxBytes, ...(name === undefined ? {} : { name }) })
}

test.each([
  ['身份证.pdf', samples.pdf, 'application/pdf'],
  ['照片.JPG', samples.jpeg, 'image/jpeg'],
  ['照片.jpeg', samples.jpeg, 'image/jpeg'],
  ['平面图.png', samples.png, 'image/png'],
  ['扫描.tif', samples.tiff, 'image/tiff'],
  ['章程.docx', samples.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['名单.xlsx', samples.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['批复.ofd', samples.ofd, 'application/ofd'],
  ['无后缀', samples.pdf, 'application/pdf'],
])('[SEC-05] %s is kept under its hash, as what it is', async (name, bytes, mediaType) => {
  const hash = createHash('sha256').update(bytes).digest('hex')
  expect(await put(bytes, name)).toEqual({ ok: true, value: { hash, size: bytes.length, mediaType } })
  expect(await store.verify(hash)).toBe('intact')
})

test.each([
  ['a program called pdf', '合同.pdf', samples.exe, { code: 'files.not-what-its-name-says', extension: 'pdf' }],
  ['a web page called pdf', '合同.pdf', samples.html, { code: 'files.not-what-its-name-says', detected: null }],
  ['a picture called pdf', '合同.pdf', samples.png, { code: 'files.not-what-its-name-says', detected: 'image/png' }],
  ['a pdf called program', '合同.exe', samples.pdf, { code: 'files.not-what-its-name-says', extension: 'exe' }],
  ['a plain zip called docx', '章程.docx', zipOf({ 'a.txt': 'x' }), { code: 'files.not-what-its-name-says' }],
  ['a program', 'setup.exe', samples.exe, { code: 'files.kind-not-allowed', detected: 'application/x-msdownload' }],
  ['an svg', '图.svg', samples.svg, { code: 'files.kind-not-allowed', detected: null }],
  ['an svg with a declaration', '图.svg', samples.svgDeclared, { code: 'files.kind-not-allowed' }],
  ['a web page', 'a.html', samples.html, { code: 'files.kind-not-allowed' }],
  ['a plain zip', 'a.zip', zipOf({ 'a.txt': 'x' }), { code: 'files.kind-not-allowed', detected: 'application/zip' }],
  ['plain text', 'a.txt', Buffer.from('大家好'), { code: 'files.kind-not-allowed', detected: null }],
  ['an empty file', 'a.pdf', Buffer.alloc(0), { code: 'files.empty' }],
  [
    'an encrypted zip',
    '章程.docx',
    zipOf({ 'word/document.xml': 'x' }, { encrypted: true }),
    { code: 'files.encrypted' },
  ],
  ['a document with a password', '章程.docx', samples.encryptedOffice, { code: 'files.encrypted' }],
  ['a document with macros', '章程.docx', samples.macros, { code: 'files.holds-macros' }],
  ['a document cut in half', '章程.docx', samples.docx.subarray(0, 60), { code: 'files.damaged' }],
  [
    'a zip bomb',
    '章程.docx',
    zipOf({ '[Content_Types].xml': 'x' }, { claims: 0x7fffffff }),
    { code: 'files.unpacks-too-large' },
  ],
])('[SEC-05] %s is refused and leaves no trace', async (_what, name, bytes, refusal) => {
  expect(await put(bytes, name)).toMatchObject({ ok: false, refusal })
  expect(readdirSync(join(home, 'incoming'))).toEqual([])
})

test('[SEC-05] a caller may accept fewer kinds', async () => {
  const onlyPdf = { maxBytes: MIB, allowed: ['application/pdf'] as const }
  expect(await store.putStream(Readable.from([samples.png]), onlyPdf)).toEqual({
    ok: false,
    refusal: { code: 'files.kind-not-allowed', detected: 'image/png', allowed: ['application/pdf'] },
  })
})

test('[SEC-05] a stream of 2 GB is stopped at the limit, and not held in memory', async () => {
  let given = 0
  async function* flood() {
    const piece = Buffer.alloc(MIB)
    samples.pdf.copy(piece)
    for (let n = 0; n < 2048; n += 1) {
      given += 1
      yield piece
    }
  }
  const stream = Readable.from(flood())
  const before = process.memoryUsage().rss
  expect(await store.putStream(stream, { maxBytes: 20 * MIB })).toEqual({
    ok: false,
    refusal: { code: 'files.too-large', maxMegabytes: 20 },
  })
  expect(stream.destroyed).toBe(true)
  expect(given).toBeLessThan(40)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * MIB)
  expect(readdirSync(join(home, 'incoming'))).toEqual([])
})

test('[SEC-05] an upload that breaks off is refused and leaves nothing', async () => {
  async function* broken() {
    yield samples.pdf
    throw new Error('connection reset')
  }
  expect(await store.putStream(Readable.from(broken()), { maxBytes: MIB })).toEqual({
    ok: false,
    refusal: { code: 'files.cut-short' },
  })
  expect(readdirSync(join(home, 'incoming'))).toEqual([])
})

test('the same content is kept once, also when many bring it at the same moment', async () => {
  const bytes = Buffer.concat([samples.pdf, Buffer.from('\n% once')])
  const answers = await Promise.all([put(bytes), put(bytes), put(bytes, '另一个名字.pdf')])
  const hashes = new Set(answers.map((answer) => (answer.ok ? answer.value.hash : answer.refusal.code)))
  expect(hashes.size).toBe(1)
  const [hash = ''] = hashes
  const place = join(home, 'sha256', hash.slice(0, 2), hash.slice(2, 4))
  expect(readdirSync(place)).toEqual([hash])
  expect(statSync(join(place, hash)).mode & 0o777).toBe(0o400)
})

test('a file is read whole or in part', async () => {
  const bytes = Buffer.concat([samples.pdf, Buffer.from('0123456789')])
  const answer = await put(bytes)
  const hash = answer.ok ? answer.value.hash : ''
  const whole = await store.open(hash)
  expect(whole.size).toBe(bytes.length)
  expect(await text(whole.stream)).toBe(bytes.toString())
  const part = await store.open(hash, { start: bytes.length - 10, end: bytes.length - 8 })
  expect(await text(part.stream)).toBe('012')
  await expect(store.open('0'.repeat(64))).rejects.toThrow('ENOENT')
  await expect(async () => store.open('../../etc/passwd')).rejects.toThrow('not the hash of a file')
})

test('[SEC-02] a changed or lost file is noticed', async () => {
  const { hash } = await store.putOwn(Buffer.from('a document of the platform'))
  const place = join(home, 'sha256', hash.slice(0, 2), hash.slice(2, 4), hash)
  expect(await store.verify(hash)).toBe('intact')
  chmodSync(place, 0o600)
  writeFileSync(place, 'a document of somebody else')
  expect(await store.verify(hash)).toBe('damaged')
  await store.remove(hash)
  expect(await store.verify(hash)).toBe('missing')
  expect(await store.sizeOf(hash)).toBeUndefined()
})

test('all files are listed in the order of their hashes', async () => {
  const own = await openLocalStore(join(home, 'listed'))
  const made = [
    await own.putOwn(Buffer.from('one')),
    await own.putOwn(Buffer.from('two')),
    await own.putOwn(Buffer.from('three')),
  ]
  const listed: unknown[] = []
  for await (const file of own.list()) listed.push(file)
  expect(listed).toEqual([...made].sort((one, other) => (one.hash < other.hash ? -1 : 1)))
})

test('[SEC-04] a process killed in the midst of an upload leaves nothing under a hash; its remains go after an hour', async () => {
  const folder = join(home, 'killed')
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'testing', 'endless-upload.ts'), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const incoming = join(folder, 'incoming')
  expect(readdirSync(incoming).length).toBe(1)
  const again = await openLocalStore(folder)
  const kept: unknown[] = []
  for await (const file of again.list()) kept.push(file)
  expect(kept).toEqual([])
  expect(readdirSync(incoming).length).toBe(1)

  const anHourAgo = new Date(Date.now() - 3_700_000)
  for (const name of readdirSync(incoming)) utimesSync(join(incoming, name), anHourAgo, anHourAgo)
  expect(await sweep(incoming)).toBe(1)
  expect(readdirSync(incoming)).toEqual([])
})

test('[SEC-05] files are served so that nothing in them runs', () => {
  const served = { hash: 'a'.repeat(64), size: 10, mediaType: 'image/png', fileName: '张三 "身份证"\n.png', show: true }
  const shown = servingHeaders(served)
  expect(shown).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-length': '10',
    'cache-control': 'private, no-cache',
  })
  expect(shown['content-security-policy']).toContain(`default-src 'none'`)
  expect(shown['content-security-policy']).toContain('sandbox')
  expect(shown['content-disposition']).toBe(
    `inline; filename="__ ______.png"; filename*=UTF-8''%E5%BC%A0%E4%B8%89%20%22%E8%BA%AB%E4%BB%BD%E8%AF%81%22_.png`,
  )
  const saved = { ...served, mediaType: 'application/ofd', fileName: '批复.ofd' }
  expect(servingHeaders(saved)['content-disposition']).toMatch(/^attachment; /)
  expect(servingHeaders({ ...served, mediaType: 'text/html' })['content-disposition']).toMatch(/^attachment; /)
  const pdf = servingHeaders({ ...served, mediaType: 'application/pdf' })
  expect(pdf['content-security-policy']).not.toContain('sandbox')
  expect(pdf['content-security-policy']).toContain(`default-src 'none'`)
  expect(servingHeaders({ ...served, fileName: `${'长'.repeat(300)}😀\ud83d.pdf` })['content-disposition']).toContain(
    '.pdf',
  )
})

test('a part of a file is served with its place in the whole', () => {
  const served = { hash: 'a'.repeat(64), size: 10, mediaType: 'image/png', fileName: 'a.png', show: true }
  expect(servingHeaders({ ...served, range: { start: 2, end: 4 } })).toMatchObject({
    'content-length': '3',
    'content-range': 'bytes 2-4/10',
  })
  expect(parseRange('bytes=2-4', 10)).toEqual({ start: 2, end: 4 })
  expect(parseRange('bytes=2-', 10)).toEqual({ start: 2, end: 9 })
  expect(parseRange('bytes=-3', 10)).toEqual({ start: 7, end: 9 })
  expect(parseRange('bytes=0-99', 10)).toEqual({ start: 0, end: 9 })
  expect(parseRange('bytes=10-', 10)).toBe('unsatisfiable')
  expect(parseRange('bytes=-0', 10)).toBe('unsatisfiable')
  expect(parseRange('bytes=0-1,3-4', 10)).toBeUndefined()
  expect(parseRange(undefined, 10)).toBeUndefined()
})

test('every refusal has its status and its sentences', () => {
  const codes = new Set(readFileSync(join(import.meta.dirname, 'refusals.ts'), 'utf8').match(/files\.[a-z-]+/g))
  expect(Object.keys(fileProblems.status).sort()).toEqual([...codes].sort())
})
