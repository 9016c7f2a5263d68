import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { checkFolder } from './check-folder.ts'
import { readCatalogueFolder } from './folder.ts'
import type { FolderFile } from './folder.ts'

const folder = new URL('../../data/catalogue/', import.meta.url).pathname
const files = await readCatalogueFolder(folder)
const schema = JSON.parse(await readFile(`${folder}schema/catalogue.schema.json`, 'utf8')) as object

const check = (changed: readonly FolderFile[]) => checkFolder(changed, schema)
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

// Contents are edited as loose JSON here: the point is what the types forbid.
interface Loose {
  [name: string]: Loose
}

/** The catalogue with one file edited; the manifest keeps in step unless it is the file. */
function edited(path: string, edit: (content: Loose) => void): FolderFile[] {
  const changed = files.map((file) => (file.path === path ? rewritten(file, edit) : file))
  const now = changed.find((file) => file.path === path)
  if (path === 'manifest.json' || now === undefined) return changed
  return changed.map((file) =>
    file.path === 'manifest.json'
      ? rewritten(file, (manifest) => {
          const entry = (manifest.files as unknown as { path: string; sha256: string }[]).find(
            (one) => one.path === path,
          )
          if (entry !== undefined) entry.sha256 = now.sha256
        })
      : file,
  )
}

function rewritten(file: FolderFile, edit: (content: Loose) => void): FolderFile {
  const content = JSON.parse(file.text) as Loose
  edit(content)
  const text = JSON.stringify(content, null, 1)
  return { ...file, text, sha256: sha256Of(text) }
}

/** Sets a member at a pointer; `undefined` takes it away. */
function put(content: Loose, pointer: string, value: unknown): void {
  const steps = pointer.split('/').slice(1)
  const last = steps.pop() ?? ''
  const holder = steps.reduce((at, step) => at[step] ?? at, content) as unknown as Record<string, unknown>
  if (value === undefined) delete holder[last]
  else holder[last] = value
}

test('[CAT-05] [CAT-11] the example catalogue is in order; its two oddities are warnings', () => {
  const findings = check(files)
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'vague-name items/pwxk.json',
    'instant-committed items/syjsl.json',
    'vague-name materials.json',
  ])
})

const gthsl = 'items/gthsl.json'
const jrty = 'packages/pkg-jrty.json'
const stop = { outcome: { kind: 'redirect', message: 'm', item: 'moon' } }

