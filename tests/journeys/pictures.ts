import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from '../../tools/build.mjs'
import { fixedAddress } from './examples.ts'
import { launchBrowser, openContext, signIn, viewports } from './browser.ts'
import type { Viewport } from './browser.ts'
import { addressFrom, atRest, declaredPages, hasParameter, publicAddresses } from './page-list.ts'
import type { DeclaredPage } from './page-list.ts'
import { startProduct } from './product.ts'
import type { Product } from './product.ts'

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url))

/** Takes pictures of all pages, or of those whose address has one of the words, into docs/pictures/. */
export async function takePictures(words: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await build(['server', 'web'], { say: (line) => process.stderr.write(`${line}\n`) })
  const product = await startProduct()
  const browser = await launchBrowser()
  try {
    await untilFilled(product)
    const wanted = (address: string) => words.length === 0 || words.some((word) => address.includes(word))
    for (const size of Object.keys(viewports) as Viewport[]) {
      const studio = { browser, address: product.address, size, wanted }
      await takePublic(studio)
      await takeWorkbench(studio)
    }
    await takeDevices({ browser, address: product.address, wanted })
  } finally {
    await browser.close()
    await product.remove()
  }
}

/** The demo hall fills with cases after the product is ready; a picture of an empty hall shows nothing. */
async function untilFilled(product: Product): Promise<void> {
  for (let tries = 0; tries < 240 && !product.output().includes('"demo cases"'); tries++) await wait(500)
}

interface Studio {
  readonly browser: Browser
  readonly address: string
  readonly size: Viewport
  readonly wanted: (address: string) => boolean
}

/** One public page of each kind: the guides of all items look alike. */
async function takePublic({ browser, address, size, wanted }: Studio): Promise<void> {
  const context = await openContext(browser, address, { size })
  const page = await context.newPage()
  const kinds = new Map((await publicAddresses(page)).toReversed().map((path) => [kindOf(path), path]))
  for (const [kind, path] of [...kinds].filter(([, found]) => wanted(found))) {
    await page.goto(path)
    await take(page, kind, size)
  }
  await context.close()
}

/** `/guides/gthsl` and `/guides/spjy` are of one kind. */
function kindOf(path: string): string {
  const [first = '', ...rest] = path.split('/').slice(1)
  return `/${[first, ...rest.map((_, at) => `:${at + 1}`)].join('/')}`
}

const machine = { width: 1080, height: 1920 }
const screen = { width: 1920, height: 1080 }
const pad = { width: 1280, height: 800 }

/** What stands in the hall, at its real size. */
const devices = [
  { name: 'kiosk', path: '/kiosk/hall-county', size: machine },
  { name: 'kiosk-ticket', path: '/kiosk/hall-county/ticket', size: machine },
  { name: 'kiosk-book', path: '/kiosk/hall-county/book', size: machine },
  { name: 'kiosk-apply', path: '/kiosk/hall-county/apply', size: machine },
  { name: 'online-area', path: '/online-area/hall-county/apply', size: { width: 1440, height: 900 } },
  { name: 'kiosk-progress', path: '/kiosk/hall-county/progress', size: machine },
  { name: 'display', path: '/display/hall-county', size: screen },
  { name: 'display-window', path: '/display/window/hall-county-13', size: screen },
  { name: 'pad', path: '/pad/hall-county-13', size: pad },
] as const

async function takeDevices({ browser, address, wanted }: Omit<Studio, 'size'>): Promise<void> {
  const context = await openContext(browser, address, { size: 'desktop' })
  const page = await context.newPage()
  for (const { name, path, size } of devices.filter((device) => wanted(device.path))) {
    await page.setViewportSize(size)
    await page.goto(path)
    await page.waitForLoadState('load')
    await page.evaluate('document.fonts.ready.then(() => true)')
    const file = `device-${name}.jpg`
    await page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 78, scale: 'css' })
    process.stdout.write(`${file}\n`)
  }
  await context.close()
}

async function takeWorkbench({ browser, address, size, wanted }: Studio): Promise<void> {
  const contexts = new Map<string, BrowserContext>()
  for (const declared of declaredPages().filter(({ path }) => wanted(path))) {
    const context = contexts.get(declared.role) ?? (await openContext(browser, address, { size }))
    if (!contexts.has(declared.role)) await signIn(context, address, declared.role)
    contexts.set(declared.role, context)
    const page = await context.newPage()
    const path = await addressOf(page, declared)
    if (path === undefined) {
      process.stderr.write(`no example leads to ${declared.path}\n`)
    } else {
      await page.goto(path)
      await take(page, declared.path, size)
    }
    await page.close()
  }
  for (const context of contexts.values()) await context.close()
}

/** The address of a page; for a page of one thing, of the first thing that a list of the same role leads to. */
export async function addressOf(page: Page, declared: DeclaredPage): Promise<string | undefined> {
  if (!hasParameter(declared.path)) return declared.path
  const known = fixedAddress(declared.path)
  if (known !== undefined) return known
  const lists = declaredPages().filter(({ path, role }) => role === declared.role && !hasParameter(path))
  const nearest = lists.toSorted(
    (one, other) => Number(other.module === declared.module) - Number(one.module === declared.module),
  )
  for (const list of nearest) {
    // Lists that wait for words to look for are asked for the cases of the county.
    await page.goto(`${list.path}?q=339921`)
    await atRest(page)
    const address = await addressFrom(page, declared.path)
    if (address !== undefined) return address
  }
  return undefined
}

async function take(page: Page, path: string, size: Viewport): Promise<void> {
  await atRest(page)
  const name = path.replace(/^\/(work\/)?/, '').replaceAll(/[:/]+/g, '-') || 'start'
  const file = `${name}-${size}.jpg`
  const { width, height } = viewports[size].viewport
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
  // A phone scrolls: two screens of it show how a page goes on.
  const clip = { x: 0, y: 0, width, height: size === 'phone' ? Math.min(whole, 2 * height) : height }
  await page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 78, scale: 'css', fullPage: true, clip })
  process.stdout.write(`${file}\n`)
}
