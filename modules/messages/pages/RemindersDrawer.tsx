import { ActFoot, Ask, Drawer, ProblemNote, TextField, useAct, useCall, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { changeReminders, readReminders } from '../contract.ts'
import type { Reminders } from '../contract.ts'

interface DrawerProps {
  readonly onClose: () => void
}

/** 提醒设置: on which days applicants of the area are reminded. */
export function RemindersDrawer({ onClose }: DrawerProps) {
  const asked = useCall(readReminders, {})
  return <Ask query={asked}>{(setting) => <Form setting={setting} onClose={onClose} />}</Ask>
}

const fields = ['deferralDays', 'correctionDays', 'resultDays'] as const

function Form({ setting, onClose }: DrawerProps & { readonly setting: Reminders }) {
  const t = useTexts('messages')
  const toast = useToast()
  const [typed, setTyped] = useState({
    deferralDays: setting.deferralDays.join(' '),
    correctionDays: setting.correctionDays.join(' '),
    resultDays: setting.resultDays.join(' '),
  })
  const change = useAct(changeReminders, {
    refresh: [readReminders],
    onDone: () => {
      toast({ text: t('reminders.done') })
      onClose()
    },
  })
  const body = {
    deferralDays: daysIn(typed.deferralDays),
    correctionDays: daysIn(typed.correctionDays),
    resultDays: daysIn(typed.resultDays),
  }
  const isWrong = fields.some((field) => body[field].length === 0)
  const save = () => {
    if (!isWrong) void change.act({ body })
  }
  return (
    <Drawer
      title={t('reminders.title')}
      width="s"
      onClose={onClose}
      footer={<ActFoot act={t('reminders.act')} busy={change.isBusy} onAct={save} />}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`reminders.${field}`)}
          hint={t('reminders.hint')}
          problem={body[field].length === 0 ? t('reminders.wrong') : undefined}
          value={typed[field]}
          onChange={(value) => setTyped({ ...typed, [field]: value })}
          required
        />
      ))}
      <ProblemNote problem={change.problem} />
    </Drawer>
  )
}

/** Numbers of days in a text, in order and each once; none when something else stands there. */
function daysIn(text: string): number[] {
  const words = text.split(/[\s,，、]+/).filter((word) => word !== '')
  const days = words.map(Number)
  const isRight = days.length <= 6 && days.every((day) => Number.isInteger(day) && day >= 0 && day <= 365)
  return isRight ? [...new Set(days)].toSorted((one, other) => one - other) : []
}