/** file, pointer, new value, code found, pointer of the finding where it is another one */
const mutations: [file: string, pointer: string, value: unknown, code: string, at?: string][] = [
  [gthsl, '/board', 'moon', 'unknown-board'],
  [gthsl, '/department', 'moon', 'unknown-department'],
  [gthsl, '/formFields/0', 'moon', 'unknown-data-element'],
  [gthsl, '/results/0/licence', 'moon', 'unknown-licence'],
  [gthsl, '/materials/0/ref', 'moon', 'unknown-library-material'],
  [gthsl, '/materials/0/issuerDepartment', 'moon', 'unknown-department'],
  [gthsl, '/materials/0/resultOf', ['moon'], 'unknown-item', '/materials/0/resultOf/0'],
  [
    gthsl,
    '/materials/0/share',
    { available: true, mode: 'replace', licence: 'moon' },
    'unknown-licence',
    '/materials/0/share/licence',
  ],
  [gthsl, '/materials/0/share', { available: true }, 'share-mode-missing'],
  [gthsl, '/materials/0/name', '其他相关材料', 'vague-name'],
  [
    gthsl,
    '/materials/0/formReview/0/check',
    { type: 'match', field: 'moon' },
    'unknown-data-element',
    '/materials/0/formReview/0/check/field',
  ],
  [
    gthsl,
    '/materials/0/contentReview',
    [
      { id: 'x', text: 'x' },
      { id: 'x', text: 'x' },
    ],
    'duplicate-review-point',
    '/materials/0/contentReview/1/id',
  ],
  [gthsl, '/materials/0/base', false, 'base-contradicts'],
  [gthsl, '/materials/1/key', 'form', 'duplicate'],
  [gthsl, '/situation/questions/1/id', 'operator', 'duplicate'],
  [gthsl, '/situation/questions/0/options/1/id', 'cn', 'duplicate'],
  [gthsl, '/situation/questions/0/options/0/exclusive', true, 'exclusive-on-single'],
  [
    gthsl,
    '/situation/questions/0/options/0/effects',
    { addMaterials: ['moon'] },
    'unknown-material-key',
    '/situation/questions/0/options/0/effects/addMaterials/0',
  ],
  [
    gthsl,
    '/situation/questions/0/options/0/effects',
    { removeMaterials: ['moon'] },
    'unknown-material-key',
    '/situation/questions/0/options/0/effects/removeMaterials/0',
  ],
  [
    gthsl,
    '/situation/questions/0/options/0/effects',
    { setMaterials: [{ key: 'moon', set: { per: 'p' } }] },
    'unknown-material-key',
    '/situation/questions/0/options/0/effects/setMaterials/0/key',
  ],
  [
    gthsl,
    '/situation/questions/0/options/0/effects',
    { addProcedures: ['moon'] },
    'unknown-procedure',
    '/situation/questions/0/options/0/effects/addProcedures/0',
  ],
  [
    gthsl,
    '/situation/questions/0/options/0/effects',
    { addFees: ['moon'] },
    'unknown-fee',
    '/situation/questions/0/options/0/effects/addFees/0',
  ],
  [
    gthsl,
    '/situation/questions/0/options/0/effects',
    { addMaterials: ['hmt'], removeMaterials: ['hmt'] },
    'adds-and-removes',
    '/situation/questions/0/options/0/effects/removeMaterials/0',
  ],
  [
    gthsl,
    '/situation/questions/0/options/0/effects',
    stop,
    'unknown-item',
    '/situation/questions/0/options/0/effects/outcome/item',
  ],
  [gthsl, '/rules', [{ id: 'r', when: { all: ['moon.x'] } }], 'unknown-choice', '/rules/0/when/all/0'],
  [
    gthsl,
    '/rules',
    [{ id: 'r', when: { atLeast: { count: 1, of: ['moon.x'] } } }],
    'unknown-choice',
    '/rules/0/when/atLeast/of/0',
  ],
  [
    gthsl,
    '/specialProcedures',
    [{ id: 'p', kind: '听证', days: null, when: 'situation', clock: 'excluded' }],
    'procedure-never',
    '/specialProcedures/0',
  ],
  [
    gthsl,
    '/fee',
    { charged: true, lines: [{ id: 'f', name: 'f', amount: 1, currency: 'CNY', unit: '件', situational: true }] },
    'fee-never',
    '/fee/lines/0',
  ],
  [gthsl, '/fee', { charged: true, lines: [] }, 'fee-charged', '/fee/charged'],
  [gthsl, '/limits/committed/value', 3, 'instant-committed'],
  [gthsl, '/id', 'gssl', 'duplicate'],
  [gthsl, '/name', '', 'schema'],
  [gthsl, '/situation', undefined, 'schema', ''],
  [gthsl, '/materials/0/stranger', 1, 'schema', '/materials/0'],
  [gthsl, '/kind', 'moon', 'unknown-kind'],
  [jrty, '/leadDepartment', 'moon', 'unknown-department'],
  ['packages/pkg-tx.json', '/id', 'pkg-jrty', 'duplicate'],
  [jrty, '/items/0/item', 'moon', 'unknown-item'],
  [jrty, '/items/1/dependsOn', ['moon'], 'unknown-package-item', '/items/1/dependsOn/0'],
  [jrty, '/items/1/stage', 1, 'stage-not-before', '/items/1/dependsOn/0'],
  [jrty, '/items/5/presets', { moon: ['x'] }, 'unknown-question', '/items/5/presets/moon'],
  [jrty, '/items/5/presets/who', ['moon'], 'unknown-option', '/items/5/presets/who/0'],
  [
    jrty,
    '/questions/0/options/0/effects',
    { includeItems: ['moon'] },
    'unknown-package-item',
    '/questions/0/options/0/effects/includeItems/0',
  ],
  [
    jrty,
    '/questions/0/options/0/effects',
    { presetAnswers: [{ item: 'lhjy', answers: { who: ['moon'] } }] },
    'unknown-option',
    '/questions/0/options/0/effects/presetAnswers/0/answers/who/0',
  ],
  [jrty, '/mergedForm/replaces/0', 'moon', 'unknown-library-material'],
  [jrty, '/mergedForm/formFields/0', 'moon', 'unknown-data-element'],
  [jrty, '/dedup/example/after', 9, 'example-differs'],
  ['boards.json', '/boards/0/leadDepartment', 'moon', 'unknown-department'],
  ['halls.json', '/halls/0/windows/0/boards/0', 'moon', 'unknown-board'],
  ['faq/bdcjy.json', '/board', 'moon', 'unknown-board'],
  ['faq/bdcjy.json', '/entries/0/item', 'moon', 'unknown-item'],
  ['synonyms.json', '/itemPhrases/0/items/0', 'moon', 'unknown-item'],
  ['materials.json', '/materials/0/issuerDepartment', 'moon', 'unknown-department'],
  ['manifest.json', '/files/0/sha256', '0'.repeat(64), 'manifest-sha256'],
  ['manifest.json', '/files/0/path', 'moon.json', 'manifest-missing-file'],
  ['manifest.json', '/files/0/kind', 'boards', 'manifest-kind'],
]

