import { activeQuestions, isShared, labelsOf, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item } from '@yichuang/modules/catalogue/rules'

/** What a clerk typed, in words: shown to who applies, and compared with what is sent afterwards. (QUE-05) */
export interface ShownContent {
  item: string
  itemName: string
  applicant: { name: string; documentNumber: string; phone: string }
  agent: string | null
  situation: { question: string; answer: string }[]
  materials: { name: string; standing: 'received' | 'shared' | 'open' }[]
}

interface Typed {
  readonly answers: Answers
  readonly applicant: { readonly name: string; readonly documentNumber: string; readonly phone?: string | undefined }
  readonly agent: { readonly name?: string | undefined } | null | undefined
  /** keys of the materials that were handed in */
  readonly received: ReadonlySet<string>
}

/** The content of an application as its applicant confirms it: the same for the desk that asks and the server that takes. */
export function shownContent(item: Item, { answers, applicant, agent, received }: Typed): ShownContent {
  const { name, documentNumber, phone = '' } = applicant
  return {
    item: item.id,
    itemName: item.name,
    applicant: { name, documentNumber, phone },
    agent: agent === null || agent === undefined ? null : (agent.name ?? ''),
    situation: activeQuestions(item, answers).flatMap(({ question }) => {
      const answer = labelsOf(question, answers[question.id] ?? [])
      return answer === '' ? [] : [{ question: question.text, answer }]
    }),
    materials: resolveSituation(item, answers).details.map((material) => ({
      name: material.name,
      standing: received.has(material.key) ? 'received' : isShared(material) ? 'shared' : 'open',
    })),
  }
}
