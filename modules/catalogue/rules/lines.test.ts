import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activeQuestions, resolveLine, resolveSituation } from './index.ts'
import type { Answers, Item, Question } from './index.ts'

const folder = new URL('../../../data/catalogue/items/', import.meta.url)
const items = new Map(
  readdirSync(folder).map((file) => {
    const item = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Item
    return [item.id, item]
  }),
)
const catalogue = { items, packages: new Map() }
const answerTo = (line: unknown) => JSON.parse(resolveLine(JSON.stringify(line), catalogue)) as Record<string, unknown>

const agent = { operator: ['cn'], place: ['rent'], landlord: ['yes'], residential: ['no'], extra: ['agent'] }

describe('[CAT-03] one line in, one line out', () => {
  test('the worked example of the format', () => {
    const answer = answerTo({ item: 'gthsl', answers: agent })
    expect(Object.keys(answer)).toEqual(
      'status materials details procedures fees limits missing errors outcome'.split(' '),
    )
    expect(answer).toMatchObject({
      status: 'complete',
      materials: ['form', 'id', 'deed', 'lease', 'poa', 'agent-id'],
      missing: [],
      errors: [],
      outcome: null,
    })
    expect(answer.details).toHaveLength(6)
    expect((answer.details as unknown[])[0]).toMatchObject({ key: 'form', copies: [{ form: 'original', count: 1 }] })
  })
  test('a left-over answer is passed over, a question the item does not know is named and changes nothing', () => {
    const answers = { ...agent, place: ['own'], landlord: ['no'], constructor: ['x'] }
    expect(answerTo({ item: 'gthsl', answers })).toMatchObject({
      status: 'complete',
      materials: ['form', 'id', 'deed', 'poa', 'agent-id'],
      errors: [{ question: 'constructor', code: 'unknown-question' }],
    })
  })
  test('missing answers are named in document order', () => {
    expect(answerTo({ item: 'gthsl', answers: { place: ['rent'] } })).toMatchObject({
      status: 'incomplete',
      missing: ['operator', 'landlord', 'residential'],
    })
  })
  test.each([
    ['{"item":', 'not-json'],
    ['', 'not-json'],
    ['null', 'not-an-object'],
    ['{}', 'item-missing'],
    ['{"item":7}', 'item-missing'],
    ['{"item":"moon"}', 'unknown-item'],
    ['{"item":"__proto__"}', 'unknown-item'],
    ['{"item":"gthsl","answers":[]}', 'answers-malformed'],
    ['{"item":"gthsl","answers":{"place":"own"}}', 'answer-malformed'],
    ['{"item":"gthsl","answers":{"place":["moon"]}}', 'unknown-option'],
    ['{"item":"gthsl","answers":{"place":["own","rent"]}}', 'too-many'],
    ['{"item":"gthsl","answers":{"extra":["none","agent"]}}', 'not-exclusive'],
  ])('%s is answered with what is wrong', (line, code) => {
    const answer = JSON.parse(resolveLine(line, catalogue)) as unknown
    expect(answer).toMatchObject({ status: 'invalid', materials: [], errors: [{ code }] })
  })
  test('no line makes it throw or answer with more than one line', () => {
    const lines = fc.oneof(fc.string({ unit: 'grapheme' }), fc.json(), fc.jsonValue().map(wrapped))
    fc.assert(
      fc.property(lines, (line) => {
        const answer = resolveLine(line, catalogue)
        expect(answer).not.toContain('\n')
        expect(JSON.parse(answer)).toHaveProperty('status')
      }),
    )
  })
})

const wrapped = (value: unknown) => JSON.stringify({ item: 'gthsl', answers: value })

describe('[CAT-03] whatever is answered, of every item', () => {
  const statuses = ['complete', 'incomplete', 'invalid', 'stopped', 'redirected']
  test.each([...items.keys()])('%s', (id) => {
    const item = items.get(id) as Item
    const order = item.materials.map(({ key }) => key)
    fc.assert(
      fc.property(anyAnswers(item), anyAnswers(item), (answers, before) => {
        const found = resolveSituation(item, answers)
        expect(statuses).toContain(found.status)
        expect(found.materials).toEqual(order.filter((key) => found.materials.includes(key)))
        expect(found.materials.length > 0).toBe(found.status === 'complete' && found.details.length > 0)
        expect(found.status === 'incomplete').toBe(found.missing.length > 0 && found.errors.length === 0)
        expect(found.status === 'invalid').toBe(found.errors.length > 0)
        expect(resolveSituation(item, reversed(answers))).toEqual(found)
        // What was answered on another path, before somebody went back, counts as if it had never been answered.
        const fresh = askedOnly(item, answers)
        expect(resolveSituation(item, fresh)).toEqual(found)
        expect(resolveSituation(item, { ...before, ...fresh })).toEqual(found)
      }),
      { numRuns: 40 },
    )
  })
})

/** Mostly one fitting option per question, sometimes none, several or a strange one. */
function anyAnswers(item: Item): fc.Arbitrary<Answers> {
  const questions = allQuestions(item.situation.questions)
  return fc.record(
    Object.fromEntries(
      questions.map(({ id, type, options }) => {
        const ids = options.map((option) => option.id)
        const one = fc.constantFrom(...ids).map((option) => [option])
        const several = fc.subarray(ids)
        const strange = fc.constant(['moon'])
        const usual = type === 'single' ? one : several
        return [
          id,
          fc.oneof(
            { weight: 40, arbitrary: usual },
            { weight: 1, arbitrary: several },
            { weight: 1, arbitrary: strange },
          ),
        ]
      }),
    ),
    { requiredKeys: questions.slice(0, -1).map(({ id }) => id) },
  )
}

function allQuestions(questions: readonly Question[]): Question[] {
  return questions.flatMap((question) => [
    question,
    ...question.options.flatMap(({ next }) => allQuestions(next ?? [])),
  ])
}

const reversed = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).toReversed())

/** The answers of the questions that are asked, unanswered ones as empty. */
function askedOnly(item: Item, answers: Answers): Answers {
  return Object.fromEntries(
    activeQuestions(item, answers).map(({ question }) => [question.id, answers[question.id] ?? []]),
  )
}
