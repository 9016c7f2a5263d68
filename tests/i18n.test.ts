import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, root } from './tree/copy.ts'
import {
  chineseIn,
  languages,
  namespaces,
  pageFiles,
  readTexts,
  textFiles,
  usesIn,
  withoutPlural,
} from './tree/texts.ts'

/** Latin letters that a Chinese reader knows as they are: names of keys, formats, units. */
const known =
  /\b(PDF|JPE?G|PNG|TIFF?|JSON|CSV|Excel|URL|API|CA|QR|MB|KB|GB|A4|ID|IP|UTC|SHA-256|OFD|Ctrl|Alt|Shift|Enter|Esc|Tab|Space|PgDn|PgUp|Home|End|F\d{1,2})\b/g

/** Phrases of office and of software that say nothing (see the wording rules of the product). */
const empty = /敬请|请知悉|温馨提示|操作失败|操作成功|系统异常|参数错误|非法(?!人)|！|!/

/** Answers of the command line, which carry their own sentence, and one that never leaves the server. */
const saidElsewhere = new Set([
  'calendar.line-malformed',
  'calendar.file-malformed',
  'codes.line-malformed',
  'cases.nothing',
])

test('both languages say the same things', () => {
  const files = textFiles().filter((path) => path.includes('/zh-CN'))
  expect(files.length).toBeGreaterThan(3)
  for (const chinese of files) {
    const english = chinese.replace('/zh-CN', '/en')
    const keys = (path: string) => [...new Set([...readTexts(path).keys()].map(withoutPlural))].toSorted()
    expect(keys(english), english).toEqual(keys(chinese))
  }
})

test('both languages name the same facts', () => {
  const facts = (text: string) =>
    [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, fact]) => fact))].toSorted().join()
  const differ = textFiles()
    .filter((path) => path.includes('/zh-CN'))
    .flatMap((path) => {
      const english = readTexts(path.replace('/zh-CN', '/en'))
      return [...readTexts(path)].flatMap(([key, text]) => {
        const other = english.get(key) ?? english.get(`${withoutPlural(key)}_other`)
        return other === undefined || facts(other) === facts(text) ? [] : [`${path}: ${key}`]
      })
    })
  expect(differ).toEqual([])
})

test('every text a page asks for is there', () => {
  const spaces = namespaces()
  const uses = pageFiles().flatMap((file) => usesIn(file, new Set(spaces.keys())))
  expect(uses.length).toBeGreaterThan(10)
  const missing = uses.filter(({ namespace, key }) => !isThere(spaces.get(namespace), key))
  expect(missing.map(({ namespace, key, file }) => `${namespace}:${key} in ${file}`)).toEqual([])
})

test('no Chinese stands in the code of a page', () => {
  const files = pageFiles().filter((path) => path.endsWith('.tsx') || !path.startsWith('kit/'))
  expect(files.length).toBeGreaterThan(10)
  expect(files.flatMap(chineseIn)).toEqual([])
})

test('every refusal code has its status, its sentence in both languages, and no sentence is left over', () => {
  const folders = readdirSync(join(root, 'modules')).filter((name) =>
    existsSync(join(root, 'modules', name, 'problems.ts')),
  )
  expect(folders.length).toBeGreaterThan(3)
  for (const folder of folders) {
    const codes = [...declared(`modules/${folder}/problems.ts`)].toSorted()
    for (const language of languages) {
      const sentences = readTexts(`modules/${folder}/i18n/${language}.problems.json`)
      const keys = [...sentences.keys()].toSorted()
      expect(
        keys.filter((key) => !key.includes('#')),
        `${folder} ${language}`,
      ).toEqual(codes)
      // `code#reason` is the finer sentence of a code for one of its reasons.
      const finer = keys.filter((key) => key.includes('#'))
      expect(finer.filter((key) => !codes.includes(key.split('#')[0] ?? ''))).toEqual([])
      expect(finer).toEqual(
        [...readTexts(`modules/${folder}/i18n/zh-CN.problems.json`).keys()]
          .toSorted()
          .filter((key) => key.includes('#')),
      )
    }
  }
})

test('every refusal code that a rule or command gives is declared', () => {
  const sources = filesBelow('modules', 'platform').filter(
    (path) => /\.(ts|json)$/.test(path) && !path.endsWith('.test.ts'),
  )
  const all = new Set(sources.flatMap((path) => [...declared(path)]))
  const given = filesBelow('modules', 'platform')
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(path))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\bcode: '([a-z]+\.[a-z-]+)'/g)].map(([, code = '']) => ({
        code,
        file,
      })),
    )
  expect(given.length).toBeGreaterThan(10)
  expect(
    given
      .filter(({ code }) => !all.has(code) && !saidElsewhere.has(code))
      .map(({ code, file }) => `${code} in ${file}`),
  ).toEqual([])
})

test('Chinese texts are Chinese, and English ones English', () => {
  const wrong = textFiles().flatMap((path) =>
    [...readTexts(path)]
      .filter(([key]) => !key.startsWith('language.'))
      .filter(([, text]) => (path.includes('/zh-CN') ? hasLatinWord(text) : /\p{Script=Han}/u.test(text)))
      .map(([key, text]) => `${path}: ${key}: ${text}`),
  )
  expect(wrong).toEqual([])
})

test('no text is empty, and none says what says nothing', () => {
  const hollow = textFiles().flatMap((path) =>
    [...readTexts(path)]
      .filter(([, text]) => text.trim() === '' || (path.includes('/zh-CN') && empty.test(text)))
      .map(([key, text]) => `${path}: ${key}: ${text}`),
  )
  expect(hollow).toEqual([])
})

function hasLatinWord(text: string): boolean {
  return /[A-Za-z]{2,}/.test(text.replaceAll(/\{\{.*?\}\}|<\/?\w+>/g, '').replaceAll(known, ''))
}

/** Whether a folder has a text, or, for a key with `*`, one that fits. */
function isThere(folder: string | undefined, key: string): boolean {
  if (folder === undefined) return false
  const keys = [...readTexts(`${folder}/zh-CN.json`).keys()].map(withoutPlural)
  if (!key.includes('*')) return keys.includes(key)
  const pattern = new RegExp(`^${key.replaceAll(/[.$^+?()[\]{}|\\]/g, '\\$&').replaceAll('*', '.+')}$`)
  return keys.some((candidate) => pattern.test(candidate))
}

/** The codes a file declares with their status, as keys of a table. */
function declared(path: string): ReadonlySet<string> {
  const rows = readFileSync(join(root, path), 'utf8').matchAll(/^\s*['"]([a-z]+\.[a-z-]+)['"]:\s*(?:\d{3}\b|\{)/gm)
  return new Set([...rows].map(([, code = '']) => code))
}
