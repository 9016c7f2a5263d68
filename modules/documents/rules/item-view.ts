import { activeQuestions, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import type { ItemView } from './dossier-facts.ts'

const mostLaws = 3

/** What documents say of an item in a situation: kind, law, the answers in words, procedures whose time does not count. */
export function itemViewOf(item: Item, answers: Answers): ItemView {
  const { procedures } = resolveSituation(item, answers)
  return {
    type: item.type,
    basis: item.legalBasis.slice(0, mostLaws).map(({ law, article }) => `${law}${article ?? ''}`),
    situation: situationText(item, answers),
    procedures: procedures.filter(({ clock }) => clock === 'excluded').map(({ kind, days }) => ({ name: kind, days })),
    form: item.form,
  }
}

/**
 * The answers in words, one after the other; several answers to one question joined closer. A bare 有 or 否 says nothing
 * without its question; 以上都没有 says nothing at all.
 */
function situationText(item: Item, answers: Answers): string {
  const chosen = activeQuestions(item, answers).flatMap(({ question: { id, text, options } }) => {
    const labels = options.filter((option) => answers[id]?.includes(option.id) === true).map(({ label }) => label)
    const said = labels.filter((label) => !/^以上(都|均)/u.test(label))
    const [only] = said
    if (only === undefined) return []
    return said.length === 1 && only.length <= 3 ? [`${plainQuestion(text)}：${only}`] : [said.join('、')]
  })
  return chosen.length === 0 ? item.name : chosen.join('，')
}

function plainQuestion(text: string): string {
  return text.replaceAll(/（[^）]*）|[？?：:]/gu, '').trim()
}
