import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { intakeProblems } from '../problems.ts'
import { intakeCommands } from './index.ts'
import { aDossier, DAY, moment, people } from './testing/index.ts'
import { codesOf, lifecycleTable, refusalRows } from './testing/rows/index.ts'
import type { CommandName } from './testing/rows/index.ts'

const names = Object.keys(intakeCommands) as readonly CommandName[]
const rowsOfCommand = (command: CommandName) => refusalRows.filter((row) => row.command === command)

for (const command of names) {
  const { title, requirements } = lifecycleTable[command]
  const ids = requirements.map((id) => `[${id}]`).join(' ')
  describe(`${title} ${command}`, () => {
    test.each(rowsOfCommand(command).map((row, index) => ({ ...row, index })))(
      `${ids} ${title}: check $index answers $code`,
      ({ code, story, refusal }) => {
        const before = JSON.stringify(story.found)
        expect(refusal()).toMatchObject({ code })
        expect(JSON.stringify(story.found)).toBe(before)
      },
    )

    test(`${ids} ${title}: the checks run in the order of the lifecycle`, () => {
      expect(withoutRepetition(rowsOfCommand(command).map(({ code }) => code))).toEqual(codesOf(command))
    })
  })
}

test('[INT-01] every command but the two that open answers not-opened when there is no application', () => {
  const facts = aDossier().facts({ at: DAY })
  const opens: readonly CommandName[] = ['openApplication', 'pushAccepted']
  for (const name of names.filter((one) => !opens.includes(one))) {
    const { decide } = intakeCommands[name]
    // The input is not looked at: there is nothing it could be about.
    const decision = (decide as (dossier: undefined, input: object, given: typeof facts) => unknown)(
      undefined,
      {},
      facts,
    )
    expect(decision, name).toMatchObject({ ok: false, refusal: { code: 'intake.not-opened' } })
  }
})

test('[CAT-15] the permission of a command is its module and its name', () => {
  const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  for (const name of names) expect(intakeCommands[name].name).toBe(`intake.${kebab(name)}`)
})

test('[INT-01] every refusal of intake has a row here, a status and both sentences', () => {
  const declared = Object.keys(intakeProblems)
  const reached = new Set([...refusalRows.map(({ code }) => code), 'intake.not-opened'])
  expect(declared.filter((code) => !reached.has(code))).toEqual([])
  const own = [...reached].filter((code) => code.startsWith('intake.'))
  expect(own.filter((code) => !declared.includes(code))).toEqual([])
  for (const language of ['zh-CN', 'en']) {
    const file = new URL(`../i18n/${language}.problems.json`, import.meta.url)
    const sentences = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)
    expect(sentences.filter((code) => !code.includes('#'))).toEqual(declared)
    // A finer sentence, `code#reason`, belongs to a code that there is.
    expect(sentences.filter((code) => !declared.includes(code.split('#')[0] ?? ''))).toEqual([])
  }
})

test('[CAT-15] a delegation counts only for its holder, its power and its days', () => {
  const story = aDossier().opened().handedIn().received()
  const [toHall] = story.facts().delegations
  if (toHall === undefined) throw new Error('the hall has a delegation')
  const refusedUnder = (change: Partial<typeof toHall>) =>
    story.under({ delegations: [{ ...toHall, ...change }] }).refusalOf(intakeCommands.acceptApplication, {})
  expect(refusedUnder({})).toBeUndefined()
  const barred = { code: 'intake.no-delegation-in-force', powers: ['accept'] }
  expect(refusedUnder({ powers: ['refuse'] })).toMatchObject(barred)
  expect(refusedUnder({ holder: { kind: 'hall', hall: 'township' } })).toMatchObject(barred)
  expect(refusedUnder({ holder: { kind: 'person', person: people.reviewer.person } })).toMatchObject(barred)
  expect(refusedUnder({ to: moment('2026-02-12 09:59') })).toMatchObject(barred)
  expect(refusedUnder({ from: moment('2026-02-12 10:01') })).toMatchObject(barred)
  expect(refusedUnder({ department: 'jtj' })).toMatchObject(barred)
  expect(refusedUnder({ to: moment('2026-02-12 10:00') })).toBeUndefined()
})

function withoutRepetition(codes: readonly string[]): readonly string[] {
  return codes.filter((code, index) => code !== codes[index - 1])
}
