/**
 * Which tests prove which requirement: reads docs/requirements.md, the titles of all tests, and what the last run said
 * of them. `npm run trace` prints all of it, `npm run trace -- --missing` the requirements that no test names.
 * Exit code 1 when a test names an id that is no requirement.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './lib/root.mjs'

const testFile = /\.(test|e2e)\.tsx?$/
const aside = /^(node_modules|dist|\..*)$/
const id = '[A-Z]{3}-\\d{2}'
const title = new RegExp(
  `(['"\`])((?:\\\\.|(?!\\1)[^\\\\\\n])*\\[${id}(?:, ?${id})*\\](?:\\\\.|(?!\\1)[^\\\\\\n])*)\\1`,
  'g',
)

/** The requirements: id → first sentence, in the order of the page. */
function requirements() {
  const page = readFileSync(join(root, 'docs/requirements.md'), 'utf8')
  return new Map(
    [...page.matchAll(/^- \*\*([A-Z]{3}-\d{2})\*\* (.+)$/gm)].map(([, name, text]) => [name, shortened(text)]),
  )
}

function shortened(text) {
  const [sentence] = text.split(/(?<=[.;]) |\s\[/)
  return sentence.length > 100 ? `${sentence.slice(0, 98)} …` : sentence
}

/** Every test title that names requirements: file, title, ids. */
function namedTests() {
  return ['modules', 'platform', 'kit', 'apps', 'tests'].flatMap(filesBelow).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(title)].map(([, , text]) => ({
      file,
      text,
      ids: text.match(new RegExp(id, 'g')),
    })),
  )
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !aside.test(name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(path)
      return testFile.test(entry.name) ? [path] : []
    })
}

/** What the last run said: file → tests with status; empty where nothing was run yet. */
function lastResults() {
  const folder = join(root, '.cache/test')
  const reports = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const results = new Map()
  for (const name of reports) {
    for (const file of JSON.parse(readFileSync(join(folder, name), 'utf8')).testResults) {
      results.set(relative(root, file.name), file.assertionResults)
    }
  }
  return results
}

/** passed, failed, or not run; a title with gaps (`%s`, `$name`, `${x}`) stands for all its tests. */
function statusOf({ file, text }, results) {
  const pattern = new RegExp(
    text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(/\\\$\\\{.*?\\\}|\\\$[\w\\.]+|%[sdifjo#]/g, '.*'),
  )
  const found = (results.get(file) ?? []).filter(({ fullName }) => pattern.test(fullName))
  if (found.length === 0) return 'not run'
  return found.every(({ status }) => status === 'passed') ? 'passed' : 'failed'
}

const marks = { passed: '✓', failed: '✗', 'not run': '·' }

function print() {
  const known = requirements()
  const results = lastResults()
  const tests = namedTests().map((test) => ({ ...test, status: statusOf(test, results) }))
  const provedBy = (name) => tests.filter(({ ids }) => ids.includes(name))
  const proved = [...known.keys()].filter((name) => provedBy(name).length > 0)
  if (process.argv.includes('--missing')) {
    for (const [name, text] of known) if (!proved.includes(name)) console.log(`${name}  ${text}`)
  } else {
    for (const [name, text] of known) printRequirement(name, text, provedBy(name))
  }
  console.log(`\n${proved.length} of ${known.size} requirements are named by ${tests.length} tests`)
  const unknown = tests.filter(({ ids }) => ids.some((name) => !known.has(name)))
  for (const { file, text } of unknown) console.error(`names no requirement: ${file}: ${text}`)
  process.exitCode = unknown.length === 0 ? 0 : 1
}

function printRequirement(name, text, tests) {
  console.log(`${name}  ${tests.length === 0 ? '–' : tests.length}  ${text}`)
  for (const test of tests) console.log(`    ${marks[test.status]} ${test.file}: ${test.text}`)
}

print()
