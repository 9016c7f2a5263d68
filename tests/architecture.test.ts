import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyTree, filesBelow, root } from './tree/copy.ts'
import type { TreeCopy } from './tree/copy.ts'
import { lawful, plantedMap, violations } from './tree/plants.ts'
import { runLocal } from './tree/run.ts'

interface Report {
  readonly summary: {
    readonly totalCruised: number
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] }
  }
  readonly modules: readonly Seen[]
}

interface Seen {
  readonly source: string
  readonly rules?: readonly { readonly name: string }[]
  readonly dependencies: readonly { readonly rules?: readonly { readonly name: string }[] }[]
}

const map: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(root, 'modules/map.json'), 'utf8'),
)

describe('the walls', () => {
  let copy: TreeCopy
  let report: Report

  beforeAll(() => {
    copy = copyTree()
    for (const [path, text] of Object.entries(lawful)) copy.plant(path, text)
    for (const [path, text] of Object.values(violations).flatMap(Object.entries)) copy.plant(path, text)
    copy.plant('modules/map.json', JSON.stringify({ ...map, ...plantedMap }))
    const { output } = runLocal(
      copy.folder,
      'depcruise',
      'modules',
      'platform',
      'kit',
      'apps',
      '--config',
      '.dependency-cruiser.mjs',
      '-T',
      'json',
    )
    report = JSON.parse(output)
  })
  afterAll(() => copy.remove())

  test('the cruiser saw the files of every module that has any', () => {
    expect(report.summary.totalCruised).toBeGreaterThan(Object.keys(lawful).length)
    const seen = new Set(report.modules.map(({ source }) => source))
    const blind = Object.keys(map).filter(
      (name) => hasCode(join(root, 'modules', name)) && ![...seen].some((path) => path.startsWith(`modules/${name}/`)),
    )
    expect(blind).toEqual([])
  })

  test('every wall has a planted violation', () => {
    const generated = Object.keys(map)
      .concat('planted-b', 'planted-c')
      .map((name) => `${name}-uses-only-what-map-json-says`)
    const named = report.summary.ruleSetUsed.forbidden.map(({ name }) => name)
    expect(named).toEqual(expect.arrayContaining(generated))
    expect(named.filter((name) => !generated.includes(name) && !(name in violations))).toEqual([])
  })

  test.each(Object.entries(violations))('%s: what breaks it is reported', (rule, files) => {
    const reported = report.modules.filter((seen) => broken(seen).includes(rule)).map(({ source }) => source)
    expect(reported).toEqual(expect.arrayContaining(Object.keys(files)))
  })

  test('what goes by the doors is not reported', () => {
    const blamed = report.modules.filter(({ source }) => source in lawful)
    expect(blamed.flatMap((seen) => broken(seen).map((rule) => `${rule}: ${seen.source}`))).toEqual([])
  })
})

describe('the map of the modules', () => {
  test('names exactly the folders of modules/', () => {
    const folders = readdirSync(join(root, 'modules'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .map(({ name }) => name)
    expect(folders.toSorted()).toEqual(Object.keys(map).toSorted())
  })

  test('has no cycle', () => {
    const onTheWay: string[] = []
    const visit = (name: string): void => {
      expect(onTheWay, `${[...onTheWay, name].join(' → ')} is a cycle`).not.toContain(name)
      onTheWay.push(name)
      for (const used of map[name] ?? []) visit(used)
      onTheWay.pop()
    }
    for (const name of Object.keys(map)) visit(name)
  })

  test('every module says on one screen what it is', () => {
    const silent = Object.keys(map).filter((name) => !existsSync(join(root, 'modules', name, 'README.md')))
    expect(silent).toEqual([])
  })
})

describe('the tests', () => {
  test('every file of tests is run, and by one set only', () => {
    const files = filesBelow('modules', 'platform', 'kit', 'apps', 'tests').filter((path) =>
      /\.(test|e2e)\.tsx?$/.test(path),
    )
    expect(files.length).toBeGreaterThan(5)
    const { output } = runLocal(root, 'vitest', 'list', '--filesOnly', '--json')
    const run = (JSON.parse(output) as { file: string }[]).map(({ file }) => relative(root, file))
    expect(run.toSorted()).toEqual(files.toSorted())
  })
})

describe('the compiler', () => {
  test('rules cannot even name the process, the console, the network or the globals of the browser', () => {
    const copy = copyTree()
    try {
      const words = ['process.pid', "console.log('')", "fetch('')", 'setTimeout(() => {}, 1)', 'document.title']
      words.forEach((word, index) =>
        copy.plant(`modules/codes/rules/planted-${index}.ts`, `export const x = () => ${word}\n`),
      )
      const { output } = runLocal(copy.folder, 'tsc', '-p', 'tsconfig.rules.json', '--pretty', 'false')
      const blamed = words.filter((_, index) => output.includes(`modules/codes/rules/planted-${index}.ts(1,`))
      expect(blamed).toEqual(words)
    } finally {
      copy.remove()
    }
  })
})

function hasCode(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((path) => /\.tsx?$/.test(String(path)))
}

/** The names of the rules that a file breaks. */
function broken({ rules = [], dependencies }: Seen): readonly string[] {
  return [...rules, ...dependencies.flatMap((dependency) => dependency.rules ?? [])].map(({ name }) => name)
}
