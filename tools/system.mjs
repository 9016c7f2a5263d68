/**
 * What the tests need on this machine beyond npm packages: a Chromium, Chinese fonts, poppler's tools that read the
 * signatures of our documents, certutil that gives them our test authority, and curl for the tour of the interface. Found where they usually are, else
 * installed. `node tools/system.mjs` says what it found; `node tools/system.mjs chromium` prints the browser's path.
 */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { local, run } from './lib/run.mjs'

const mac = process.platform === 'darwin'
const isRoot = process.getuid?.() === 0

const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  ...['/', homedir()].flatMap((home) =>
    ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) =>
      join(home, 'Applications', `${name}.app`, 'Contents', 'MacOS', name),
    ),
  ),
]

/**
 * The first Chromium that starts: CHROMIUM_PATH, the usual places, then the one playwright keeps.
 * @returns its path, undefined when there is none
 */
export async function findChromium() {
  const { chromium } = await import('playwright-core')
  for (const path of [process.env.CHROMIUM_PATH, ...browsers, chromium.executablePath()]) {
    if (path && existsSync(path) && (await starts(path, ['--version']))) return path
  }
  return undefined
}

async function starts(program, args) {
  return (await run(program, args, { limit: 30_000 })).code === 0
}

async function prints(program, args) {
  const { code, output } = await run(program, args, { limit: 30_000 })
  return code === 0 && output.trim() !== '' ? output.trim().split('\n')[0] : undefined
}

const needs = [
  {
    name: 'chromium',
    find: findChromium,
    packages: ['chromium'],
    instead: installByPlaywright,
    by: 'install Chromium or Google Chrome, or set CHROMIUM_PATH to one',
  },
  {
    name: 'chinese fonts',
    find: () => (mac ? 'of the system' : prints('fc-list', [':lang=zh', 'family'])),
    packages: ['fontconfig', 'fonts-noto-cjk'],
    by: 'install the package fonts-noto-cjk',
  },
  {
    name: 'pdfsig, pdftotext',
    find: async () => ((await prints('pdftotext', ['-v'])) && (await prints('pdfsig', ['-v']))) || undefined,
    packages: ['poppler-utils'],
    by: mac ? 'brew install poppler' : 'install the package poppler-utils',
  },
  { name: 'curl', find: () => prints('curl', ['--version']), packages: ['curl'], by: 'install curl' },
  {
    name: 'certutil',
    find: () => prints('sh', ['-c', 'command -v certutil']),
    packages: ['libnss3-tools'],
    by: mac ? 'brew install nss' : 'install the package libnss3-tools',
  },
]

/**
 * Finds or installs everything of the table above.
 * @returns code 0 when all of it is there; the output says what was found, installed, or is for a person to do
 */
export async function ensureSystem() {
  const found = new Map()
  for (const need of needs) found.set(need, await need.find())
  const missing = needs.filter((need) => found.get(need) === undefined)
  if (missing.length > 0) await install(missing)
  for (const need of missing) {
    found.set(need, await need.find())
    if (found.get(need) === undefined && need.instead) await need.instead()
    found.set(need, found.get(need) ?? (await need.find()))
  }
  const lines = needs.map((need) => `  ${need.name.padEnd(18)} ${found.get(need) ?? `MISSING – ${need.by}`}`)
  return { code: needs.every((need) => found.get(need) !== undefined) ? 0 : 1, output: `${lines.join('\n')}\n` }
}

/** By apt where there is one and we may use it. */
async function install(missing) {
  if (!existsSync('/usr/bin/apt-get')) return
  const asRoot = await rootPrefix()
  if (asRoot === undefined) return
  const packages = missing.flatMap((need) => need.packages).filter((name) => name !== 'chromium' || !isUbuntu())
  console.log(`  installing ${packages.join(' ')} …`)
  const apt = (...args) =>
    run(...asRoot('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120', ...args]))
  await apt('update')
  for (const name of packages) {
    const { code, output } = await apt('install', '-y', '--no-install-recommends', name)
    if (code !== 0) console.log(lastLines(output))
  }
}

function lastLines(output) {
  return output.trim().split('\n').slice(-5).join('\n')
}

/** How to run a command as root here, undefined when we cannot. */
async function rootPrefix() {
  if (isRoot) return (command, args) => [command, args]
  if (await starts('sudo', ['-n', 'true'])) return (command, args) => ['sudo', ['-n', command, ...args]]
  return undefined
}

/** Ubuntu's package chromium is a snap, which does not start in a container. */
function isUbuntu() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** Playwright's own Chromium into its cache in the home folder; its libraries too where we may install them. */
async function installByPlaywright() {
  console.log('  downloading the Chromium that playwright keeps …')
  const libraries = !mac && (await rootPrefix()) !== undefined ? ['--with-deps'] : []
  const { code, output } = await run(local('playwright-core'), ['install', ...libraries, 'chromium'])
  if (code !== 0) console.log(lastLines(output))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv[2] === 'chromium') {
    const path = await findChromium()
    console.log(path ?? '')
    process.exit(path === undefined ? 1 : 0)
  }
  const { code, output } = await ensureSystem()
  process.stdout.write(output)
  process.exit(code)
}
