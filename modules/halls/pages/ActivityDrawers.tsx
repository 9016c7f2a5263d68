import { ApiProblem, fieldProblem, TextAreaField, useAct, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import {
  changeDepartmentActivity,
  changeHallActivity,
  listDepartments,
  listHalls,
  readDepartment,
  readHall,
} from '../contract.ts'
import { FormDrawer } from './FormDrawer.tsx'

interface Place {
  readonly id: string
  readonly name: string
  readonly isActive: boolean
  readonly version: number
}

interface DrawerProps {
  readonly place: Place
  readonly onClose: () => void
  readonly onReload: () => void
}

/** 停用 or 启用 of a hall, with the reason; refused while people, windows or cases depend on it. */
export function HallActivityDrawer({ place, onClose, onReload }: DrawerProps) {
  const change = useAct(changeHallActivity, { onDone: onClose, refresh: [listHalls, readHall] })
  const { id, isActive, version } = place
  return (
    <ActivityForm
      place={place}
      busy={change.isBusy}
      problem={change.problem}
      onReason={(reason) =>
        void change.act({ params: { id }, body: { isActive: !isActive, reason, expectedVersion: version } })
      }
      onClose={onClose}
      onReload={onReload}
    />
  )
}

/** 停用 or 启用 of a department, with the reason; refused while people or tasks depend on it. */
export function DepartmentActivityDrawer({ place, onClose, onReload }: DrawerProps) {
  const change = useAct(changeDepartmentActivity, { onDone: onClose, refresh: [listDepartments, readDepartment] })
  const { id, isActive, version } = place
  return (
    <ActivityForm
      place={place}
      busy={change.isBusy}
      problem={change.problem}
      onReason={(reason) =>
        void change.act({ params: { id }, body: { isActive: !isActive, reason, expectedVersion: version } })
      }
      onClose={onClose}
      onReload={onReload}
    />
  )
}

interface ActivityFormProps extends DrawerProps {
  readonly busy: boolean
  readonly problem: ApiProblem | undefined
  readonly onReason: (reason: string) => void
}

function ActivityForm({ place, busy, problem, onReason, onClose, onReload }: ActivityFormProps) {
  const t = useTexts('halls')
  const word = place.isActive ? 'stop' : 'start'
  return (
    <ReasonForm
      title={t(`activity.${word}Title`, { name: place.name })}
      act={t(`activity.${word}`)}
      consequence={t(`activity.${word}Consequence`)}
      busy={busy}
      problem={problem}
      onReason={onReason}
      onClose={onClose}
      onReload={onReload}
    />
  )
}

export interface ReasonFormProps {
  readonly title: string
  readonly act: string
  readonly consequence: string
  readonly busy: boolean
  readonly problem: ApiProblem | undefined
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
  readonly onReload: () => void
}

/** One reason, which stays in the history of the place. */
export function ReasonForm({ onReason, ...drawer }: ReasonFormProps) {
  const t = useTexts('halls')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = reason.trim() === ''
  const act = () => {
    setTried(true)
    if (!isMissing) onReason(reason.trim())
  }
  return (
    <FormDrawer {...drawer} isDirty={!isMissing} mine={[{ label: t('form.reason'), value: reason }]} onAct={act}>
      <TextAreaField
        label={t('form.reason')}
        hint={t('form.reasonHint')}
        required
        value={reason}
        maxLength={300}
        onChange={setReason}
        problem={isTried && isMissing ? t('form.reasonMissing') : fieldProblem(drawer.problem, '/reason')}
      />
    </FormDrawer>
  )
}
