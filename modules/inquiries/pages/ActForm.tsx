import {
  Button,
  Card,
  ConflictPanel,
  fieldProblem,
  ProblemNote,
  RadioList,
  TextAreaField,
  TextField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import {
  answerAsColleague,
  answerInquiry,
  countInquiries,
  listInquiries,
  passInquiry,
  readInquiry,
  tellApplicant,
  withdrawInquiry,
} from '../contract.ts'
import type { Inquiry } from '../contract.ts'
import { DepartmentField } from './ItemChoice.tsx'

export type ActName = 'answer' | 'pass' | 'tell' | 'withdraw'
type Way = NonNullable<Inquiry['toldHow']>

interface ActFormProps {
  readonly name: ActName
  readonly inquiry: Inquiry
  readonly onClose: () => void
  /** after passing on: the reader sees the question no more */
  readonly onGone: () => void
  readonly onReload: () => void
}

/** The form of one act: what is typed stays when somebody else was faster. */
export function ActForm(props: ActFormProps) {
  const { name, onReload } = props
  const t = useTexts('inquiries')
  const [form, setForm] = useState<Form>({
    text: '',
    basis: '',
    reason: '',
    department: '',
    how: undefined,
    note: '',
    phone: '',
  })
  const [isTried, setTried] = useState(false)
  const acts = useActs(props)
  const { problem, isBusy } = acts[name]
  const isConflict = problem?.isConflict === true
  const send = () => {
    setTried(true)
    acts.send(name, form)
  }
  const footer = (
    <>
      <span className="muted small">{t(`consequence.${name}`)}</span>
      <span className="grow" />
      <Button kind={name === 'withdraw' ? 'danger' : 'primary'} hotkey="F9" busy={isBusy} onClick={send}>
        {t(`done.${name}`)}
      </Button>
    </>
  )
  return (
    <Card title={t(`act.${name}`)} strong footer={footer}>
      <div className="cf">
        {isConflict && <ConflictPanel problem={problem} mine={mineOf(t, form)} onReload={onReload} />}
        <Fields
          {...props}
          form={form}
          set={(given) => setForm((now) => ({ ...now, ...given }))}
          isTried={isTried}
          wrong={(pointer) => fieldProblem(problem, pointer)}
        />
        {!isConflict && <ProblemNote problem={problem} />}
      </div>
    </Card>
  )
}

interface Form {
  readonly text: string
  readonly basis: string
  readonly reason: string
  readonly department: string
  readonly how: Way | undefined
  readonly note: string
  readonly phone: string
}

function mineOf(t: ReturnType<typeof useTexts>, { text, basis, reason, note }: Form) {
  const typed = [
    { label: t('detail.answer'), value: text },
    { label: t('detail.basis'), value: basis },
    { label: t('act.reason'), value: reason },
    { label: t('act.note'), value: note },
  ]
  return typed.filter(({ value }) => value !== '')
}

function useActs({ inquiry: { id, version: expectedVersion, colleagueName }, onClose, onGone }: ActFormProps) {
  const t = useTexts('inquiries')
  const toast = useToast()
  const refresh = [listInquiries, countInquiries, readInquiry]
  const said = (name: ActName, then: () => void) => () => {
    toast({ text: t(`toast.${name}`) })
    then()
  }
  const answer = useAct(colleagueName === null ? answerInquiry : answerAsColleague, {
    refresh,
    onDone: said('answer', onClose),
  })
  const pass = useAct(passInquiry, { refresh: [listInquiries, countInquiries], onDone: said('pass', onGone) })
  const tell = useAct(tellApplicant, { refresh, onDone: said('tell', onClose) })
  const withdraw = useAct(withdrawInquiry, { refresh, onDone: said('withdraw', onClose) })
  const params = { id }
  const send = (name: ActName, { text, basis, reason, department, how, note, phone }: Form) => {
    if (name === 'answer') void answer.act({ params, body: { answer: text, basis, expectedVersion } })
    else if (name === 'pass') void pass.act({ params, body: { department, reason, expectedVersion } })
    else if (name === 'withdraw') void withdraw.act({ params, body: { reason, expectedVersion } })
    else if (how !== undefined) {
      const to = how === 'message' && phone.trim() !== '' ? { phone: phone.trim() } : {}
      void tell.act({ params, body: { how, note, ...to, expectedVersion } })
    }
  }
  return { answer, pass, tell, withdraw, send }
}

interface FieldsProps extends ActFormProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
  readonly isTried: boolean
  readonly wrong: (pointer: string) => string | undefined
}

function Fields(props: FieldsProps) {
  const { name, form, set, wrong } = props
  const t = useTexts('inquiries')
  if (name === 'tell') return <TellFields {...props} />
  if (name === 'answer')
    return (
      <>
        <TextAreaField
          label={t('detail.answer')}
          required
          value={form.text}
          onChange={(text) => set({ text })}
          problem={wrong('/answer')}
        />
        <TextField
          label={t('detail.basis')}
          hint={t('act.basisHint')}
          required={props.inquiry.colleagueName === null}
          value={form.basis}
          maxLength={500}
          onChange={(basis) => set({ basis })}
          problem={wrong('/basis')}
        />
      </>
    )
  return (
    <>
      {name === 'pass' && (
        <DepartmentField
          label={t('act.department')}
          required
          value={form.department}
          except={props.inquiry.department}
          onChange={(department) => set({ department })}
          problem={wrong('/department')}
        />
      )}
      <TextAreaField
        label={t('act.reason')}
        required
        value={form.reason}
        onChange={(reason) => set({ reason })}
        problem={wrong('/reason')}
      />
    </>
  )
}

const ways: readonly Way[] = ['window', 'phone', 'message']

function TellFields({ inquiry, form, set, isTried, wrong }: FieldsProps) {
  const t = useTexts('inquiries')
  return (
    <>
      <RadioList
        label={t('act.how')}
        options={ways.map((value) => ({ value, label: t(`how.${value}`) }))}
        value={form.how}
        onChange={(how) => set({ how })}
      />
      {isTried && form.how === undefined && (
        <p className="field-problem" role="alert">
          {t('act.howMissing')}
        </p>
      )}
      {form.how === 'message' && (
        <TextField
          label={t('ask.phone')}
          hint={t(inquiry.phone === '' ? 'act.phoneOfCase' : 'act.phoneKnown', { phone: inquiry.phone })}
          type="tel"
          value={form.phone}
          maxLength={20}
          onChange={(phone) => set({ phone })}
          problem={wrong('/phone')}
        />
      )}
      <TextField
        label={t('act.note')}
        hint={t('act.noteHint')}
        value={form.note}
        maxLength={500}
        onChange={(note) => set({ note })}
      />
    </>
  )
}
