import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, root } from './tree/copy.ts'

/** Folders whose string literals of the form `module.word-word` are names of events, permissions, refusals, commands. */
const named = /^(modules\/[^/]+\/(rules|commands|queries|jobs)\/|modules\/[^/]+\/\w+\.ts$|platform\/(?!.*\/testing\/))/
const notProduct = /\.test\.tsx?$|\/testing\//
const nameForm = /^[a-z]+\.[a-z]+(?:-[a-z]+)*$/
const modules: ReadonlySet<string> = new Set([
  ...Object.keys(JSON.parse(readFileSync(join(root, 'modules/map.json'), 'utf8')) as object),
  'platform',
  'archive',
  'audit',
])

/** Where a name stands, for the message. */
interface Found {
  readonly name: string
  readonly file: string
}

test('every word of an event, permission, refusal or command is in the glossary', () => {
  const found = namesInCode()
  expect(found.length).toBeGreaterThan(50)
  expect(strangers(found)).toEqual([])
})

test('every word of a table or view is in the glossary', () => {
  const found = tables()
  expect(found.length).toBeGreaterThan(5)
  expect(strangers(found)).toEqual([])
})

test('a word that nobody explained is found', () => {
  const planted = ['intake.widget-accepted', 'cases.case_file'].map((name) => ({ name, file: 'planted' }))
  expect(strangers(planted)).toEqual(['widget (intake.widget-accepted, planted)'])
})

test('one word for one thing: no identifier is explained twice', () => {
  const identifiers = things().map(({ identifier }) => identifier)
  expect(identifiers.filter((word, n) => identifiers.indexOf(word) !== n)).toEqual([])
})

test('every thing has a Chinese word and a meaning', () => {
  expect(things().filter(({ chinese, meaning }) => !/\p{Script=Han}/u.test(chinese) || meaning.length < 5)).toEqual([])
})

/** The words that are in no list of the glossary, each with one place where it stands. */
function strangers(found: readonly Found[]): readonly string[] {
  const known = words()
  const seen = new Map<string, string>()
  for (const { name: whole, file } of found) {
    for (const word of whole.split(/[._-]/)) {
      if (![word, ...singulars(word)].some((form) => known.has(form)) && !seen.has(word))
        seen.set(word, `${word} (${whole}, ${file})`)
    }
  }
  return [...seen.values()]
}

/** What a plural may be the plural of. */
function singulars(word: string): readonly string[] {
  return [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]
}

function namesInCode(): readonly Found[] {
  return filesBelow('modules', 'platform')
    .filter((path) => path.endsWith('.ts') && named.test(path) && !notProduct.test(path))
    .flatMap((file) =>
      [...withoutStatements(readFileSync(join(root, file), 'utf8')).matchAll(/'([\w.-]+)'/g)]
        .map(([, literal = '']) => literal)
        .filter((literal) => nameForm.test(literal) && modules.has(literal.split('.')[0] ?? ''))
        .map((literal) => ({ name: literal, file })),
    )
}

/** The names of prepared statements are for the operator's eye only. */
function withoutStatements(source: string): string {
  return source.replaceAll(/\bprepared(?:<[^(]*>)?\(\s*'[^']*'/g, '')
}

function tables(): readonly Found[] {
  return filesBelow('modules', 'platform')
    .filter((path) => path.endsWith('.sql'))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /^create (?:table|(?:materialized )?view)(?: if not exists)? ([\w.]+)/gim,
        ),
      ].map(([, table = '']) => ({ name: table, file })),
    )
}

interface Thing {
  readonly chinese: string
  readonly identifier: string
  readonly meaning: string
}

const page = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

/** The rows of the glossary's tables. */
function things(): readonly Thing[] {
  return [...page.matchAll(/^\| (?!中文|---)(.+?) \| (.+?) \| (.+?) \|/gm)].map(
    ([, chinese = '', identifier = '', meaning = '']) => ({
      chinese,
      identifier,
      meaning,
    }),
  )
}

/** All words the glossary explains: those of the tables and those listed under "Verbs" and "Plain words". */
function words(): ReadonlySet<string> {
  const lists = [...page.slice(page.indexOf('## Verbs')).matchAll(/`([^`]+)`/g)].map(([, list = '']) => list)
  const all = [...things().map(({ identifier }) => identifier), ...lists]
  return new Set(all.flatMap((text) => [...text.toLowerCase().matchAll(/[a-z]+/g)].map(([word]) => word)))
}
