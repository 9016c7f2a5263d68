import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proveItem, resolveSituation } from '../index.ts'
import type { Answers, Item, ProofCode, ProofFinding, Question } from '../index.ts'
import { everyCombination, plainItem, plainMaterial, resultText, setsOf, smallItem } from '../testing/small-items.ts'
import { expectedStretch } from './expected.ts'
import { sorted } from './order.ts'

/** Few enough combinations to be listed. */
const listed = (item: Item) => {
  const all = everyCombination(item)
  fc.pre(all.length <= 3000)
  return all
}
const found = (item: Item, code: ProofCode) => proveItem(item).findings.filter((finding) => finding.code === code)
const placesOf = (findings: readonly ProofFinding[]) => findings.map(({ pointer }) => pointer).toSorted()

function questionsOf(tree: readonly Question[], at = '/situation/questions'): { question: Question; at: string }[] {
  return tree.flatMap((question, index) => [
    { question, at: `${at}/${index}` },
    ...question.options.flatMap(({ next }, place) => questionsOf(next ?? [], `${at}/${index}/options/${place}/next`)),
  ])
}
const has = (answers: Answers, question: string, option: string) => answers[question]?.includes(option) ?? false
const isList = (item: Item, answers: Answers) => resolveSituation(item, answers).status === 'complete'

/** The answers without those to a question and to everything below it. */
function without(answers: Answers, { question }: { question: Question }): string {
  const block = new Set(questionsOf([question]).map((one) => one.question.id))
  return JSON.stringify(
    Object.entries(answers)
      .filter(([id]) => !block.has(id))
      .toSorted(),
  )
}

/** A question is without influence exactly if combinations that differ in its block only have one result. */
function isIdle(
  item: Item,
  all: readonly Answers[],
  placed: { question: Question },
  parent: string | undefined,
): boolean {
  const results = new Map<string, Set<string>>()
  for (const answers of all) {
    if (parent !== undefined && !has(answers, ...(parent.split('.') as [string, string]))) continue
    const rest = without(answers, placed)
    results.set(rest, (results.get(rest) ?? new Set()).add(resultText(item, answers)))
  }
  return [...results.values()].every(({ size }) => size === 1)
}

function parentOf(item: Item, id: string): string | undefined {
  for (const { question } of questionsOf(item.situation.questions))
    for (const option of question.options)
      if (option.next?.some((next) => next.id === id) === true) return `${question.id}.${option.id}`
  return undefined
}

describe('[CAT-03] the prover says of small trees what listing every combination says', () => {
  test('how many combinations there are, and how many come to a list', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const all = listed(item)
        expect(proveItem(item).tree).toMatchObject({
          combinations: all.length,
          accepted: all.filter((answers) => isList(item, answers)).length,
        })
      }),
    )
  })
  test('every example is a complete combination of answers', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const all = new Set(listed(item).map((answers) => JSON.stringify(Object.entries(answers).toSorted())))
        const shown = proveItem(item).findings.flatMap(({ example }) => (example === undefined ? [] : [example]))
        const strange = shown.filter((example) => !all.has(JSON.stringify(Object.entries(example).toSorted())))
        expect(strange).toEqual([])
      }),
    )
  })
  test('materials nobody needs, lists without any', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const lists = listed(item).filter((answers) => isList(item, answers))
        fc.pre(lists.length > 0)
        const resolved = lists.map((answers) => resolveSituation(item, answers).materials)
        const never = item.materials.filter(({ key }) => !resolved.some((list) => list.includes(key)))
        expect(found(item, 'material-never').map(({ place }) => place.material)).toEqual(never.map(({ key }) => key))
        expect(found(item, 'no-material')).toHaveLength(resolved.some((list) => list.length === 0) ? 1 : 0)
      }),
    )
  })
  test('conditions that never hold, and that always hold', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const lists = listed(item).filter((answers) => isList(item, answers))
        fc.pre(lists.length > 0)
        const holding = (rule: string) => {
          const marked = plainItem(
            item.situation.questions,
            [plainMaterial('mark')],
            (item.rules ?? [])
              .filter(({ id }) => id === rule)
              .map(({ id, when }) => ({ id, when, addMaterials: ['mark'] })),
          )
          return lists.filter((answers) => resolveSituation(marked, answers).materials.length > 0).length
        }
        const rules = (item.rules ?? []).map(({ id }) => ({ id, count: holding(id) }))
        const ids = (code: ProofCode) => found(item, code).map(({ place }) => place.rule)
        expect(ids('rule-never')).toEqual(rules.filter(({ count }) => count === 0).map(({ id }) => id))
        expect(ids('rule-always')).toEqual(rules.filter(({ count }) => count === lists.length).map(({ id }) => id))
      }),
    )
  })
})

