import { fieldProblem, TextAreaField, TextField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { addDepartment, changeDepartment, listDepartments, readDepartment } from '../contract.ts'
import type { Department } from '../contract.ts'
import { FormDrawer } from './FormDrawer.tsx'
import { AreaField } from './HallDrawer.tsx'

function formOf(department: Department | undefined) {
  return {
    id: department?.id ?? '',
    name: department?.name ?? '',
    shortName: department?.shortName ?? '',
    duties: department?.duties ?? '',
    region: department?.region ?? '',
    documentMark: department?.documentMark ?? '',
  }
}
type Form = ReturnType<typeof formOf>

interface DepartmentDrawerProps {
  /** undefined: a new one */
  readonly department?: Department
  readonly onClose: () => void
  readonly onDone: (id: string) => void
  readonly onReload?: () => void
}

/** What is said of a department, to enter or change. */
export function DepartmentDrawer({ department, onClose, onDone, onReload }: DepartmentDrawerProps) {
  const t = useTexts('halls')
  const toast = useToast()
  const [first] = useState(() => formOf(department))
  const [form, setForm] = useState(first)
  const options = {
    refresh: [listDepartments, readDepartment],
    onDone: ({ id }: { readonly id: string }) => {
      toast({ text: t('form.saved', { name: form.name }) })
      onDone(id)
    },
  }
  const add = useAct(addDepartment, options)
  const change = useAct(changeDepartment, options)
  const { problem, isBusy } = department === undefined ? add : change
  const act = () => {
    const { id, ...said } = form
    if (department === undefined) void add.act({ body: form })
    else void change.act({ params: { id }, body: { ...said, expectedVersion: department.version } })
  }
  return (
    <FormDrawer
      title={t(department === undefined ? 'departments.add' : 'department.change')}
      act={t(department === undefined ? 'departments.addAct' : 'form.save')}
      consequence={t('department.markConsequence')}
      isDirty={form !== first}
      busy={isBusy}
      problem={problem}
      mine={[
        { label: t('department.name'), value: form.name },
        { label: t('department.shortName'), value: form.shortName },
        { label: t('department.mark'), value: form.documentMark },
        { label: t('department.duties'), value: form.duties },
      ]}
      onAct={act}
      onClose={onClose}
      {...(onReload !== undefined && { onReload })}
    >
      <DepartmentFields
        form={form}
        set={(given) => setForm((now) => ({ ...now, ...given }))}
        wrong={(pointer) => fieldProblem(problem, pointer)}
        isNew={department === undefined}
      />
    </FormDrawer>
  )
}

interface DepartmentFieldsProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
  readonly wrong: (pointer: string) => string | undefined
  readonly isNew: boolean
}

function DepartmentFields({ form, set, wrong, isNew }: DepartmentFieldsProps) {
  const t = useTexts('halls')
  return (
    <>
      {isNew && (
        <TextField
          label={t('hall.id')}
          hint={t('department.idHint')}
          required
          value={form.id}
          maxLength={40}
          onChange={(id) => set({ id })}
          problem={wrong('/id')}
        />
      )}
      <TextField
        label={t('department.name')}
        required
        value={form.name}
        maxLength={100}
        onChange={(name) => set({ name })}
        problem={wrong('/name')}
      />
      <div className="halls-pair">
        <TextField
          label={t('department.shortName')}
          required
          value={form.shortName}
          maxLength={40}
          onChange={(shortName) => set({ shortName })}
          problem={wrong('/shortName')}
        />
        <TextField
          label={t('department.mark')}
          hint={t('department.markHint')}
          required
          value={form.documentMark}
          maxLength={12}
          onChange={(documentMark) => set({ documentMark })}
          problem={wrong('/documentMark')}
        />
      </div>
      <AreaField value={form.region} onChange={(region) => set({ region })} problem={wrong('/region')} />
      <TextAreaField
        label={t('department.duties')}
        value={form.duties}
        maxLength={2000}
        onChange={(duties) => set({ duties })}
        problem={wrong('/duties')}
      />
    </>
  )
}
