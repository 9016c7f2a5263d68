/**
 * The one test line. Runs everything: what the machine needs, types, lint, format, walls, dead code, the build, and the
 * tests of rules, of the database, of pages, of the tree and of whole journeys in a browser. A step that fails does not
 * stop the others. Each step that is not a set of tests counts as one. The last line is `N passed, N failed`.
 *
 * `npm test -- --only types,rules` runs some steps only.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { runCheck, treeChecks } from './lib/checks.mjs'
import { root } from './lib/root.mjs'
import { inParallel, local, run } from './lib/run.mjs'
import { ensureSystem } from './system.mjs'

const began = Date.now()
const wholeRun = 55 * 60_000
const oneStep = 35 * 60_000
const reports = join(root, '.cache/test')

const suites = [
  { name: 'rules', says: 'the rules, against nothing' },
  { name: 'db', says: 'commands, queries and jobs, against a real database' },
  { name: 'pages', says: 'pages, rendered' },
  { name: 'tree', says: 'the tree itself: walls, ceilings, words, texts' },
  { name: 'e2e', says: 'journeys of the built product in a browser' },
]
const steps = ['system', ...treeChecks.map(({ name }) => name), 'build', ...suites.map(({ name }) => name)]

const only = optionOnly()
const wanted = (name) => only.length === 0 || only.includes(name)
const totals = { passed: 0, failed: 0 }
const failures = []

mkdirSync(reports, { recursive: true })
if (wanted('system')) await counted('system', 'what the tests need on this machine', ensureSystem, true)
await inParallel(
  2,
  treeChecks
    .filter(({ name }) => wanted(name))
    .map((check) => () => counted(check.name, check.says, () => runCheck(check, timeLeft()))),
)
if (wanted('build')) await counted('build', 'the product builds', buildAll)
for (const suite of suites) if (wanted(suite.name)) await runSuite(suite)
conclude()

/** Runs a step that counts as one and shows what it printed when it failed, or always when asked to. */
async function counted(name, says, work, show = false) {
  const start = Date.now()
  const { code, output } = await work()
  tell(name, says, code === 0, start)
  if (code !== 0 || show) console.log(output.trimEnd())
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1)
}

async function buildAll() {
  try {
    return { code: 0, output: (await build()).join(' ') }
  } catch (error) {
    return { code: 1, output: error.stack }
  }
}

/** Runs one set of tests and adds up what its report says. */
async function runSuite({ name, says }) {
  const start = Date.now()
  const report = join(reports, `${name}.json`)
  rmSync(report, { force: true })
  console.log(`\n── ${name}: ${says}`)
  const args = ['run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // Building the workbench leaves NODE_ENV=production behind in this process; the tests must not inherit it.
  const { code } = await run(local('vitest'), args, { show: true, limit: timeLeft(), env: { NODE_ENV: 'test' } })
  const { passed, failed, names } = readReport(report)
  // A set that ended badly without a failed test (no test found, an error outside of tests, time over) failed once.
  const alsoFailed = code !== 0 && failed === 0 ? 1 : 0
  failures.push(...names.map((title) => `${name}: ${title}`))
  if (alsoFailed > 0) failures.push(`${name}: ended with code ${code}`)
  totals.passed += passed
  totals.failed += failed + alsoFailed
  tell(name, `${passed} passed, ${failed + alsoFailed} failed`, failed + alsoFailed === 0, start)
}

/** What a report of vitest says; a file that could not be loaded is one failure. */
function readReport(path) {
  let report
  try {
    report = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, names: [] }
  }
  const names = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const broken = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName)
    return status === 'failed' && broken.length === 0 ? [`${relative(root, name)} could not be run`] : broken
  })
  return { passed: report.numPassedTests, failed: names.length, names }
}

function count(name, passed, failed) {
  totals.passed += passed
  totals.failed += failed
  if (failed > 0) failures.push(name)
}

function tell(name, says, isWell, start) {
  console.log(`${isWell ? '✓' : '✗'} ${name.padEnd(7)} ${says} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
}

function conclude() {
  const minutes = ((Date.now() - began) / 60_000).toFixed(1)
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`)
  console.log(`\nAfter ${minutes} minutes:\n${totals.passed} passed, ${totals.failed} failed`)
  process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1
}

/** Milliseconds a step may take, so that the whole always ends in time to say what it found. */
function timeLeft() {
  return Math.max(1_000, Math.min(oneStep, wholeRun - (Date.now() - began)))
}

function optionOnly() {
  const at = process.argv.findIndex((word) => word === '--only' || word.startsWith('--only='))
  if (at < 0) return []
  const names = (process.argv[at].split('=')[1] ?? process.argv[at + 1] ?? '').split(',').filter(Boolean)
  const unknown = names.filter((name) => !steps.includes(name))
  if (names.length === 0 || unknown.length > 0) {
    console.error(`--only takes some of: ${steps.join(',')}`)
    process.exit(2)
  }
  return names
}
