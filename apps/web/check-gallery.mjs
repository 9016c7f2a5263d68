/**
 * Looks at every part of the gallery in Chromium, at 1440 × 900 and 390 px, under the strict Content-Security-Policy of
 * the product: axe must be silent and the console empty. `node apps/web/check-gallery.mjs [folder for the pictures]`.
 */
import { createReadStream } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import { buildWeb, noncePlace } from './build.mjs'

const parts = 'parts list intake review confirm states time lock search keys toast camera'.split(' ')
const sizes = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
]
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
}
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'nonce-gallery'",
  "img-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

/** Serves the built gallery, and the few answers of the API that sign-in needs. */
export async function serveGallery(folder) {
  const server = createServer((request, answer) => {
    void respond(folder, new URL(request.url ?? '/', 'http://gallery').pathname, answer)
  })
  await new Promise((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

async function respond(folder, path, answer) {
  const api = apiAnswers[path]
  if (api !== undefined) {
    answer.writeHead(api.status, { 'content-type': 'application/json' }).end(JSON.stringify(api.body))
    return
  }
  const file = join(folder, path.replace(/^\/work\/?/, '').replaceAll('..', ''))
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  const type = isFile ? types[extname(file)] : types['.html']
  answer.writeHead(200, { 'content-type': type ?? 'application/octet-stream', 'content-security-policy': policy })
  if (isFile) createReadStream(file).pipe(answer)
  else answer.end((await readFile(join(folder, 'index.html'), 'utf8')).replaceAll(noncePlace, 'gallery'))
}

const people = [
  ['shenruoxi', '沈若溪', 'window-clerk', '13'],
  ['yezhiqiu', '叶知秋', 'handout-clerk', '15'],
  ['peitinglan', '裴听澜', 'hall-manager'],
  ['heyuan', '何予安', 'reviewer'],
  ['qiuwangshu', '邱望舒', 'chief-representative'],
  ['songshiyu', '宋时雨', 'department-administrator'],
  ['tangshutong', '唐疏桐', 'system-administrator'],
  ['luqinghe', '陆清和', 'security-administrator'],
  ['bailuming', '白鹿鸣', 'security-auditor'],
  ['guqingyan', '顾清晏', 'supervisor'],
]
const apiAnswers = {
  '/api/v1/session': { status: 401, body: { type: '', code: 'access.no-session', title: '', status: 401 } },
  '/api/v1/session/demo-accounts': {
    status: 200,
    body: {
      password: 'yichuang-demo',
      accounts: people.map(([account, name, role, no]) => ({
        account,
        name,
        roles: [role],
        hall: '云岫县行政服务中心',
        ...(no !== undefined && { windowId: `hall-county-${no}`, windowNo: no }),
      })),
    },
  },
}

async function look(browser, address, { name, width, height }, picture) {
  const context = await browser.newContext({ viewport: { width, height }, permissions: ['camera'] })
  const page = await context.newPage()
  const complaints = []
  page.on('console', (message) => {
    // The browser itself notes every answer above 400; asking for the session without one is no mistake.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(address)
  await page.locator('h1, dialog').first().waitFor()
  await page.waitForTimeout(600)
  await page.screenshot({ path: picture, fullPage: name === 'phone' })
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  await context.close()
  return [
    ...complaints,
    ...violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.target}`).join('\n')}`,
    ),
  ]
}

/** What only a real browser can prove: drafts in IndexedDB, the camera, signing by hand. */
async function tryOut(browser, url) {
  const context = await browser.newContext({ permissions: ['camera'], viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const wrong = []
  const expectThat = (isSo, what) => {
    if (!isSo) wrong.push(`behaviour: ${what}`)
  }

  await page.goto(`${url}/work/gallery/intake`)
  const answers = page.locator('.opts')
  await answers.waitFor()
  await page.keyboard.press('1')
  await page.waitForTimeout(1200)
  await page.reload()
  await answers.waitFor()
  await page.waitForTimeout(300)
  expectThat((await answers.locator('input:checked').count()) === 2, 'a draft is found again after a reload')
  const kept = await page.evaluate(readKept)
  expectThat(kept.drafts === 1 && !kept.text.includes('agent'), 'the draft on the disk is sealed')

  await page.goto(`${url}/work/gallery/camera`)
  await page.locator('video.camera:not(.off)').waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('F6')
  await page.locator('[data-taken="1"]').waitFor({ state: 'attached', timeout: 5000 })
  const size = Number(await page.locator('[data-taken]').textContent())
  expectThat(size > 1000, `a page from the camera is a picture (${size} bytes)`)

  await page.goto(`${url}/work/gallery/time`)
  const pad = await page.locator('svg.sig').boundingBox()
  await page.mouse.move(pad.x + 20, pad.y + 60)
  await page.mouse.down()
  await page.mouse.move(pad.x + 120, pad.y + 30, { steps: 8 })
  await page.mouse.up()
  const ink = await page.locator('.sig-ink').getAttribute('d')
  expectThat(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){8,}$/.test(ink ?? ''), 'a signature has its strokes')
  await context.close()
  return wrong
}

/** Runs in the page: how many drafts lie there, and whether they can be read without the key. */
function readKept() {
  return new Promise((done) => {
    const request = indexedDB.open('yichuang')
    request.addEventListener('success', () => {
      const all = request.result.transaction('drafts').objectStore('drafts').getAll()
      all.addEventListener('success', () => {
        const text = all.result.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')
        done({ drafts: all.result.length, text })
      })
    })
  })
}

/** Looks at everything; gives what is wrong, by part and size. */
export async function checkGallery(pictures) {
  const folder = await buildWeb({ gallery: true })
  const server = await serveGallery(folder)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  })
  await mkdir(pictures, { recursive: true })
  const wrong = await tryOut(browser, server.url)
  for (const size of sizes) {
    for (const part of ['sign-in', ...parts.map((part) => `gallery/${part}`)]) {
      const picture = join(pictures, `${part.replace('/', '-')}-${size.name}.png`)
      const found = await look(browser, `${server.url}/work/${part}`, size, picture)
      wrong.push(...found.map((complaint) => `${part} ${size.name}: ${complaint}`))
    }
  }
  await browser.close()
  server.close()
  return wrong
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = await checkGallery(process.argv[2] ?? fileURLToPath(new URL('./.cache/pictures', import.meta.url)))
  for (const line of wrong) console.log(line)
  console.log(`${wrong.length} complaints`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}
