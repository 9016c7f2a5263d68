import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyTree, filesBelow, root } from './tree/copy.ts'
import type { TreeCopy } from './tree/copy.ts'
import { runLocal } from './tree/run.ts'

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n')
const longFunction = (count: number) =>
  `export function long(): number {\n  let x = 0\n${lines(count - 4, (n) => `  x += ${n}`)}\n  return x\n}\n`
const longFile = (count: number) => lines(count, (n) => `export const x${n} = ${n}`)
const component = (count: number) =>
  `export function Planted() {\n  return (\n    <ul>\n${lines(count - 6, (n) => `      <li>{${n}}</li>`)}\n    </ul>\n  )\n}\n`
const branches = (count: number) =>
  `export function f(x: number): number {\n${lines(count - 1, (n) => `  if (x === ${n}) return ${n}`)}\n  return x\n}\n`
const nested = (depth: number) =>
  `export function f(x: number): number {\n${'if (x > 1) {\n'.repeat(depth)}return 1\n${'}\n'.repeat(depth)}return x\n}\n`

/** rule, file, text that breaks it, text beside it that just does not. */
const ceilings: readonly (readonly [rule: string, path: string, breaks: string, keeps: string])[] = [
  ['max-lines-per-function', 'modules/planted/queries/function.ts', longFunction(61), longFunction(60)],
  ['max-lines-per-function', 'modules/planted/pages/Component.tsx', component(121), component(120)],
  ['max-lines', 'modules/planted/queries/file.ts', longFile(301), longFile(300)],
  ['max-lines', 'modules/planted/queries/file.test.ts', longFile(601), longFile(600)],
  ['complexity', 'modules/planted/queries/branches.ts', branches(13), branches(12)],
  [
    'max-params',
    'modules/planted/queries/parameters.ts',
    'export const f = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e\n',
    'export const f = (a: number, b: number, c: number, d: number): number => a + b + c + d\n',
  ],
  ['max-depth', 'modules/planted/queries/nested.ts', nested(4), nested(3)],
  ['no-default-export', 'modules/planted/queries/door.ts', 'export default 1\n', 'export const one = 1\n'],
  ['no-explicit-any', 'modules/planted/queries/loose.ts', 'export const x: any = 1\n', 'export const x: unknown = 1\n'],
  [
    'no-non-null-assertion',
    'modules/planted/queries/sure.ts',
    'export const f = (x?: { y: number }): number => x!.y\n',
    'export const f = (x?: { y: number }): number => x?.y ?? 0\n',
  ],
  ['filename-case', 'modules/planted/queries/camelCase.ts', 'export const x = 1\n', ''],
  ['filename-case', 'modules/planted/pages/kebab-case.tsx', 'export const x = 1\n', ''],
  ['no-console', 'modules/planted/queries/talks.ts', "console.log('x')\n", 'export const x = 1\n'],
  [
    'no-disabled-tests',
    'modules/planted/queries/asleep.test.ts',
    "import { test } from 'vitest'\ntest.skip('x', () => {})\n",
    '',
  ],
  [
    'no-focused-tests',
    'modules/planted/queries/alone.test.ts',
    "import { test } from 'vitest'\ntest.only('x', () => {})\n",
    '',
  ],
  ...['rules', 'commands'].flatMap((folder) =>
    ['Date.now()', 'process.pid', "console.log('')", "fetch('')"].map((word, n) => {
      const path = `modules/planted/${folder}/global-${n}.ts`
      return ['no-restricted-globals', path, `export const x = () => ${word}\n`, 'export const x = 1\n'] as const
    }),
  ),
  [
    'no-restricted-globals',
    'modules/calendar/rules/planted-fetch.ts',
    "export const x = () => fetch('')\n",
    'export const x = () => new Date(0)\n',
  ],
]

interface Finding {
  readonly code: string
  readonly filename: string
}

let copy: TreeCopy
const broken: Finding[] = []
const kept: Finding[] = []

beforeAll(() => {
  copy = copyTree()
  for (const [, path, breaks] of ceilings) copy.plant(path, breaks)
  broken.push(...lint())
  for (const [, path, , keeps] of ceilings) copy.plant(path, keeps)
  kept.push(...lint())
})
afterAll(() => copy.remove())

test.each(ceilings)('%s is an error in %s, and what just keeps to it is not', (rule, path) => {
  const finds = (found: readonly Finding[]) =>
    found.some(({ code, filename }) => code.includes(`(${rule})`) && filename === path)
  expect([finds(broken), finds(kept)]).toEqual([true, rule === 'filename-case'])
})

test('no file asks to be let off a rule', () => {
  const files = filesBelow('modules', 'platform', 'kit', 'apps', 'tests', 'tools').filter((path) =>
    /\.(ts|tsx|mjs)$/.test(path),
  )
  expect(files.length).toBeGreaterThan(50)
  const excuse = new RegExp(`(eslint|oxlint)-${'disable'}|@ts-${'(ignore|nocheck)'}|prettier-${'ignore'}`)
  // Only a test may expect an error of the compiler: that is how it proves that a wall of types stands.
  const expected = (path: string) =>
    path.endsWith('.test.ts') ? excuse : new RegExp(`${excuse.source}|@ts-${'expect'}`)
  expect(files.filter((path) => expected(path).test(readFileSync(join(root, path), 'utf8')))).toEqual([])
})

function lint(): readonly Finding[] {
  const { output } = runLocal(copy.folder, 'oxlint', '-f', 'json', 'modules')
  return (JSON.parse(output) as { diagnostics: readonly Finding[] }).diagnostics
}
