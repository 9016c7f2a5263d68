/** What a key costs in the workshop's editor, on a tree of 300 nodes: from the key to the painted letter, in Chromium. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { build } from '../build.mjs'
import { root } from '../lib/root.mjs'
import { findChromium } from '../system.mjs'
import { makeDatabase } from './database.mjs'
import { freePort, startProduct } from './product.mjs'

const NODES = 300
const MODEL = 'spjy'
const ITEM = 'ybzba'
const KEEPER = 'songkewei'
const KEYS = 160
/** a fast typist: 12 keys a second */
const PAUSE_MS = 80
/** after so many keys one thinks, and the checks answer */
const BURST = 16
const THINK_MS = 900

/**
 * Types into a question in the middle of the tree, as fast as a person does.
 * @param say told what is going on
 * @returns nodes of the tree, and milliseconds from the key to the painted letter, in the editor and in a bare field
 * @throws when there is no Chromium
 */
export async function measureEditor({ profile }, say) {
  await build(undefined, { say })
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-'))
  const database = await makeDatabase()
  const ends = [() => rmSync(folder, { recursive: true, force: true }), () => database.release()]
  try {
    const place = { dataDir: join(folder, 'data'), databaseUrl: database.url, port: await freePort() }
    const product = await startProduct(place)
    ends.push(() => product.stop())
    // Whoever plays the demo works on the same processors.
    while (!product.output().includes('"demo cases"')) await wait(200)
    const executablePath = await findChromium()
    if (executablePath === undefined) throw new Error('no Chromium here: `node tools/system.mjs` finds or installs one')
    const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] })
    ends.push(() => browser.close())
    const page = await browser.newPage({ baseURL: product.address, viewport: { width: 1440, height: 900 } })
    const { id, nodes, middle } = await openTree(page, product.address)
    say(`typing into a tree of ${nodes} nodes …`)
    await page.goto(`/work/workshop/${id}`)
    const field = page.locator(`[data-row="q:${middle}"]`)
    await field.click()
    await page.locator('.react-flow__node').first().waitFor()
    if (profile !== undefined) await browser.startTracing(page, { path: join(profile, 'editor.json') })
    const editor = await typed(page)
    if (profile !== undefined) await browser.stopTracing()
    await page.goto('about:blank')
    await page.setContent('<input autofocus>')
    await page.locator('input').click()
    return { nodes, keys: KEYS, editor, bare: await typed(page) }
  } finally {
    for (const end of ends.toReversed()) await end()
  }
}

/** A draft whose tree is the model's, so often one after the other as makes 300 questions and answers. */
async function openTree(page, address) {
  const send = async (path, data) => {
    const answer = await page.request.post(`/api/v1${path}`, { headers: { origin: address }, data })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  const { password } = await (await page.request.get('/api/v1/session/demo-accounts')).json()
  await send('/session', { account: KEEPER, password })
  const { id } = await send('/workshop/drafts', { item: ITEM, cause: 'practice', reason: 'how fast one types' })
  const draft = await (await page.request.get(`/api/v1/workshop/drafts/${id}`)).json()
  const model = JSON.parse(readFileSync(join(root, `data/catalogue/items/${MODEL}.json`), 'utf8'))
  const questions = []
  for (let copy = 0; nodesOf(questions) < NODES; copy += 1) {
    questions.push(...model.situation.questions.map((question) => copied(question, `-${copy}`)))
  }
  const document = { ...draft.document, situation: { questions }, materials: model.materials }
  await send(`/workshop/drafts/${id}/document`, { document, expectedVersion: draft.version })
  return { id, nodes: nodesOf(questions), middle: questions[Math.floor(questions.length / 2)].id }
}

function copied(question, mark) {
  const options = question.options.map((option) =>
    option.next === undefined ? option : { ...option, next: option.next.map((next) => copied(next, mark)) },
  )
  return { ...question, id: `${question.id}${mark}`, options }
}

/** Questions and answers. */
function nodesOf(questions) {
  const below = ({ options }) => options.reduce((sum, { next = [] }) => sum + 1 + nodesOf(next), 1)
  return questions.reduce((sum, question) => sum + below(question), 0)
}

/** Types, and says how long each key took until it was painted. */
async function typed(page) {
  await page.evaluate(watchKeys)
  for (let at = 1; at <= KEYS; at += 1) {
    await page.keyboard.press('abcdefghijklmnop'[at % BURST])
    await wait(at % BURST === 0 ? THINK_MS : PAUSE_MS)
  }
  const times = (await page.evaluate('window.keyTimes')).toSorted((one, other) => one - other)
  if (times.length !== KEYS) throw new Error(`${times.length} of ${KEYS} keys were painted`)
  const at = (share) => times[Math.ceil(times.length * share) - 1]
  return { p50: at(0.5), p95: at(0.95), worst: at(1) }
}

/** Runs in the page. What is posted from a frame arrives when that frame is painted. */
const watchKeys = `
  window.keyTimes = []
  let pressed = 0
  addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true })
  addEventListener('input', () => {
    const began = pressed
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.keyTimes.push(performance.now() - began)
      port2.postMessage(undefined)
    })
  }, { capture: true })`

/** @param editor what measureEditor gives @returns lines */
export function editorReport({ nodes, keys, editor, bare }) {
  const line = (what, { p50, p95, worst }) =>
    `editor: ${what.padEnd(18)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`
  return [
    `${keys} keys, from the key to the painted letter`,
    line(`tree of ${nodes} nodes`, editor),
    line('bare field', bare),
  ]
}
