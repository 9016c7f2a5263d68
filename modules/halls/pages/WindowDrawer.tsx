import {
  Checkbox,
  CheckboxGroup,
  Field,
  fieldProblem,
  TextField,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { addWindow, changeWindow, listAreas, listHalls, listOpenWindows, listWindows, readHall } from '../contract.ts'
import type { Hall, WindowLine } from '../contract.ts'
import { FormDrawer } from './FormDrawer.tsx'

interface WindowDrawerProps {
  readonly hall: Hall
  /** undefined: a new one */
  readonly window?: WindowLine
  readonly onClose: () => void
  readonly onReload: () => void
}

function formOf(window: WindowLine | undefined) {
  return {
    no: window?.no ?? '',
    kind: window?.kind ?? '',
    boards: window?.boards ?? [],
    floor: window?.floor ?? '',
    takesApplications: window?.takesApplications ?? true,
    receivesOnly: window?.receivesOnly ?? false,
    handsOut: window?.handsOut ?? false,
  }
}
type Form = ReturnType<typeof formOf>

/** A window of a hall, to enter or change. */
export function WindowDrawer({ hall, window, onClose, onReload }: WindowDrawerProps) {
  const t = useTexts('halls')
  const toast = useToast()
  const [first] = useState(() => formOf(window))
  const [form, setForm] = useState(first)
  const options = {
    onDone: () => {
      toast({ text: t('form.saved', { name: t('window.named', { no: form.no }) }) })
      onClose()
    },
    refresh: [listWindows, readHall, listHalls, listOpenWindows],
  }
  const add = useAct(addWindow, options)
  const change = useAct(changeWindow, options)
  const { problem, isBusy } = window === undefined ? add : change
  const act = () => {
    const { floor, ...said } = form
    const facts = { ...said, ...(floor.trim() !== '' && { floor: floor.trim() }) }
    if (window === undefined) void add.act({ params: { id: hall.id }, body: facts })
    else void change.act({ params: { id: window.id }, body: { ...facts, expectedVersion: window.version } })
  }
  return (
    <FormDrawer
      title={window === undefined ? t('windows.add') : t('window.changeOf', { no: window.no })}
      act={t(window === undefined ? 'windows.addAct' : 'form.save')}
      consequence={window === undefined ? t('windows.addConsequence') : ''}
      isDirty={form !== first}
      busy={isBusy}
      problem={problem}
      mine={[
        { label: t('window.no'), value: form.no },
        { label: t('window.kind'), value: form.kind },
        { label: t('window.floor'), value: form.floor },
      ]}
      onAct={act}
      onClose={onClose}
      onReload={onReload}
    >
      <WindowFields
        form={form}
        set={(given) => setForm((now) => ({ ...now, ...given }))}
        wrong={(pointer) => fieldProblem(problem, pointer)}
      />
    </FormDrawer>
  )
}

interface WindowFieldsProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
  readonly wrong: (pointer: string) => string | undefined
}

function WindowFields({ form, set, wrong }: WindowFieldsProps) {
  const t = useTexts('halls')
  const boards = useCall(listAreas, {}).data?.boards ?? []
  return (
    <>
      <div className="halls-pair">
        <TextField
          label={t('window.no')}
          hint={t('window.noHint')}
          required
          value={form.no}
          maxLength={10}
          onChange={(no) => set({ no })}
          problem={wrong('/no')}
        />
        <TextField
          label={t('window.floor')}
          value={form.floor}
          maxLength={10}
          onChange={(floor) => set({ floor })}
          problem={wrong('/floor')}
        />
      </div>
      <TextField
        label={t('window.kind')}
        hint={t('window.kindHint')}
        required
        value={form.kind}
        maxLength={40}
        onChange={(kind) => set({ kind })}
        problem={wrong('/kind')}
      />
      <Field label={t('window.duties')} required problem={wrong('/receivesOnly')}>
        {() => (
          <>
            <Checkbox
              checked={form.takesApplications}
              onChange={(takesApplications) => set({ takesApplications, receivesOnly: false })}
            >
              {t('window.takes')}
            </Checkbox>
            {form.takesApplications && (
              <Checkbox
                checked={form.receivesOnly}
                onChange={(receivesOnly) => set({ receivesOnly })}
                hint={t('window.receivesOnlyHint')}
              >
                {t('window.receivesOnly')}
              </Checkbox>
            )}
            <Checkbox checked={form.handsOut} onChange={(handsOut) => set({ handsOut })}>
              {t('window.handsOut')}
            </Checkbox>
          </>
        )}
      </Field>
      <Field
        label={t('window.boards')}
        hint={t('window.boardsHint')}
        required={form.takesApplications}
        problem={wrong('/boards')}
      >
        {() => (
          <CheckboxGroup
            label={t('window.boards')}
            options={boards.map(({ id, name }) => ({ value: id, label: name }))}
            value={form.boards}
            onChange={(chosen) => set({ boards: [...chosen] })}
          />
        )}
      </Field>
    </>
  )
}
