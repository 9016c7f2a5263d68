import { ActFoot, ConflictPanel, Drawer, ProblemNote, TextField, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import type { ReactNode } from 'react'

interface SettingDrawerProps {
  readonly title: string
  readonly busy: boolean
  readonly problem: ApiProblem | undefined
  /** why it cannot be saved yet */
  readonly wrong?: string | undefined
  readonly onAct: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A setting in a drawer: F9 saves; who was second sees what the first changed. */
export function SettingDrawer({ title, busy, problem, wrong, onAct, onClose, children }: SettingDrawerProps) {
  const t = useTexts('appointments')
  const isStale = problem?.code === 'appointments.stale-version'
  return (
    <Drawer
      title={title}
      width="m"
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t('setting.consequence')}
          act={t('setting.save')}
          busy={busy}
          missing={wrong}
          onAct={onAct}
        />
      }
    >
      <div className="cf">
        {children}
        {isStale ? <ConflictPanel problem={problem} mine={[]} onReload={onClose} /> : <ProblemNote problem={problem} />}
      </div>
    </Drawer>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly least?: number
  readonly most: number
  readonly onChange: (value: string) => void
}

/** A whole number within bounds. */
export function NumberField({ label, hint, value, least = 0, most, onChange }: NumberFieldProps) {
  const t = useTexts('appointments')
  return (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      required
      inputMode="numeric"
      value={value}
      maxLength={5}
      onChange={onChange}
      problem={isWhole(value, least, most) ? undefined : t('setting.between', { least, most })}
    />
  )
}

/** Whether what was typed is a whole number within bounds. */
export function isWhole(typed: string, least: number, most: number): boolean {
  return /^\d{1,5}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most
}
