import {
  ActFoot,
  Drawer,
  fieldProblem,
  ProblemNote,
  Segmented,
  TextAreaField,
  TextField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { answerAtWindow, askDepartment, countInquiries, listInquiries } from '../contract.ts'
import { EarlierAnswers } from './EarlierAnswers.tsx'
import { ItemChoice } from './ItemChoice.tsx'

interface AskDrawerProps {
  /** item the question starts with, '' for none */
  readonly item: string
  /** id or number of an application, '' for none */
  readonly application: string
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

type About = 'application' | 'person'
type Then = 'ask' | 'answer'

interface Form {
  readonly about: About
  readonly then: Then
  readonly item: string
  readonly itemName: string
  readonly department: string
  readonly application: string
  readonly applicantName: string
  readonly phone: string
  readonly question: string
  readonly answer: string
  readonly basis: string
}

/** 新咨询: what somebody asked; the clerk asks the department, or answers at once and keeps the answer. */
export function AskDrawer({ item, application, onClose, onDone }: AskDrawerProps) {
  const t = useTexts('inquiries')
  const [form, setForm] = useState<Form>({
    about: application === '' ? 'person' : 'application',
    then: 'ask',
    item,
    itemName: '',
    department: '',
    application,
    applicantName: '',
    phone: '',
    question: '',
    answer: '',
    basis: '',
  })
  const set = (given: Partial<Form>) => setForm((now) => ({ ...now, ...given }))
  const { act, problem, isBusy } = useSending(form, onDone)
  const wrong = (pointer: string) => fieldProblem(problem, pointer)
  const isAnswer = form.then === 'answer'
  return (
    <Drawer
      title={t('ask.new')}
      width="m"
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t(isAnswer ? 'ask.answerConsequence' : 'ask.consequence')}
          act={t(isAnswer ? 'ask.answerAct' : 'ask.act')}
          busy={isBusy}
          onAct={act}
        />
      }
    >
      <div className="cf">
        <Segmented
          label={t('ask.about')}
          value={form.about}
          options={[
            { value: 'person', label: t('ask.person') },
            { value: 'application', label: t('ask.application') },
          ]}
          onChange={(about) => set({ about })}
        />
        <Whom form={form} set={set} wrong={wrong} />
        <EarlierAnswers itemName={form.about === 'person' ? form.itemName : ''} />
        <TextAreaField
          label={t('ask.question')}
          hint={t('ask.questionHint')}
          required
          value={form.question}
          maxLength={2000}
          onChange={(question) => set({ question })}
          problem={wrong('/question')}
        />
        <Segmented
          label={t('ask.then')}
          value={form.then}
          options={[
            { value: 'ask', label: t('ask.thenAsk') },
            { value: 'answer', label: t('ask.thenAnswer') },
          ]}
          onChange={(then) => set({ then })}
        />
        {isAnswer && <AnswerFields form={form} set={set} wrong={wrong} />}
        <ProblemNote problem={problem} />
      </div>
    </Drawer>
  )
}

/** Sends what is written, to the department or as answered at once. */
function useSending(form: Form, onDone: (id: string) => void) {
  const t = useTexts('inquiries')
  const toast = useToast()
  const refresh = [listInquiries, countInquiries]
  const done =
    (text: string) =>
    ({ id }: { readonly id: string }) => {
      toast({ text })
      onDone(id)
    }
  const ask = useAct(askDepartment, { refresh, onDone: done(t('ask.done')) })
  const keep = useAct(answerAtWindow, { refresh, onDone: done(t('ask.answerDone')) })
  const act = () => {
    const { then, question, answer, basis } = form
    const body = { ...aboutOf(form), question }
    if (then === 'ask') void ask.act({ body })
    else void keep.act({ body: { ...body, answer, ...(basis.trim() !== '' && { basis }) } })
  }
  const { problem, isBusy } = form.then === 'ask' ? ask : keep
  return { act, problem, isBusy }
}

function aboutOf({ about, application, item, department, applicantName, phone }: Form) {
  if (about === 'application') return { application: application.trim() }
  const subject = item !== '' ? { item } : department !== '' ? { department } : {}
  return { ...subject, applicantName, phone }
}

interface PartProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
  readonly wrong: (pointer: string) => string | undefined
}

function Whom({ form, set, wrong }: PartProps) {
  const t = useTexts('inquiries')
  if (form.about === 'application')
    return (
      <TextField
        label={t('ask.number')}
        hint={t('ask.numberHint')}
        required
        value={form.application}
        maxLength={60}
        onChange={(application) => set({ application })}
        problem={wrong('/application')}
      />
    )
  const isAsked = form.then === 'ask'
  return (
    <>
      <ItemChoice
        item={form.item}
        department={form.department}
        onItem={(item, itemName) => set({ item, itemName })}
        onDepartment={(department) => set({ department })}
        wrong={wrong}
      />
      <div className="inquiry-pair">
        <TextField
          label={t('ask.applicant')}
          required={isAsked}
          value={form.applicantName}
          maxLength={100}
          onChange={(applicantName) => set({ applicantName })}
          problem={wrong('/applicantName')}
        />
        <TextField
          label={t('ask.phone')}
          required={isAsked}
          type="tel"
          value={form.phone}
          maxLength={20}
          onChange={(phone) => set({ phone })}
          problem={wrong('/phone')}
        />
      </div>
    </>
  )
}

function AnswerFields({ form, set, wrong }: PartProps) {
  const t = useTexts('inquiries')
  return (
    <>
      <TextAreaField
        label={t('detail.answer')}
        required
        value={form.answer}
        maxLength={2000}
        onChange={(answer) => set({ answer })}
        problem={wrong('/answer')}
      />
      <TextField
        label={t('detail.basis')}
        hint={t('act.basisHint')}
        value={form.basis}
        maxLength={500}
        onChange={(basis) => set({ basis })}
        problem={wrong('/basis')}
      />
    </>
  )
}
