import fc from 'fast-check'
import { expect, test } from 'vitest'
import { activeQuestions, compareVersions, resolveSituation } from '../index.ts'
import type { Answers, Item } from '../index.ts'
import { everyCombination, plainItem, plainMaterial, smallItem } from '../testing/small-items.ts'

const few = 60

/** Combinations of one version with the questions each asks. */
function situationsOf(item: Item) {
  const all = everyCombination(item)
  fc.pre(all.length <= few)
  return all.map((answers) => ({
    answers,
    asked: new Set(activeQuestions(item, answers).map(({ question }) => question.id)),
    result: resolveSituation(item, answers),
  }))
}
type Situation = ReturnType<typeof situationsOf>[number]

/** Both versions ask for the same wherever both ask. */
function fit(one: Situation, other: Situation): boolean {
  const said = (answers: Answers, id: string) => [...(answers[id] ?? [])].toSorted().join()
  return [...one.asked].every((id) => !other.asked.has(id) || said(one.answers, id) === said(other.answers, id))
}

function changeOf({ result: old }: Situation, { result: now }: Situation): string {
  if (old.outcome !== null || now.outcome !== null) {
    if (old.outcome !== null && now.outcome !== null) return 'same'
    return now.outcome === null ? 'newly|||' : 'no-longer|||'
  }
  const added = now.materials.filter((key) => !old.materials.includes(key))
  const dropped = old.materials.filter((key) => !now.materials.includes(key))
  const text = ({ details }: typeof old, key: string) => {
    const detail = details.find((one) => one.key === key)
    return JSON.stringify([detail?.copies, detail?.necessity, detail?.deferral, detail?.per])
  }
  const changed = now.materials.filter((key) => old.materials.includes(key) && text(old, key) !== text(now, key))
  if (added.length + dropped.length + changed.length === 0) return 'same'
  const kind = added.length > 0 ? (dropped.length > 0 ? 'other' : 'more') : dropped.length > 0 ? 'fewer' : 'details'
  return [kind, added.toSorted().join(), dropped.toSorted().join(), changed.join()].join('|')
}

test('[CAT-12] what changes between two versions is what listing all their combinations shows', () => {
  fc.assert(
    fc.property(smallItem, smallItem, (before, after) => {
      const [old, now] = [situationsOf(before), situationsOf(after)]
      const pairs = old.flatMap((one) => now.filter((other) => fit(one, other)).map((other) => [one, other] as const))
      const expected = new Map<string, number>()
      const count = (change: string) => expected.set(change, (expected.get(change) ?? 0) + 1)
      for (const [one, other] of pairs) count(changeOf(one, other))
      for (const one of old) if (!now.some((other) => fit(one, other))) count('path-gone|||')
      for (const other of now) if (!old.some((one) => fit(one, other))) count('path-new|||')
      const unchanged = expected.get('same') ?? 0
      expected.delete('same')
      const comparison = compareVersions(before, after)
      const said = (comparison?.changes ?? []).map(
        ({ kind, added, dropped, changed, combinations }) =>
          [[kind, added.toSorted().join(), dropped.toSorted().join(), changed.join()].join('|'), combinations] as const,
      )
      expect(comparison).toMatchObject({ combinations: pairs.length, unchanged, isCut: false })
      expect(new Map(said)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('[CAT-12] a change shows itself in its example', () => {
  fc.assert(
    fc.property(smallItem, smallItem, (before, after) => {
      for (const { kind, added, dropped, example } of compareVersions(before, after)?.changes ?? []) {
        if (kind.startsWith('path')) continue
        const [old, now] = [resolveSituation(before, example), resolveSituation(after, example)]
        expect([kind, old.status, now.status].join()).not.toContain('invalid')
        for (const key of added)
          expect([now.materials.includes(key), old.materials.includes(key)]).toEqual([true, false])
        for (const key of dropped)
          expect([now.materials.includes(key), old.materials.includes(key)]).toEqual([false, true])
      }
    }),
  )
})

const twins = (key: string, ref: string) =>
  plainItem([], [plainMaterial('form', { base: true }), plainMaterial(key, { base: true, ref })])

test('[CAT-12] a material with a new key is the same one, one of another kind is another', () => {
  expect(compareVersions(twins('id', 'id-card'), twins('identity', 'id-card'))?.changes).toEqual([])
  expect(compareVersions(twins('id', 'id-card'), twins('id', 'passport'))?.changes).toEqual([
    { kind: 'other', combinations: 1, added: ['id'], dropped: ['id'], changed: [], example: {} },
  ])
})

test('[CAT-12] many different changes are told up to a number, and it is said that there are more', () => {
  const materials = Array.from({ length: 10 }, (_, index) => plainMaterial(`m${index}`))
  const options = materials.map(({ key }) => ({ id: key, label: key, effects: { addMaterials: [key] } }))
  const of = (effects: boolean) =>
    plainItem(
      [
        {
          id: 'q',
          text: '?',
          type: 'multi',
          required: false,
          options: effects ? options : options.map(({ id, label }) => ({ id, label })),
        },
      ],
      materials,
    )
  const comparison = compareVersions(of(false), of(true))
  expect(comparison).toMatchObject({ combinations: 1024, unchanged: 1, isCut: true })
  expect(comparison?.changes).toHaveLength(200)
})
