import { ApiProblem, fieldProblem, SelectField, TextField, useAct, useCall, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { addHall, changeHall, hallLevels, listAreas, listHalls, readHall } from '../contract.ts'
import type { Hall, HallLevel, OpenDay } from '../contract.ts'
import { FormDrawer } from './FormDrawer.tsx'
import { parseSpans, spansText, weekdays } from './hours-text.ts'

interface Form {
  readonly id: string
  readonly name: string
  readonly level: HallLevel
  readonly region: string
  readonly address: string
  readonly phone: string
  /** spans as typed, by day */
  readonly days: Readonly<Record<number, string>>
}

function formOf(hall: Hall | undefined): Form {
  const usual = { 1: office, 2: office, 3: office, 4: office, 5: office }
  const kept = Object.fromEntries(weekdays.map((day) => [day, spansText(hall?.hours ?? [], day)]))
  return {
    id: hall?.id ?? 'hall-',
    name: hall?.name ?? '',
    level: hallLevels.find((level) => level === hall?.level) ?? hallLevels[2],
    region: hall?.region ?? '',
    address: hall?.address ?? '',
    phone: hall?.phone ?? '',
    days: hall === undefined ? usual : kept,
  }
}
const office = '09:00-12:00 13:30-17:00'

function hoursOf(days: Form['days']): OpenDay[] | undefined {
  const read = weekdays.map((day) => ({ day, open: parseSpans(days[day] ?? '') }))
  const hours = read.flatMap(({ day, open }) => (open === undefined || open.length === 0 ? [] : [{ day, open }]))
  return read.every(({ open }) => open !== undefined) ? hours : undefined
}

interface HallDrawerProps {
  /** undefined: a new one */
  readonly hall?: Hall
  readonly onClose: () => void
  readonly onDone: (id: string) => void
  readonly onReload?: () => void
}

/** What is said of a hall, to enter or change. */
export function HallDrawer({ hall, onClose, onDone, onReload }: HallDrawerProps) {
  const t = useTexts('halls')
  const toast = useToast()
  const [first] = useState(() => formOf(hall))
  const [form, setForm] = useState(first)
  const options = { refresh: [listHalls, readHall] }
  const done = ({ id }: { readonly id: string }) => {
    toast({ text: t('form.saved', { name: form.name }) })
    onDone(id)
  }
  const add = useAct(addHall, { ...options, onDone: done })
  const change = useAct(changeHall, { ...options, onDone: done })
  const { problem, isBusy } = hall === undefined ? add : change
  const set = (given: Partial<Form>) => setForm((now) => ({ ...now, ...given }))
  const hours = hoursOf(form.days)
  const act = () => {
    if (hours === undefined) return
    const { id, days: _days, ...said } = form
    if (hall === undefined) void add.act({ body: { id, ...said, hours } })
    else void change.act({ params: { id }, body: { ...said, hours, expectedVersion: hall.version } })
  }
  return (
    <FormDrawer
      title={t(hall === undefined ? 'halls.add' : 'hall.change')}
      act={t(hall === undefined ? 'halls.addAct' : 'form.save')}
      isDirty={form !== first}
      busy={isBusy}
      problem={problem}
      mine={[
        { label: t('hall.name'), value: form.name },
        { label: t('hall.address'), value: form.address },
        { label: t('hall.phone'), value: form.phone },
      ]}
      onAct={act}
      onClose={onClose}
      {...(onReload !== undefined && { onReload })}
    >
      <HallFields form={form} set={set} problem={problem} isNew={hall === undefined} />
      <HourFields days={form.days} onChange={(days) => set({ days })} problem={problem} />
    </FormDrawer>
  )
}

interface HallFieldsProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
  readonly problem: ApiProblem | undefined
  readonly isNew: boolean
}

function HallFields({ form, set, problem, isNew }: HallFieldsProps) {
  const t = useTexts('halls')
  const wrong = (pointer: string) => fieldProblem(problem, pointer)
  return (
    <>
      {isNew && (
        <TextField
          label={t('hall.id')}
          hint={t('hall.idHint')}
          required
          value={form.id}
          maxLength={40}
          onChange={(id) => set({ id })}
          problem={wrong('/id')}
        />
      )}
      <TextField
        label={t('hall.name')}
        required
        value={form.name}
        maxLength={100}
        onChange={(name) => set({ name })}
        problem={wrong('/name')}
      />
      <div className="halls-pair">
        <SelectField
          label={t('hall.level')}
          required
          value={form.level}
          options={hallLevels.map((level, n) => ({ value: level, label: t(`level.${n + 1}`) }))}
          onChange={(level) => set({ level })}
          problem={wrong('/level')}
        />
        <AreaField value={form.region} onChange={(region) => set({ region })} problem={wrong('/region')} />
      </div>
      <TextField
        label={t('hall.address')}
        required
        value={form.address}
        maxLength={200}
        onChange={(address) => set({ address })}
        problem={wrong('/address')}
      />
      <TextField
        label={t('hall.phone')}
        type="tel"
        value={form.phone}
        maxLength={40}
        onChange={(phone) => set({ phone })}
        problem={wrong('/phone')}
      />
    </>
  )
}

interface AreaFieldProps {
  readonly value: string
  readonly onChange: (region: string) => void
  readonly problem: string | undefined
}

/** An area within the person's reach. */
export function AreaField({ value, onChange, problem }: AreaFieldProps) {
  const t = useTexts('halls')
  const areas = useCall(listAreas, {}).data?.areas ?? []
  const options = areas
    .filter(({ isMine, code }) => isMine || code === value)
    .map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  return (
    <SelectField
      label={t('hall.region')}
      required
      value={value}
      placeholder={t('hall.chooseRegion')}
      options={options}
      onChange={onChange}
      problem={problem}
    />
  )
}

interface HourFieldsProps {
  readonly days: Form['days']
  readonly onChange: (days: Form['days']) => void
  readonly problem: ApiProblem | undefined
}

function HourFields({ days, onChange, problem }: HourFieldsProps) {
  const t = useTexts('halls')
  const refused = problem?.code === 'halls.hours-backwards' ? problem.title : undefined
  return (
    <fieldset className="halls-hours">
      <legend>{t('hall.hours')}</legend>
      <p className="hint">{t('hall.hoursHint')}</p>
      {weekdays.map((day) => (
        <TextField
          key={day}
          label={t(`weekday.${day}`)}
          value={days[day] ?? ''}
          placeholder={t('hall.closed')}
          onChange={(text) => onChange({ ...days, [day]: text })}
          problem={parseSpans(days[day] ?? '') === undefined ? t('hall.hoursWrong') : undefined}
        />
      ))}
      {refused !== undefined && (
        <p className="field-problem" role="alert">
          {refused}
        </p>
      )}
    </fieldset>
  )
}
