import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser, openContext, signIn, watchForFaults } from './browser.ts'
import type { LaunchOptions, Size, Somebody } from './browser.ts'
import { startProduct } from './product.ts'
import type { Product } from './product.ts'
import { hallAddress } from './hall-address.ts'
import { readWhenSettled } from './settled.ts'

const pictures = fileURLToPath(new URL('../../.cache/failures', import.meta.url))

interface Visit {
  readonly size?: Size
  readonly language?: 'zh-CN' | 'en'
  /** off: how the page works where scripts do not run */
  readonly scripts?: boolean
}

/** The people of the hall, each with a browser of their own. */
export interface Hall {
  readonly address: string
  /** folder of the data of a product of its own */
  readonly dataDir: string
  /** A page of somebody signed in, by role or name, at their window: `as('window-clerk')`. */
  as(who: Somebody, visit?: Visit): Promise<Page>
  /** A page of an applicant or passer-by, signed in nowhere. */
  visitor(visit?: Visit): Promise<Page>
}

interface HallOptions extends LaunchOptions {
  /** a product of its own, for what other files would trip over: an item that gets another version */
  readonly own?: boolean
}

type StoredState = Awaited<ReturnType<BrowserContext['storageState']>>

/**
 * Opens the hall for the tests of a file: `const hall = openHall()`. Pages are closed after each test; when it
 * failed, each leaves a picture in `.cache/failures`. A test fails when a page had an uncaught error.
 */
export function openHall({ own = false, ...options }: HallOptions = {}): Hall {
  let address = hallAddress()
  let product: Product | undefined
  const signedIn = new Map<string, StoredState>()
  const open: { page: Page; faults: readonly string[] }[] = []
  let browser: Browser

  beforeAll(async () => {
    if (own) product = await startProduct()
    address = product?.address ?? address
    browser = await launchBrowser(options)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await product?.remove()
  })
  afterEach(async ({ task }) => {
    const visits = open.splice(0)
    if (task.result?.state === 'fail')
      await Promise.all(visits.map(({ page }, n) => picture(page, `${task.name} ${n + 1}`)))
    await Promise.all(visits.map(({ page }) => page.context().close()))
    expect(visits.flatMap(({ faults }) => faults)).toEqual([])
  })

  const openPage = async ({ size = 'desktop', language = 'zh-CN', scripts = true }: Visit, state?: StoredState) => {
    const context = await openContext(browser, address, {
      size,
      locale: language,
      javaScriptEnabled: scripts,
      ...(state === undefined ? {} : { storageState: state }),
    })
    await context.addCookies([{ name: 'lang', value: language, url: address }])
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    if (scripts) readWhenSettled(page)
    open.push({ page, faults: watchForFaults(page) })
    return page
  }

  return {
    get address() {
      return address
    },
    get dataDir() {
      if (product === undefined) throw new Error('only a product of its own has a folder to look into')
      return product.dataDir
    },
    async as(who, visit = {}) {
      const key = JSON.stringify(who)
      const page = await openPage(visit, signedIn.get(key))
      if (!signedIn.has(key)) {
        await signIn(page.context(), address, who)
        signedIn.set(key, await page.context().storageState())
      }
      return page
    },
    visitor: (visit = {}) => openPage(visit),
  }
}

/**
 * Demands that axe finds nothing on the page as it stands, by the rules of WCAG 2.2 AA.
 * @param parts.without selectors that are left out, with the reason in the test
 */
export async function expectAccessible(
  page: Page,
  parts: { readonly without?: readonly string[] } = {},
): Promise<void> {
  let axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  for (const selector of parts.without ?? []) axe = axe.exclude(selector)
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`),
  ).toEqual([])
}

/** Demands that nothing is cut off: the page is not wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, screen] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  expect(wide).toBeLessThanOrEqual(screen)
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120)}.png`
  await page.screenshot({ path: join(pictures, file), fullPage: true }).catch(() => {})
}
