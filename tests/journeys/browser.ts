import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '@yichuang/modules/access/rules'
import { findChromium } from '../../tools/system.mjs'

/** The two sizes every page is tried at: a window's screen and a phone. */
export const viewports = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>
export type Viewport = keyof typeof viewports
/** A self-service machine of the hall has a size of its own, and is touched. */
const sizes = { ...viewports, machine: { viewport: { width: 1080, height: 1920 }, hasTouch: true } } as const
export type Size = keyof typeof sizes

export interface LaunchOptions {
  /** a .y4m or .mjpeg file that the document camera shows */
  readonly cameraShows?: string
}

/** Starts Chromium without a window, without its own traffic, with a camera that needs no consent. */
export async function launchBrowser({ cameraShows }: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await findChromium()
  if (executablePath === undefined) throw new Error('no Chromium here: `node tools/system.mjs` finds or installs one')
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...(cameraShows === undefined ? [] : [`--use-file-for-fake-video-capture=${cameraShows}`]),
    ],
  })
}

/** Opens a context of a size, Chinese unless another language is asked for, in Beijing time, at the product's address. */
export function openContext(
  browser: Browser,
  address: string,
  options: BrowserContextOptions & { readonly size?: Size } = {},
): Promise<BrowserContext> {
  const { size = 'desktop', ...rest } = options
  return browser.newContext({
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    permissions: ['camera'],
    ...sizes[size],
    ...rest,
  })
}

interface DemoAccount {
  readonly account: string
  readonly name: string
  readonly roles: readonly string[]
  readonly hall?: string
  readonly department?: string
  readonly windowId?: string
}

/** Whom to sign in: the first demo account of a role, or somebody by account or name. */
export type Somebody = Role | { readonly account: string } | { readonly name: string }

/**
 * Signs a demo account in for all pages of a context, at that account's window.
 * @throws when there is no such account or the product refuses
 */
export async function signIn(context: BrowserContext, address: string, who: Somebody): Promise<DemoAccount> {
  const headers = { origin: address }
  const listed = await context.request.get('/api/v1/session/demo-accounts')
  const { password, accounts } = (await listed.json()) as { password: string; accounts: readonly DemoAccount[] }
  const account = accounts.find((candidate) => fits(candidate, who)) ?? unlisted(who)
  if (account === undefined) throw new Error(`no demo account for ${JSON.stringify(who)}`)
  const { windowId } = account
  const answer = await context.request.post('/api/v1/session', {
    headers,
    data: { account: account.account, password, ...(windowId === undefined ? {} : { windowId }) },
  })
  if (!answer.ok()) throw new Error(`${account.account} was not signed in: ${answer.status()} ${await answer.text()}`)
  return account
}

/** The start page lists some of those who may sign in; whoever is asked for by account may be another. */
function unlisted(who: Somebody): DemoAccount | undefined {
  if (typeof who === 'string' || !('account' in who)) return undefined
  return { account: who.account, name: who.account, roles: [] }
}

function fits(account: DemoAccount, who: Somebody): boolean {
  if (typeof who === 'string') return account.roles.includes(who)
  return 'account' in who ? account.account === who.account : account.name === who.name
}

/** What went wrong inside a page without a person seeing it: uncaught errors, breaches of the content policy. */
export function watchForFaults(page: Page): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Minified React error|Warning:/.test(message.text())) {
      faults.push(message.text())
    }
  })
  return faults
}