describe('[CAT-03] what makes no difference, what nobody reaches, what is at odds, as listing shows it', () => {
  test('questions that change nothing', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const all = listed(item)
        fc.pre(all.some((answers) => isList(item, answers)))
        const idle = questionsOf(item.situation.questions).filter((placed) =>
          isIdle(item, all, placed, parentOf(item, placed.question.id)),
        )
        const far = placesOf(found(item, 'question-unreachable'))
        const reached = idle.filter(({ at }) => !far.some((other) => `${at}/`.startsWith(`${other}/`)))
        expect(placesOf(found(item, 'question-idle'))).toEqual(reached.map(({ at }) => at).toSorted())
      }),
    )
  })
  test('answers that come to the same', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const all = listed(item)
        fc.pre(all.some((answers) => isList(item, answers)))
        const idle = placesOf([...found(item, 'question-idle'), ...found(item, 'question-unreachable')])
        const isOut = (at: string) => idle.some((other) => at === other)
        const far = placesOf(found(item, 'question-unreachable'))
        const texts = new Map(
          all.map((answers) => [JSON.stringify(Object.entries(answers).toSorted()), resultText(item, answers)]),
        )
        const same = questionsOf(item.situation.questions).flatMap(({ question, at }) => {
          if (isOut(at) || far.some((other) => at.startsWith(`${other}/`)) || question.type !== 'single') return []
          const leaves = question.options.filter(({ next }) => next === undefined)
          return leaves.flatMap((other, index) =>
            leaves.slice(0, index).some((one) =>
              all
                .filter((answers) => has(answers, question.id, one.id))
                .every((answers) => {
                  const swapped = Object.entries({ ...answers, [question.id]: [other.id] }).toSorted()
                  return texts.get(JSON.stringify(swapped)) === resultText(item, answers)
                }),
            )
              ? [`${at}/options/${question.options.indexOf(other)}`]
              : [],
          )
        })
        expect(placesOf(found(item, 'answers-alike'))).toEqual(same.toSorted())
      }),
    )
  })
  test('questions only those are asked who have been sent away already', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const all = listed(item)
        fc.pre(all.some((answers) => isList(item, answers)))
        const places = questionsOf(item.situation.questions)
        const far = places.filter(({ question }, index) => {
          const parent = parentOf(item, question.id)
          const asked = all.filter(
            (answers) => parent === undefined || has(answers, ...(parent.split('.') as [string, string])),
          )
          const earlier = places.slice(0, index)
          return asked.every((answers) => endedBefore(earlier, answers, question.id))
        })
        const top = far.filter(({ at }) => !far.some((other) => at !== other.at && at.startsWith(`${other.at}/`)))
        expect(placesOf(found(item, 'question-unreachable'))).toEqual(top.map(({ at }) => at).toSorted())
      }),
    )
  })
  test('answers of which one adds what the other removes', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const lists = listed(item).filter((answers) => isList(item, answers))
        const options = questionsOf(item.situation.questions).flatMap(({ question, at }) =>
          question.options.map((option, index) => ({
            question: question.id,
            option,
            at: `${at}/options/${index}/effects`,
          })),
        )
        const pairs = options.flatMap((one) =>
          options.flatMap((other) => {
            const keys = (one.option.effects?.addMaterials ?? []).filter(
              (key) => other.option.effects?.removeMaterials?.includes(key) === true,
            )
            const isTogether = lists.some(
              (answers) => has(answers, one.question, one.option.id) && has(answers, other.question, other.option.id),
            )
            return one === other || !isTogether ? [] : keys.map((key) => `${key} ${one.at} ${other.at}`)
          }),
        )
        const contradictions = found(item, 'add-meets-remove').filter(
          ({ place, other }) => (place.rule ?? other?.place.rule) === undefined,
        )
        const said = contradictions.map(({ place, pointer, other }) => `${place.material} ${pointer} ${other?.pointer}`)
        expect(said.toSorted()).toEqual(pairs.toSorted())
        for (const { example, place, other } of contradictions) {
          expect(has(example ?? {}, place.question ?? '', place.option ?? '')).toBe(true)
          expect(has(example ?? {}, other?.place.question ?? '', other?.place.option ?? '')).toBe(true)
          expect(resolveSituation(item, example ?? {}).materials).not.toContain(place.material)
        }
      }),
    )
  })
})

