import {
  Checkbox,
  fieldProblem,
  SelectField,
  TextAreaField,
  TextField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { useState } from 'react'
import { addBookingPlan, changeBookingPlan, readBookingSettings } from '../contract.ts'
import type { BookingPlan, BookingSettings, PlanTerms } from '../contract.ts'
import { isWhole, NumberField, SettingDrawer } from './SettingDrawer.tsx'
import { parseSpans, parseWeek, weekdays, weekText } from './spans-text.ts'

interface PlanDrawerProps {
  readonly settings: BookingSettings
  /** undefined: a new one */
  readonly plan?: BookingPlan
  readonly onClose: () => void
}

const numbers = {
  slotMinutes: [5, 240],
  places: [1, 1000],
  itemPlaces: [0, 1000],
  dayPlaces: [0, 10_000],
  daysAhead: [1, 60],
  closeMinutes: [0, 1440],
} as const satisfies Record<string, readonly [least: number, most: number]>
const numberNames = ['slotMinutes', 'places', 'itemPlaces', 'dayPlaces', 'daysAhead', 'closeMinutes'] as const
type NumberName = (typeof numberNames)[number]

interface Form {
  readonly board: string
  readonly name: string
  /** ids of items, one to a line */
  readonly items: string
  readonly days: Readonly<Record<number, string>>
  readonly numbers: Readonly<Record<NumberName, string>>
  readonly isActive: boolean
}

const office = '09:00-11:30 13:30-17:00'

function formOf(plan: BookingPlan | undefined): Form {
  const terms = plan?.terms
  const text = (name: NumberName, usual: number) => String(terms?.[name] ?? usual)
  return {
    board: plan?.board ?? '',
    name: terms?.name ?? '',
    items: (terms?.items ?? []).join('\n'),
    days: terms === undefined ? { 1: office, 2: office, 3: office, 4: office, 5: office } : weekText(terms.hours),
    numbers: {
      slotMinutes: text('slotMinutes', 30),
      places: text('places', 6),
      itemPlaces: text('itemPlaces', 0),
      dayPlaces: text('dayPlaces', 0),
      daysAhead: text('daysAhead', 7),
      closeMinutes: text('closeMinutes', 30),
    },
    isActive: plan?.isActive ?? true,
  }
}

function isWithin(name: NumberName, typed: string): boolean {
  const [least, most] = numbers[name]
  return isWhole(typed, least, most)
}

function termsOf(form: Form): PlanTerms | undefined {
  const hours = parseWeek(form.days)
  if (hours === undefined || numberNames.some((name) => !isWithin(name, form.numbers[name]))) return undefined
  const number = (name: NumberName) => Number(form.numbers[name])
  return {
    name: form.name.trim(),
    items: form.items.split(/[\s,，、;；]+/).filter(Boolean),
    hours,
    slotMinutes: number('slotMinutes'),
    places: number('places'),
    itemPlaces: number('itemPlaces'),
    dayPlaces: number('dayPlaces'),
    daysAhead: number('daysAhead'),
    closeMinutes: number('closeMinutes'),
  }
}

/** 预约安排: slots, places and limits of a window group. (APT-02) */
export function PlanDrawer({ settings, plan, onClose }: PlanDrawerProps) {
  const t = useTexts('appointments')
  const toast = useToast()
  const [form, setForm] = useState(() => formOf(plan))
  const set = (given: Partial<Form>) => setForm((now) => ({ ...now, ...given }))
  const options = {
    refresh: [readBookingSettings],
    onDone: () => {
      toast({ text: t('setting.saved') })
      onClose()
    },
  }
  const add = useAct(addBookingPlan, options)
  const change = useAct(changeBookingPlan, options)
  const { problem, isBusy } = plan === undefined ? add : change
  const terms = termsOf(form)
  const id = settings.hall.id
  const act = () => {
    if (terms === undefined) return
    if (plan === undefined) void add.act({ params: { id }, body: { board: form.board, terms } })
    else {
      const body = { terms, isActive: form.isActive, expectedVersion: plan.version }
      void change.act({ params: { id, plan: plan.id }, body })
    }
  }
  return (
    <SettingDrawer
      title={plan === undefined ? t('plan.add') : t('plan.changeOf', { name: plan.terms.name })}
      busy={isBusy}
      problem={problem}
      wrong={terms === undefined ? t('setting.wrong') : form.board === '' ? t('plan.boardFirst') : undefined}
      onAct={act}
      onClose={onClose}
    >
      {plan === undefined && (
        <SelectField
          label={t('plan.board')}
          required
          value={form.board}
          placeholder={t('plan.chooseBoard')}
          options={settings.boards.map(({ id: board, name }) => ({ value: board, label: name }))}
          onChange={(board) =>
            set({ board, name: form.name || (settings.boards.find((one) => one.id === board)?.name ?? '') })
          }
          problem={fieldProblem(problem, '/board')}
        />
      )}
      <TextField
        label={t('plan.name')}
        required
        value={form.name}
        maxLength={60}
        onChange={(name) => set({ name })}
        problem={fieldProblem(problem, '/name')}
      />
      <TextAreaField
        label={t('plan.items')}
        hint={t('plan.itemsHint')}
        value={form.items}
        maxLength={4000}
        onChange={(items) => set({ items })}
        problem={fieldProblem(problem, '/items')}
      />
      <NumberFields form={form} set={set} />
      <HourFields form={form} set={set} problem={problem} />
      {plan !== undefined && (
        <Checkbox checked={form.isActive} onChange={(isActive) => set({ isActive })}>
          {t('plan.active')}
        </Checkbox>
      )}
    </SettingDrawer>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
}

function NumberFields({ form, set }: FieldsProps) {
  const t = useTexts('appointments')
  return (
    <div className="booking-pair">
      {numberNames.map((name) => (
        <NumberField
          key={name}
          label={t(`plan.number.${name}`)}
          hint={t(`plan.numberHint.${name}`)}
          value={form.numbers[name]}
          least={numbers[name][0]}
          most={numbers[name][1]}
          onChange={(value) => set({ numbers: { ...form.numbers, [name]: value } })}
        />
      ))}
    </div>
  )
}

function HourFields({ form, set, problem }: FieldsProps & { readonly problem: ApiProblem | undefined }) {
  const t = useTexts('appointments')
  const refused = problem?.code === 'appointments.hours-backwards' ? problem.title : undefined
  return (
    <fieldset className="booking-hours">
      <legend>{t('plan.hours')}</legend>
      <p className="hint">{t('plan.hoursHint')}</p>
      {weekdays.map((day) => (
        <TextField
          key={day}
          label={t(`weekday.${day}`)}
          value={form.days[day] ?? ''}
          placeholder={t('days.closed')}
          onChange={(text) => set({ days: { ...form.days, [day]: text } })}
          problem={parseSpans(form.days[day] ?? '') === undefined ? t('plan.hoursWrong') : undefined}
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
