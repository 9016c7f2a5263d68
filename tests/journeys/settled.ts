import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page, Request } from 'playwright-core'

/** How long a read waits at most for a page that never comes to rest. */
const PATIENCE_MS = 5_000
/** How long two frames are waited for. */
const FRAMES_MS = 1_000

/** Requests that stay open as long as the page does. */
const lasting: ReadonlySet<string> = new Set(['eventsource', 'websocket', 'media'])

/** What Playwright reads off a page in the very moment it is asked, finished or not. */
const momentary = ['all', 'allInnerTexts', 'allTextContents', 'count', 'isVisible'] as const
/** What waits for its element, but not for what the element will say. */
const waiting = ['getAttribute', 'innerText', 'inputValue', 'isChecked', 'isDisabled', 'textContent'] as const

const underWay = new WeakMap<Page, Set<Request>>()
const patched = new WeakSet<object>()

/**
 * Makes every read of a page – counts, texts, values – wait until nothing is under way there, as a person looks at a
 * page that has come to rest. A page that never does is read after five seconds as it stands.
 */
export function readWhenSettled(page: Page): void {
  const requests = new Set<Request>()
  underWay.set(page, requests)
  page.on('request', (request) => {
    if (!lasting.has(request.resourceType())) requests.add(request)
  })
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
  patch(page.locator('html'))
}

/** The class of locators is known by an object of it only; all pages share it. */
function patch(locator: Locator): void {
  const shared = Object.getPrototypeOf(locator) as Record<string, (...args: unknown[]) => Promise<unknown>>
  if (patched.has(shared)) return
  patched.add(shared)
  for (const name of [...momentary, ...waiting]) {
    const read = shared[name]
    if (read === undefined) throw new Error(`locators have no ${name}`)
    shared[name] = async function settledRead(this: Locator, ...args: unknown[]) {
      await settle(this.page())
      return read.apply(this, args)
    }
  }
}

/** Waits until no request is under way and the page has drawn what the last one brought. */
async function settle(page: Page): Promise<void> {
  const requests = underWay.get(page)
  if (requests === undefined) return
  const until = Date.now() + PATIENCE_MS
  do await drawn(page)
  while (requests.size > 0 && Date.now() < until)
}

/**
 * Two frames: what an answer changed is on the screen, and what that asks for in turn has been asked. A page that
 * draws nothing – in another window's shadow, before a dialog – is not waited for.
 */
async function drawn(page: Page): Promise<void> {
  const frames = page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
  )
  await Promise.race([frames.catch(() => {}), sleep(FRAMES_MS)])
}
