import type { Item } from '@yichuang/modules/catalogue/rules'
import { describe, expect, test } from 'vitest'
import { counterpart, plainWords, questionsOf, sameQuestions } from './same-questions.ts'
import { items } from './testing/catalogue.ts'

const all = [...items.values()]
const groups = sameQuestions(all)

/** An item that only asks one question. */
function asking(id: string, text: string, labels: readonly string[]): Item {
  const [first] = all
  if (first === undefined) throw new Error('no item')
  const options = labels.map((label, index) => ({ id: `${id}${index}`, label }))
  return { ...first, id, situation: { questions: [{ id: 'q', text, type: 'single', required: true, options }] } }
}

describe('[CAT-11] questions that ask the same', () => {
  test('every group names different items, and what is the same has the same words and answers', () => {
    expect(groups.filter(({ kind }) => kind === 'same')).toHaveLength(3)
    for (const { members, kind } of groups) {
      expect(members.length).toBeGreaterThan(1)
      expect(new Set(members.map(({ item }) => item)).size).toBe(members.length)
      const words = members.map(({ asked }) => plainWords(asked.text))
      const labels = members.map(({ asked }) =>
        asked.options
          .map(({ label }) => plainWords(label))
          .toSorted()
          .join(),
      )
      expect(new Set(words).size === 1 && new Set(labels).size === 1).toBe(kind === 'same')
    }
  })

  test('punctuation, width and the order of answers make no difference', () => {
    const found = sameQuestions([
      asking('a', '谁来办理？', ['本人', '委托他人']),
      asking('b', '谁来办理', ['委托他人', '本人']),
    ])
    expect(found.map(({ kind, members }) => [kind, members.length])).toEqual([['same', 2]])
  })

  test('much the same words are offered, unlike ones are not', () => {
    const one = asking('a', '由谁来办理？', ['本人', '委托他人'])
    expect(sameQuestions([one, asking('b', '谁来办理', ['本人', '委托他人', '法定代表人'])])[0]?.kind).toBe('like')
    expect(sameQuestions([one, asking('b', '房屋规划用途', ['本人', '委托他人'])])).toEqual([])
    expect(sameQuestions([one, asking('b', '谁来办理', ['是', '否'])])).toEqual([])
  })

  test('questions below answers are found too, and answers match by label before id', () => {
    const nested = all.flatMap(questionsOf).filter(({ isAlways }) => !isAlways)
    expect(nested.length).toBeGreaterThan(10)
    const options = [
      { id: 'x', label: '自有' },
      { id: 'y', label: '租赁' },
    ]
    const other = asking('b', '房子', ['租赁', '自有']).situation.questions[0]
    if (other === undefined) throw new Error('no question')
    expect(options.map((option) => counterpart(option, other)?.label)).toEqual(['自有', '租赁'])
  })
})
