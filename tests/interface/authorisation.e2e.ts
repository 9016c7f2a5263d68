import { randomUUID } from 'node:crypto'
import { roles, roleTerms } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startProduct } from '../journeys/product.ts'
import type { Product } from '../journeys/product.ts'
import { call, callExample, publishedOperations, tokenOf } from './api.ts'
import type { Operation } from './api.ts'

/** One person of each role, at their window. */
const people: Record<Role, readonly [account: string, window?: string]> = {
  'window-clerk': ['shenruoxi', 'hall-county-13'],
  'handout-clerk': ['linshuyan', 'hall-county-15'],
  guide: ['songzhiwei'],
  reviewer: ['heyuan'],
  'chief-representative': ['qiuwangshu'],
  'department-administrator': ['songkewei'],
  'hall-manager': ['fangmingche'],
  supervisor: ['guojingxing'],
  'system-administrator': ['luxiuyuan'],
  'security-administrator': ['tangjingshu'],
  'security-auditor': ['mowenyuan'],
}

// These end or change the session that asks; they are tried where sessions are tested.
const ofTheSession = new Set(['signOut', 'changePassword'])
const turnsAway = new Set(['access.not-signed-in', 'access.not-permitted'])
let operations: readonly Operation[] = []
// A hall of its own: whoever may pause a window or close a day does it here.
let product: Product | undefined
let address = ''

beforeAll(async () => {
  product = await startProduct()
  address = product.address
  operations = await publishedOperations()
}, 120_000)
afterAll(() => product?.remove())

function tokenAs(role: Role): Promise<string> {
  const [account, window] = people[role]
  return tokenOf(account, window, address)
}

const holds = (role: Role, { permission, security }: Operation) =>
  permission === undefined
    ? !security.includes('pass') || security.includes('session')
    : (roleTerms[role].permissions as readonly string[]).includes(permission)

test('[SEC-01] every permission of the table admits to some operation, and every operation asks for one of the table', () => {
  const asked = new Set(operations.flatMap(({ permission }) => permission ?? []))
  const given = new Set<string>(roles.flatMap((role) => roleTerms[role].permissions))
  expect([...asked].filter((permission) => !given.has(permission))).toEqual([])
})

describe.each(roles)('%s', (role) => {
  test('[SEC-01] is turned away by every operation that the table does not give, before the input is looked at', async () => {
    const token = await tokenAs(role)
    const closed = operations.filter((operation) => !holds(role, operation))
    const answers = await eachInTurn(closed, async (operation) => {
      const { status, code } = await callExample(operation, { token, address })
      return [operation.name, status, code]
    })
    expect(answers).toEqual(closed.map(({ name }) => [name, 403, 'access.not-permitted']))
    expect(closed.length).toBeGreaterThan(20)
  })

  test('[SEC-01] is admitted by every operation that the table gives', async () => {
    const token = await tokenAs(role)
    const open = operations.filter((operation) => holds(role, operation) && !ofTheSession.has(operation.name))
    const turnedAway = await eachInTurn(open, async (operation) => {
      const { status, code } = await callExample(operation, { token, address })
      return turnsAway.has(code ?? '') || status >= 500 ? `${operation.name} ${status} ${code}` : ''
    })
    expect(turnedAway.filter(Boolean)).toEqual([])
    expect(open.length).toBeGreaterThan(5)
  })
})

test('[SEC-01] who is not signed in reaches nothing but what is open to everybody', async () => {
  const closed = operations.filter(({ security }) => security.length > 0)
  const answers = await eachInTurn(closed, async (operation) => {
    const { status, code } = await callExample(operation, { token: undefined, address })
    return [operation.name, status, code]
  })
  expect(answers).toEqual(closed.map(({ name }) => [name, 401, 'access.not-signed-in']))
})

test('[SEC-01] a token that was never given out is nobody', async () => {
  const { status, code } = await call('GET', '/cases', { token: 'a'.repeat(43), address })
  expect([status, code]).toEqual([401, 'access.not-signed-in'])
})

describe('[SEC-01] a case out of reach is as if it were not there, for every operation on it', () => {
  const county = { department: 'scjg', at: 'hall-county' }
  test.each([
    { who: 'a reviewer of another department', role: 'reviewer', account: 'slj-reviewer1', ...county },
    { who: 'a chief of another department', role: 'chief-representative', account: 'slj-chief', ...county },
    { who: 'the manager of another hall', role: 'hall-manager', account: 'manager-town', ...county },
    { who: 'a clerk of a county, for a case of the city', role: 'window-clerk', account: 'shenruoxi', at: 'hall-city' },
  ] as const)('$who', async ({ role, account, at, ...rest }) => {
    const id = await aCaseOf('department' in rest ? rest.department : undefined, at)
    const token = await tokenOf(account, role === 'window-clerk' ? 'hall-county-13' : undefined, address)
    const reached = operations.filter((operation) => isOnOneCase(operation) && holds(role, operation))
    expect(reached.length).toBeGreaterThan(3)
    const answers = await eachInTurn(reached, async (operation) => {
      const { status, code } = await callExample(operation, { token, params: { id }, address })
      const absent = await callExample(operation, { token, params: { id: randomUUID() }, address })
      return [operation.name, status, code, absent.status, absent.code]
    })
    expect(answers).toEqual(reached.map(({ name }) => [name, 404, 'access.out-of-scope', 404, 'access.out-of-scope']))
  })
})

function isOnOneCase({ path, permission }: Operation): boolean {
  return permission !== undefined && /^\/(applications|supervision\/cases)\/\{id\}/.test(path)
}

/** The id of a demo case of a department, taken at a hall; the demo hall fills up after the product is ready. */
async function aCaseOf(department: string | undefined, hall = 'hall-county'): Promise<string> {
  const token = await tokenOf('clerk01', 'hall-city-A01', address)
  const find = async () => {
    const { body } = await call('GET', `/cases?limit=200`, { token, address })
    const { rows } = body as { rows: readonly { id: string; department: string; hall: string }[] }
    const found = rows.find((row) => row.hall === hall && (department ?? row.department) === row.department)
    if (found === undefined)
      throw new Error(`the demo hall has no case of ${department ?? 'any department'} at ${hall}`)
    return found.id
  }
  return vi.waitFor(find, { timeout: 90_000, interval: 500 })
}

async function eachInTurn<In, Out>(inputs: readonly In[], work: (input: In) => Promise<Out>): Promise<Out[]> {
  const outputs: Out[] = []
  for (const input of inputs) outputs.push(await work(input))
  return outputs
}
