/** What the check of a large workbook takes, in a process of its own: seconds and the most memory it held. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../lib/root.mjs'
import { median } from './median.mjs'

const WANTED_ROWS = 10_000
const ROUNDS = 3
const self = fileURLToPath(import.meta.url)

/** @returns rows, bytes of the file, seconds and megabytes of writing and of checking it */
export function measureSheets() {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-sheets-'))
  const file = join(folder, 'items.xlsx')
  try {
    const written = inProcess('write', file)
    const rounds = Array.from({ length: ROUNDS }, () => inProcess('check', file))
    return {
      rows: rounds[0].rows,
      items: rounds[0].items,
      findings: rounds[0].findings,
      bytes: statSync(file).size,
      write: { seconds: written.seconds, megabytes: written.megabytes },
      check: {
        seconds: median(rounds.map(({ seconds }) => seconds)),
        megabytes: Math.max(...rounds.map(({ megabytes }) => megabytes)),
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inProcess(what, file) {
  return JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', self, what, file], { cwd: root, encoding: 'utf8' }),
  )
}

/** As many copies of the example items as make the rows wanted, each under an id of its own. */
function manyItems(rowsOf, readItem) {
  const names = JSON.parse(readFileSync(join(root, 'data/catalogue/manifest.json'), 'utf8'))
    .files.map(({ path }) => path)
    .filter((path) => path.startsWith('items/'))
  const items = []
  for (let rows = 0, round = 0; rows < WANTED_ROWS; round += 1) {
    for (const path of names) {
      const item = { ...readItem(path), id: `bench-${round}-${items.length}` }
      items.push(item)
      rows += Object.values(rowsOf(item)).flat().length
      if (rows >= WANTED_ROWS) break
    }
  }
  return items
}

async function write(file) {
  const { rowsOf, sheetKeys } = await import('../../modules/spreadsheets/rules/index.ts')
  const { writeWorkbook } = await import('../../modules/spreadsheets/workbook/write-workbook.ts')
  const items = manyItems(rowsOf, (path) => JSON.parse(readFileSync(join(root, 'data/catalogue', path), 'utf8')))
  const began = performance.now()
  const each = items.map((item) => rowsOf(item))
  const rows = Object.fromEntries(sheetKeys.map((key) => [key, each.flatMap((one) => one[key])]))
  writeFileSync(file, await writeWorkbook(rows))
  return { seconds: (performance.now() - began) / 1000 }
}

async function check(file) {
  const { checkWorkbook } = await import('../../modules/spreadsheets/check-workbook.ts')
  const parts = ['departments', 'boards', 'licences', 'materials', 'data-elements'].map((name) => `${name}.json`)
  const read = (path) => readFileSync(join(root, 'data/catalogue', path), 'utf8')
  const words = parts.map((path) => ({ path, text: read(path) }))
  const schema = JSON.parse(read('schema/catalogue.schema.json'))
  const known = readdirSync(join(root, 'data/catalogue/items')).map((name) => name.replace('.json', ''))
  const began = performance.now()
  const { rows, items, findings } = await checkWorkbook(readFileSync(file), { words, known, schema })
  const seconds = (performance.now() - began) / 1000
  return { seconds, rows, items: items.length, findings: findings.filter(({ level }) => level === 'error').length }
}

if (process.argv[1] === self) {
  const [, , what, file] = process.argv
  const done = what === 'write' ? await write(file) : await check(file)
  console.log(JSON.stringify({ ...done, megabytes: process.resourceUsage().maxRSS / 1024 }))
}