describe('[CAT-05] [CAT-11] each thing wrong is found at its place, in both languages', () => {
  test.each(mutations)('%s %s = %j: %s', (...mutation) => {
    const [path, pointer, value, code, at = pointer] = mutation
    const findings = check(edited(path, (content) => put(content, pointer, value)))
    const found = findings.find((one) => one.code === code && one.file === path && one.pointer === at)
    expect(found, JSON.stringify(findings.slice(0, 5))).toBeDefined()
    expect(found?.zh).toMatch(/[一-鿿]/)
    expect(found?.en).toMatch(/[a-z]+ [a-z]+/)
    expect(`${found?.zh} ${found?.en}`).not.toMatch(/\{\{|undefined|schema\./)
  })
  test('a library material, a department and a window given twice', () => {
    const twice = (path: string, list: string) =>
      check(
        edited(path, (content) => {
          const entries = content[list] as unknown as unknown[]
          entries.push(entries[0])
        }),
      )
    expect(twice('materials.json', 'materials')).toContainEqual(expect.objectContaining({ code: 'duplicate' }))
    expect(twice('departments.json', 'departments')).toContainEqual(expect.objectContaining({ code: 'duplicate' }))
  })
  test('files that are not JSON, not UTF-8, not listed, or without a manifest', () => {
    const of = (file: Partial<FolderFile>) =>
      check(files.map((one) => (one.path === gthsl ? { ...one, ...file } : one))).map(({ code, file: at }) => [
        code,
        at,
      ])
    expect(of({ text: '{' })).toContainEqual(['not-json', gthsl])
    expect(of({ isCleanUtf8: false })).toContainEqual(['bad-encoding', gthsl])
    const stray = { ...(files.find(({ path }) => path === 'boards.json') as FolderFile), path: 'stray.json' }
    expect(check([...files, stray])).toContainEqual(
      expect.objectContaining({ code: 'manifest-unlisted', file: 'stray.json' }),
    )
    expect(check(files.filter(({ path }) => path !== 'manifest.json'))).toContainEqual(
      expect.objectContaining({ code: 'no-manifest' }),
    )
  })
  test('a catalogue that extends another may name its items as results, one that stands alone may not', () => {
    const of = (extend: boolean) => {
      const changed = edited(gthsl, (content) => put(content, '/materials/0/resultOf', ['elsewhere']))
      if (!extend) return check(changed)
      return check(
        changed.map((file) =>
          file.path === 'manifest.json' ? rewritten(file, (one) => put(one, '/catalogue/extends', ['base'])) : file,
        ),
      )
    }
    expect(of(true).filter(({ level }) => level === 'error')).toEqual([])
    expect(of(false).filter(({ level }) => level === 'error')).toHaveLength(1)
  })
})
