import { fieldProblem, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import {
  answerAtWindow,
  askColleague,
  askDepartment,
  countInquiries,
  listInquiries,
  readInquiryFigures,
} from '../contract.ts'
import { isChosenPlace } from '../rules/index.ts'
import type { Directed, DirectedWish, InquiryLine } from '../contract.ts'

/** What somebody asks about; '' while it was not said. */
export const topics = [
  'place',
  'conditions',
  'materials',
  'time-and-fee',
  'progress',
  'other',
] as const satisfies readonly InquiryLine['topic'][]
export const channels = ['in-person', 'phone'] as const satisfies readonly InquiryLine['channel'][]

/** A question being written down, and what becomes of it. */
export interface Writing {
  readonly about: 'application' | 'person'
  /** answered at once, or handed to a department or a colleague by name */
  readonly then: 'ask' | 'answer' | 'colleague'
  readonly item: string
  readonly itemName: string
  readonly department: string
  readonly application: string
  readonly applicantName: string
  readonly phone: string
  readonly topic: InquiryLine['topic'] | ''
  readonly channel: InquiryLine['channel']
  readonly question: string
  readonly answer: string
  readonly basis: string
  readonly colleague: string
  readonly directedKind: Directed['kind'] | 'none'
  /** id of the place chosen */
  readonly directedPlace: string
  /** where to, in words */
  readonly directedTo: string
}

export const nothingWritten: Writing = {
  about: 'person',
  then: 'ask',
  item: '',
  itemName: '',
  department: '',
  application: '',
  applicantName: '',
  phone: '',
  topic: '',
  channel: 'in-person',
  question: '',
  answer: '',
  basis: '',
  colleague: '',
  directedKind: 'none',
  directedPlace: '',
  directedTo: '',
}

/** What a form of a question needs: what is written, how it changes, what is wrong and how it is sent. */
export interface WritingParts {
  readonly form: Writing
  readonly set: (given: Partial<Writing>) => void
  readonly wrong: (pointer: string) => string | undefined
}

/**
 * A question being written down: kept as answered, or sent to a department or a colleague. (INT-10, CON-05)
 * @param onDone left out: the form is empty again for the next one
 */
export function useWriting(initial: Writing, onDone?: (id: string) => void) {
  const [form, setForm] = useState(initial)
  const sending = useSending(form, onDone ?? (() => setForm(initial)))
  const parts: WritingParts = {
    form,
    set: (given) => setForm((now) => ({ ...now, ...given })),
    wrong: (pointer) => fieldProblem(sending.problem, pointer),
  }
  return { ...sending, parts }
}

function useSending(form: Writing, onDone: (id: string) => void) {
  const t = useTexts('inquiries')
  const toast = useToast()
  const refresh = [listInquiries, countInquiries, readInquiryFigures]
  const done =
    (text: string) =>
    ({ id }: { readonly id: string }) => {
      toast({ text })
      onDone(id)
    }
  const ask = useAct(askDepartment, { refresh, onDone: done(t('ask.done')) })
  const hand = useAct(askColleague, { refresh, onDone: done(t('ask.colleagueDone')) })
  const keep = useAct(answerAtWindow, { refresh, onDone: done(t('ask.answerDone')) })
  const act = () => {
    const { then, question, answer, basis, colleague } = form
    const body = { ...aboutOf(form), question }
    if (then === 'ask') void ask.act({ body })
    else if (then === 'colleague') void hand.act({ body: { ...body, colleague } })
    else void keep.act({ body: { ...body, answer, ...(basis.trim() !== '' && { basis }), ...directedOf(form) } })
  }
  const { problem, isBusy } = { ask, colleague: hand, answer: keep }[form.then]
  return { act, problem, isBusy }
}

function aboutOf({ about, application, item, department, applicantName, phone, topic, channel }: Writing) {
  const said = { ...(topic !== '' && { topic }), ...(channel !== 'in-person' && { channel }) }
  if (about === 'application') return { application: application.trim(), ...said }
  const subject = item !== '' ? { item } : department !== '' ? { department } : {}
  return { ...subject, applicantName, phone, ...said }
}

function directedOf({ directedKind: kind, directedPlace: place, directedTo: to }: Writing): {
  readonly directed?: DirectedWish
} {
  if (kind === 'none') return {}
  if (!isChosenPlace(kind)) return { directed: { kind, to } }
  return { directed: { kind, ...(place !== '' && { place }) } }
}

/** What is still missing before it can be sent, as the words of its field; undefined when nothing is. */
export function gapOf(form: Writing): 'question' | 'answer' | 'colleague' | 'topic' | undefined {
  if (form.question.trim() === '') return 'question'
  if (form.then === 'colleague' && form.colleague === '') return 'colleague'
  const isSomething = form.item !== '' || form.department !== '' || form.topic !== '' || form.about === 'application'
  if (!isSomething) return 'topic'
  return form.then === 'answer' && form.answer.trim() === '' && form.directedKind === 'none' ? 'answer' : undefined
}
