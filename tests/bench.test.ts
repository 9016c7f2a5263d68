import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const tool = fileURLToPath(new URL('../tools/bench.mjs', import.meta.url))
const tiny = ['--cases', '1500', '--items', '80', '--pending', '200', '--rounds', '1', '--seconds', '0.3', '--json']

/** Every number below, with the way to it. */
function numbersIn(value: unknown, path = ''): [path: string, number: number][] {
  if (typeof value === 'number') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) => numbersIn(member, `${path}/${name}`))
}

test('the measurement runs from an empty folder to its last figure, without a refused call', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...tiny], { maxBuffer: 1e7 })
  const figures = JSON.parse(stdout)
  expect(Object.keys(figures.operations)).toEqual(['accept', 'advance', 'list', 'read', 'search', 'ask'])
  for (const [name, { failures }] of Object.entries<{ failures: object }>(figures.operations)) {
    expect({ name, failures }).toEqual({ name, failures: {} })
  }
  for (const [path, number] of numbersIn(figures)) expect(Number.isFinite(number), path).toBe(true)
  expect(figures.rates.events).toBeGreaterThan(figures.cases)
  expect(figures.rates.faults).toBe(0)
}, 300_000)

test('[QUE-01] [QUE-02] three processes take numbers and call while two are killed: no double, no gap, nothing lost', async () => {
  const races = ['--races', '--presses', '300', '--kills', '2', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...races], { maxBuffer: 1e7 })
  const { taken, called, killed, faults } = JSON.parse(stdout).races
  expect(killed).toBe(2)
  expect(taken).toBeGreaterThan(100)
  expect(called).toBeGreaterThan(100)
  for (const [name, count] of Object.entries(faults)) expect([name, count]).toEqual([name, 0])
  expect(Object.keys(faults)).toHaveLength(10)
}, 300_000)