/** An answer that ends the questions stands before the question in the document. */
function endedBefore(earlier: readonly { question: Question }[], answers: Answers, id: string): boolean {
  return earlier.some(({ question }) =>
    question.options.some((option, index) => {
      if (option.effects?.outcome === undefined || !has(answers, question.id, option.id)) return false
      // An option comes before what hangs on it and on the options behind it.
      return !question.options
        .slice(0, index)
        .some(({ next }) => questionsOf(next ?? []).some((one) => one.question.id === id))
    }),
  )
}

describe('[CAT-03] the expected path of questions', () => {
  test('is the mean over all combinations, all answers as likely', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        listed(item)
        expect(expectedStretch(item.situation.questions, {}).asked).toBeCloseTo(
          meanOf(item.situation.questions).asked,
          8,
        )
      }),
    )
  })
  test('no other order of questions side by side is shorter', () => {
    fc.assert(
      fc.property(smallItem, (item) => {
        const { questions } = item.situation
        const best = expectedStretch(sorted(questions, {}), {}).asked
        const inner = sorted(questions, {})
        for (const order of permutations(inner)) expect(expectedStretch(order, {}).asked).toBeGreaterThan(best - 1e-9)
      }),
    )
  })
  test('an offered order comes to the same results with fewer questions', () => {
    let offers = 0
    fc.assert(
      fc.property(smallItem, (item) => {
        const all = listed(item)
        const order = proveItem(item).tree?.order
        if (order === undefined) return
        offers += 1
        const changed = { ...item, situation: { questions: order.questions } }
        for (const answers of all) expect(resultText(changed, answers)).toBe(resultText(item, answers))
        expect(order.after).toBeLessThan(order.before)
        expect(meanOf(order.questions).asked).toBeCloseTo(order.after, 8)
      }),
      { numRuns: 300 },
    )
    expect(offers).toBeGreaterThan(10)
  })
})

/** By listing: what the questions cost, and how likely they end everything. */
function meanOf(tree: readonly Question[]): { asked: number; ended: number } {
  return tree.reduce(
    (before, question) => {
      const sets = setsOf(question).map((set) =>
        set.some(({ effects }) => effects?.outcome !== undefined)
          ? { asked: 1, ended: 1 }
          : ((rest) => ({ asked: 1 + rest.asked, ended: rest.ended }))(meanOf(set.flatMap(({ next }) => next ?? []))),
      )
      const mean = (read: (one: { asked: number; ended: number }) => number) =>
        sets.reduce((sum, one) => sum + read(one), 0) / sets.length
      const goes = 1 - before.ended
      return {
        asked: before.asked + goes * mean(({ asked }) => asked),
        ended: before.ended + goes * mean(({ ended }) => ended),
      }
    },
    { asked: 0, ended: 0 },
  )
}

function permutations<Value>(list: readonly Value[]): Value[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((one, index) => permutations(list.toSpliced(index, 1)).map((rest) => [one, ...rest]))
}
