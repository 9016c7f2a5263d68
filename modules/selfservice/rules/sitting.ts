import type { Applicant } from '@yichuang/modules/cases/rules'
import { activeQuestions, labelsOf, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item, Question, Resolution } from '@yichuang/modules/catalogue/rules'
import { checkCode, parseMobileNumber } from '@yichuang/modules/codes/rules'
import type { CodeReason } from '@yichuang/modules/codes/rules'
import type { TypedValues } from '@yichuang/modules/forms/rules'
import type { PlainDate } from '@yichuang/platform/pure'

/** Who applies, as it was typed or read from the card. */
export interface TypedPerson {
  readonly kind: 'person' | 'enterprise'
  readonly name: string
  readonly documentNumber: string
  readonly phone: string
}

/** Everything somebody has said at a machine so far. */
export interface SittingState {
  /** a question that was passed without a choice is there with none */
  readonly answers: Answers
  readonly person: TypedPerson
  /** what was typed into the item's form */
  readonly form: TypedValues
  /** what became of it: from here only this is known of it */
  readonly done?: Done
}

/** An application that was opened here, and the number to be called with. */
export interface Done {
  readonly applicationNo: string
  readonly itemName: string
  readonly ticket: TicketGiven
}

export type TicketGiven =
  | {
      readonly kind: 'taken'
      readonly no: string
      readonly line: string
      readonly ahead: number
      readonly minutes: number | null
      /** where to wait, in both languages */
      readonly place: Readonly<Record<'zh-CN' | 'en', string>>
      readonly token: string
    }
  /** the person held a number of the line already: the application goes with it */
  | { readonly kind: 'held'; readonly no: string; readonly line: string }
  /** the person's number has another application with it */
  | { readonly kind: 'other'; readonly no: string; readonly line: string }
  /** no window calls from the line now */
  | { readonly kind: 'closed'; readonly line: string }

const emptyPerson: TypedPerson = { kind: 'person', name: '', documentNumber: '', phone: '' }
export const emptySitting: SittingState = { answers: {}, person: emptyPerson, form: {} }

/** A question as it is asked at a machine, one at a time. */
export interface Asked {
  readonly question: Question
  readonly chosen: readonly string[]
  /** its place among the questions asked so far, from 1 */
  readonly no: number
  /** id of the question before */
  readonly before: string | undefined
}

/**
 * The question that is asked now: the one gone back to, else the first that was not answered; undefined: all are.
 * An answer that stops the way asks nothing more. (CAT-03)
 */
export function questionNow(item: Item, answers: Answers, wanted?: string): Asked | undefined {
  const asked = activeQuestions(item, answers).map(({ question }) => question)
  const isOver = resolveSituation(item, answers).outcome !== null
  const goneBack = asked.findIndex(({ id }) => id === wanted)
  const at = goneBack >= 0 ? goneBack : isOver ? -1 : asked.findIndex((question) => !isAnswered(question, answers))
  const question = asked[at]
  if (question === undefined) return undefined
  return { question, chosen: answers[question.id] ?? [], no: at + 1, before: asked[at - 1]?.id }
}

function isAnswered({ id, required }: Question, answers: Answers): boolean {
  const chosen = answers[id]
  return chosen !== undefined && (chosen.length > 0 || !required)
}

/** The answers after one more: those that no question asks for any more are gone with it. (CAT-03) */
export function answered(item: Item, before: Answers, question: string, chosen: readonly string[]): Answers {
  const all = { ...before, [question]: chosen }
  const asked = new Set(activeQuestions(item, all).map((one) => one.question.id))
  return Object.fromEntries(Object.entries(all).filter(([id]) => asked.has(id)))
}

/** What is wrong with one answer; undefined: it stands. */
export function answerFault({ type, required, options }: Question, chosen: readonly string[]) {
  if (chosen.some((id) => !options.some((option) => option.id === id))) return 'unknown' as const
  if (required && chosen.length === 0) return 'unanswered' as const
  if (type === 'single' && chosen.length > 1) return 'too-many' as const
  const exclusive = options.some((option) => option.exclusive === true && chosen.includes(option.id))
  return exclusive && chosen.length > 1 ? ('exclusive' as const) : undefined
}

/** The answers in words, in the order they were asked. */
export function answersInWords(item: Item, answers: Answers) {
  return activeQuestions(item, answers).map(({ question }) => ({
    id: question.id,
    text: question.text,
    answer: labelsOf(question, answers[question.id] ?? []),
  }))
}

/** Whether every question is answered, and the answers lead to an application. */
export function isSituationClear(item: Item, answers: Answers): boolean {
  return resolveSituation(item, answers).status === 'complete' && questionNow(item, answers) === undefined
}

/** How the situation stands at a machine. */
export function situationOf(item: Item, answers: Answers): Resolution {
  return resolveSituation(item, answers)
}

/** One thing that is wrong with who applies, beside its field. */
export interface PersonFault {
  readonly field: 'name' | 'documentNumber' | 'phone'
  readonly reason: 'missing' | 'phone' | CodeReason
}

/** Everything that is wrong with who applies; the check digits of the number add up. (INT-02) */
export function personFaults(person: TypedPerson, today: PlainDate): readonly PersonFault[] {
  const { kind, name, documentNumber, phone } = person
  const faults: PersonFault[] = []
  if (name.trim() === '') faults.push({ field: 'name', reason: 'missing' })
  const type = kind === 'person' ? 'residentId' : 'uscc'
  const { reason } = checkCode({ type, value: documentNumber, today })
  if (documentNumber.trim() === '') faults.push({ field: 'documentNumber', reason: 'missing' })
  else if (reason !== null) faults.push({ field: 'documentNumber', reason })
  if (phone.trim() === '') faults.push({ field: 'phone', reason: 'missing' })
  else if (parseMobileNumber(phone) === undefined) faults.push({ field: 'phone', reason: 'phone' })
  return faults
}

/** Who applies, as an application has it. */
export function applicantOf({ kind, name, documentNumber, phone }: TypedPerson): Applicant {
  return {
    kind,
    name: name.trim(),
    documentType: kind === 'person' ? 'residentId' : 'uscc',
    documentNumber,
    phone: parseMobileNumber(phone) ?? phone,
  }
}
