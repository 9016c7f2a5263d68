import { bodyHashOf, replay } from '@yichuang/platform/commands'
import type { Receipt } from '@yichuang/platform/commands'
import type { Decision } from '@yichuang/platform/pure'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { people } from '../../modules/cases/rules/testing/hall.ts'
import type { PersonName } from '../../modules/cases/rules/testing/hall.ts'
import { Story } from '../../modules/cases/rules/testing/story.ts'
import { begun, received } from './beginnings.ts'
import { pickBy } from './move.ts'
import type { Prepared } from './move.ts'
import { moves } from './moves.ts'
import { anyBeginning, anySetting } from './settings.ts'

/** A counter that remembers what it answered to which key, as the runner of commands does. */
class Counter {
  readonly #receipts = new Map<string, Receipt>()
  readonly story: Story

  constructor(story: Story) {
    this.story = story
  }

  answers(key: string, command: string, prepared: Prepared): Decision<number> {
    const bodyHash = bodyHashOf(command, prepared.input)
    const known = replay<number>(this.#receipts.get(key), command, bodyHash)
    if (known !== undefined) return known
    const refusal = this.story.takes(prepared.perform(), prepared.facts)
    if (refusal !== undefined) return { ok: false, refusal }
    const answer = this.story.told.length
    this.#receipts.set(key, { command, bodyHash, answer })
    return { ok: true, value: answer }
  }
}

const anyTry = fc.record({
  move: fc.nat(moves.length - 1),
  seed: fc.nat(999),
  who: fc.constantFrom(...(Object.keys(people) as PersonName[])),
})

test('[INT-05] I-36 a repeated key gets the first answer and adds no event, whatever happened since', () => {
  fc.assert(
    fc.property(fc.array(anyTry, { minLength: 10, maxLength: 30 }), (tries) => {
      const story = received({}, '2026-02-11', { lacking: [] })
      const counter = new Counter(story)
      const given = new Map<
        string,
        { readonly command: string; readonly prepared: Prepared; readonly answer: number }
      >()
      for (const [index, { move, seed, who }] of tries.entries()) {
        const { name, prepare } = moves[move] ?? moves[0] ?? { name: '', prepare: undefined }
        if (prepare === undefined) continue
        const prepared = prepare(story.found, story.facts('2026-02-11', who), pickBy(seed))
        const answer = counter.answers(`key-${index}`, name, prepared)
        if (answer.ok) given.set(`key-${index}`, { command: name, prepared, answer: answer.value })
      }
      const before = story.told.length
      for (const [key, { command, prepared, answer }] of given) {
        expect(counter.answers(key, command, prepared)).toEqual({ ok: true, value: answer })
        const other = { ...prepared, input: { ...Object(prepared.input), other: true } }
        expect(counter.answers(key, command, other)).toMatchObject({ refusal: { code: 'platform.key-reused' } })
      }
      expect(story.told).toHaveLength(before)
    }),
    { numRuns: 100, seed: 7 },
  )
})

/** What may be done again at once by whoever did it: it adds to what is there and settles nothing. */
const addsUp = /bind-material|supply-correction|add-material|urge-case|substitute-applicant|release-task/

test('[INT-05] [BAK-02] a new key for an act already done gets the refusal of the state it made', () => {
  const repeated = new Set<string>()
  fc.assert(
    fc.property(
      anySetting,
      anyBeginning,
      fc.array(anyTry, { minLength: 20, maxLength: 40 }),
      (setting, beginning, tries) => {
        const story = beginning === undefined ? new Story(setting) : begun(setting, beginning)
        for (const { move, seed } of tries) {
          const { name, prepare, actors } = moves[move] ?? moves[0] ?? { name: '', prepare: undefined, actors: [] }
          if (prepare === undefined) continue
          const facts = story.facts('2026-02-11', pickBy(seed)(actors))
          const prepared = prepare(story.found, facts, pickBy(seed))
          if (story.takes(prepared.perform(), facts) !== undefined) continue
          const again = prepare(story.found, facts, pickBy(seed)).perform().decision
          if (again.ok) repeated.add(name)
        }
      },
    ),
    { numRuns: 600, seed: 7 },
  )
  expect([...repeated].filter((name) => !addsUp.test(name))).toEqual([])
})
