import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { activeQuestions, requirementsOf, resolveSituation } from './index.ts'
import type { Answers, Item, Question } from './index.ts'

const folder = new URL('../../../data/catalogue/items/', import.meta.url)
const items = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Item)
const itemOf = (id: string) => items.find((item) => item.id === id) as Item

describe('[CAT-03] answers lead to exactly the materials of the situation', () => {
  test('a rented place with a deed, by an agent', () => {
    const answers = { operator: ['cn'], place: ['rent'], landlord: ['yes'], residential: ['no'], extra: ['agent'] }
    expect(resolveSituation(itemOf('gthsl'), answers)).toMatchObject({
      status: 'complete',
      materials: ['form', 'id', 'deed', 'lease', 'poa', 'agent-id'],
    })
  })
  test('an answer left over from a changed mind is ignored', () => {
    const answers = { operator: ['cn'], place: ['own'], landlord: ['no'], residential: ['no'], extra: ['agent'] }
    expect(resolveSituation(itemOf('gthsl'), answers).materials).toEqual(['form', 'id', 'deed', 'poa', 'agent-id'])
  })
  test('removal wins over addition', () => {
    const foreign = { operator: ['hmt'], place: ['own'], residential: ['no'] }
    const { materials } = resolveSituation(itemOf('gthsl'), foreign)
    expect(materials).toContain('hmt')
    expect(materials).not.toContain('id')
  })
  test('unanswered required questions are named in document order', () => {
    expect(resolveSituation(itemOf('gthsl'), { place: ['rent'] })).toMatchObject({
      status: 'incomplete',
      missing: ['operator', 'landlord', 'residential'],
      materials: [],
    })
  })
  test('contradictory and unknown answers are named', () => {
    const wrong = { operator: ['cn', 'hmt'], place: ['moon'], residential: ['no'], extra: ['none', 'agent'] }
    expect(resolveSituation(itemOf('gthsl'), wrong)).toMatchObject({
      status: 'invalid',
      errors: [
        { question: 'operator', code: 'too-many' },
        { question: 'place', code: 'unknown-option', option: 'moon' },
        { question: 'extra', code: 'not-exclusive', option: 'none' },
      ],
    })
  })
})

test('[CAT-03] every item of the example catalogue can be answered to an end, and its wizard asks what counts', () => {
  expect(items).toHaveLength(54)
  for (const item of items) {
    const answers = firstAnswers(item)
    const { status } = resolveSituation(item, answers)
    expect(['complete', 'stopped', 'redirected'], item.id).toContain(status)
    const asked = activeQuestions(item, answers).filter(({ question }) => question.required)
    const unanswered = asked.filter(({ question }) => answers[question.id] === undefined)
    expect(status === 'complete' ? unanswered : [], item.id).toEqual([])
  }
})

/** The first option of each question that is asked. */
function firstAnswers(item: Item): Answers {
  const answers: Record<string, string[]> = {}
  const answer = (question: Question) => {
    const [option] = question.options
    if (option === undefined) return
    answers[question.id] = [option.id]
    for (const next of option.next ?? []) answer(next)
  }
  for (const question of item.situation.questions) answer(question)
  return answers
}

test('[INT-04] a deferrable material of the catalogue carries its working days into the requirements of the case', () => {
  const deferrable = items.flatMap((item) => item.materials.filter(({ deferral }) => deferral.allowed))
  expect(deferrable.length).toBeGreaterThan(10)
  const days = requirementsOf({ details: deferrable }).map(({ deferralDays }) => deferralDays)
  expect(new Set(days)).toEqual(new Set([5, 10]))
})
