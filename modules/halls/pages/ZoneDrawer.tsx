import {
  CheckboxGroup,
  Field,
  fieldProblem,
  SelectField,
  TextField,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { addZone, changeZone, listWindows, listZones } from '../contract.ts'
import type { ZoneLine } from '../contract.ts'
import { takesWindows, zoneKinds } from '../rules/index.ts'
import { FormDrawer } from './FormDrawer.tsx'

interface ZoneDrawerProps {
  readonly hall: string
  /** those of the hall: waiting areas to choose from, and where its windows are now */
  readonly zones: readonly ZoneLine[]
  /** undefined: a new one */
  readonly zone?: ZoneLine
  readonly onClose: () => void
  readonly onReload: () => void
}

const nowhere = 'none'

function formOf(zone: ZoneLine | undefined) {
  return {
    code: zone?.code ?? '',
    name: zone?.name ?? '',
    nameEn: zone?.nameEn ?? '',
    kind: zone?.kind ?? ('board' as const),
    floor: zone?.floor ?? '',
    waitsIn: zone?.waitsIn ?? nowhere,
    windows: zone?.windows ?? [],
  }
}
type Form = ReturnType<typeof formOf>

function factsOf({ floor, waitsIn, windows, ...said }: Form) {
  return {
    ...said,
    ...(floor.trim() !== '' && { floor: floor.trim() }),
    ...(waitsIn !== nowhere && said.kind !== 'waiting' && { waitsIn }),
    windows: takesWindows(said.kind) ? windows : [],
  }
}

/** A zone of a hall, to enter or change: what it is, which windows are in it, where its people wait. */
export function ZoneDrawer({ hall, zones, zone, onClose, onReload }: ZoneDrawerProps) {
  const t = useTexts('halls')
  const toast = useToast()
  const [first] = useState(() => formOf(zone))
  const [form, setForm] = useState(first)
  const options = {
    onDone: () => {
      toast({ text: t('form.saved', { name: form.name }) })
      onClose()
    },
    refresh: [listZones, listWindows],
  }
  const add = useAct(addZone, options)
  const change = useAct(changeZone, options)
  const { problem, isBusy } = zone === undefined ? add : change
  const act = () => {
    const facts = factsOf(form)
    if (zone === undefined) void add.act({ params: { id: hall }, body: facts })
    else void change.act({ params: { id: zone.id }, body: { ...facts, expectedVersion: zone.version } })
  }
  const set = (given: Partial<Form>) => setForm((now) => ({ ...now, ...given }))
  return (
    <FormDrawer
      title={zone === undefined ? t('zones.add') : t('zone.changeOf', { name: zone.name })}
      act={t(zone === undefined ? 'zones.add' : 'form.save')}
      consequence={t('zone.consequence')}
      isDirty={form !== first}
      busy={isBusy}
      problem={problem}
      mine={[
        { label: t('zone.code'), value: form.code },
        { label: t('zone.name'), value: form.name },
        { label: t('zone.floor'), value: form.floor },
      ]}
      onAct={act}
      onClose={onClose}
      onReload={onReload}
    >
      <ZoneFields form={form} set={set} wrong={(pointer) => fieldProblem(problem, pointer)} />
      {form.kind !== 'waiting' && (
        <SelectField
          label={t('zone.waitsIn')}
          hint={t('zone.waitsInHint')}
          value={form.waitsIn}
          options={[
            { value: nowhere, label: t('zone.waitsHere') },
            ...zones
              .filter(({ id, kind }) => kind === 'waiting' && id !== zone?.id)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(waitsIn) => set({ waitsIn })}
          problem={fieldProblem(problem, '/waitsIn')}
        />
      )}
      {takesWindows(form.kind) && (
        <WindowsOf
          hall={hall}
          others={zones.filter(({ id }) => id !== zone?.id)}
          value={form.windows}
          onChange={(windows) => set({ windows })}
          problem={fieldProblem(problem, '/windows')}
        />
      )}
    </FormDrawer>
  )
}

interface ZoneFieldsProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
  readonly wrong: (pointer: string) => string | undefined
}

function ZoneFields({ form, set, wrong }: ZoneFieldsProps) {
  const t = useTexts('halls')
  const field = (name: 'code' | 'floor' | 'name' | 'nameEn', maxLength: number, required = false) => (
    <TextField
      label={t(`zone.${name}`)}
      hint={t(`zone.${name}Hint`)}
      required={required}
      value={form[name]}
      maxLength={maxLength}
      onChange={(value) => set({ [name]: value })}
      problem={wrong(`/${name}`)}
    />
  )
  return (
    <>
      <div className="halls-pair">
        {field('code', 10, true)}
        {field('floor', 10)}
      </div>
      <div className="halls-pair">
        {field('name', 40, true)}
        {field('nameEn', 60)}
      </div>
      <SelectField
        label={t('zone.kind')}
        required
        value={form.kind}
        options={zoneKinds.map((kind) => ({ value: kind, label: t(`zone.kinds.${kind}`) }))}
        onChange={(kind) => set({ kind })}
        problem={wrong('/kind')}
      />
    </>
  )
}

interface WindowsOfProps {
  readonly hall: string
  readonly others: readonly ZoneLine[]
  readonly value: readonly string[]
  readonly onChange: (windows: string[]) => void
  readonly problem: string | undefined
}

/** The windows of the hall; one that is in another zone says in which, and leaves it when it is chosen here. */
function WindowsOf({ hall, others, value, onChange, problem }: WindowsOfProps) {
  const t = useTexts('halls')
  const windows = useCall(listWindows, { params: { id: hall }, query: { sort: 'no', limit: 200 } }).data?.rows ?? []
  const placeOf = (id: string) => others.find((zone) => zone.windows.includes(id))?.name
  return (
    <Field label={t('windows.title')} hint={t('zone.windowsHint')} problem={problem}>
      {() => (
        <CheckboxGroup
          label={t('windows.title')}
          options={windows
            .filter(({ state }) => state !== 'closed')
            .map(({ id, no, kind }) => ({ value: id, label: `${no} ${kind}`, hint: placeOf(id) }))}
          value={value}
          onChange={(chosen) => onChange([...chosen])}
        />
      )}
    </Field>
  )
}
