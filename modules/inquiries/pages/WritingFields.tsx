import { Segmented, SelectField, TextAreaField, TextField, useCall, useTexts } from '@yichuang/kit'
import { listColleagues } from '../contract.ts'
import { DirectedFields } from './DirectedFields.tsx'
import { EarlierAnswers } from './EarlierAnswers.tsx'
import { ItemChoice } from './ItemChoice.tsx'
import { channels, topics } from './writing.ts'
import type { Writing, WritingParts } from './writing.ts'

interface FieldsProps extends WritingParts {
  /** what may become of it, the usual first */
  readonly thens: readonly Writing['then'][]
  /** at the desk: only what is needed now */
  readonly isBrief?: boolean
}

/** The fields of a question: what it is about, what was asked, what becomes of it, and who asked. (INT-10, CON-05) */
export function WritingFields(props: FieldsProps) {
  const { form, set, wrong, thens } = props
  const t = useTexts('inquiries')
  return (
    <>
      {form.about === 'application' ? <ApplicationNumber {...props} /> : <Subject {...props} />}
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
        options={thens.map((value) => ({ value, label: t(`ask.thens.${value}`) }))}
        onChange={(then) => set({ then })}
      />
      {form.then === 'answer' && <AnswerFields {...props} />}
      {form.then === 'colleague' && <ColleagueField {...props} />}
      {form.about === 'person' && <Asker {...props} />}
    </>
  )
}

function ApplicationNumber({ form, set, wrong }: WritingParts) {
  const t = useTexts('inquiries')
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
}

function Subject({ form, set, wrong, isBrief = false }: FieldsProps) {
  const t = useTexts('inquiries')
  return (
    <>
      <ItemChoice
        item={form.item}
        department={form.department}
        onItem={(item, itemName) => set({ item, itemName })}
        onDepartment={isBrief && form.then !== 'ask' ? undefined : (department) => set({ department })}
        wrong={wrong}
      />
      <SelectField
        label={t('ask.topic')}
        value={form.topic}
        placeholder={t('act.choose')}
        options={topics.map((value) => ({ value, label: t(`topics.${value}`) }))}
        onChange={(topic) => set({ topic })}
      />
    </>
  )
}

function Asker({ form, set, wrong }: WritingParts) {
  const t = useTexts('inquiries')
  const isHanded = form.then !== 'answer'
  return (
    <>
      <Segmented
        label={t('ask.channel')}
        value={form.channel}
        options={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        onChange={(channel) => set({ channel })}
      />
      <div className="inquiry-pair">
        <TextField
          label={t('ask.applicant')}
          required={isHanded}
          value={form.applicantName}
          maxLength={100}
          onChange={(applicantName) => set({ applicantName })}
          problem={wrong('/applicantName')}
        />
        <TextField
          label={t('ask.phone')}
          required={isHanded}
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

function AnswerFields(props: FieldsProps) {
  const { form, set, wrong, isBrief = false } = props
  const t = useTexts('inquiries')
  return (
    <>
      <DirectedFields {...props} />
      <TextAreaField
        label={t('detail.answer')}
        required={form.directedKind === 'none'}
        value={form.answer}
        maxLength={2000}
        onChange={(answer) => set({ answer })}
        problem={wrong('/answer')}
      />
      {!isBrief && (
        <TextField
          label={t('detail.basis')}
          hint={t('act.basisHint')}
          value={form.basis}
          maxLength={500}
          onChange={(basis) => set({ basis })}
          problem={wrong('/basis')}
        />
      )}
    </>
  )
}

function ColleagueField({ form, set, wrong }: WritingParts) {
  const t = useTexts('inquiries')
  const rows = useCall(listColleagues, {}).data?.rows ?? []
  return (
    <SelectField
      label={t('ask.colleague')}
      hint={t('ask.colleagueHint')}
      required
      value={form.colleague}
      placeholder={t('act.choose')}
      options={rows.map(({ person, name }) => ({ value: person, label: name }))}
      onChange={(colleague) => set({ colleague })}
      problem={wrong('/colleague')}
    />
  )
}
