import { Button, DateField, fieldProblem, TextField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { changeBookingRules, readBookingSettings } from '../contract.ts'
import type { BookingSettings } from '../contract.ts'
import { SettingDrawer } from './SettingDrawer.tsx'
import { parseSpans, spansText } from './spans-text.ts'

interface DaysDrawerProps {
  readonly settings: BookingSettings
  readonly onClose: () => void
}

interface Typed {
  readonly key: number
  readonly day: string
  readonly name: string
  readonly open: string
}

/** 特殊日期: holidays by appointment, staggered and longer hours, days on which nothing is open. (APT-06) */
export function DaysDrawer({ settings, onClose }: DaysDrawerProps) {
  const t = useTexts('appointments')
  const toast = useToast()
  const [rows, setRows] = useState<readonly Typed[]>(() =>
    settings.days.map(({ day, name, open }, key) => ({ key, day, name, open: spansText(open) })),
  )
  const change = useAct(changeBookingRules, {
    refresh: [readBookingSettings],
    onDone: () => {
      toast({ text: t('setting.saved') })
      onClose()
    },
  })
  const set = (key: number, given: Partial<Typed>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...given } : row)))
  const isRight = rows.every(({ day, open }) => day !== '' && parseSpans(open) !== undefined)
  const act = () => {
    const days = rows.map(({ day, name, open }) => ({ day, name: name.trim(), open: parseSpans(open) ?? [] }))
    const { rules, version: expectedVersion } = settings
    void change.act({ params: { id: settings.hall.id }, body: { rules, days, expectedVersion } })
  }
  const next = Math.max(-1, ...rows.map(({ key }) => key)) + 1
  return (
    <SettingDrawer
      title={t('days.title')}
      busy={change.isBusy}
      problem={change.problem}
      wrong={isRight ? undefined : t('setting.wrong')}
      onAct={act}
      onClose={onClose}
    >
      <p className="hint">{t('days.drawerHint')}</p>
      {rows.map(({ key, day, name, open }, n) => (
        <fieldset key={key} className="booking-day">
          <legend className="vh">{t('days.nth', { n: n + 1 })}</legend>
          <DateField label={t('days.day')} required value={day} onChange={(value) => set(key, { day: value })} />
          <TextField
            label={t('days.name')}
            required
            value={name}
            maxLength={40}
            onChange={(value) => set(key, { name: value })}
            problem={fieldProblem(change.problem, `/days/${n}/name`)}
          />
          <TextField
            label={t('days.open')}
            value={open}
            placeholder={t('days.closed')}
            onChange={(value) => set(key, { open: value })}
            problem={parseSpans(open) === undefined ? t('plan.hoursWrong') : fieldProblem(change.problem, `/days/${n}`)}
          />
          <Button
            size="s"
            kind="quiet"
            icon="trash"
            onClick={() => setRows((now) => now.filter((row) => row.key !== key))}
          >
            {t('days.remove')}
          </Button>
        </fieldset>
      ))}
      <Button icon="plus" onClick={() => setRows((now) => [...now, { key: next, day: '', name: '', open: '' }])}>
        {t('days.add')}
      </Button>
    </SettingDrawer>
  )
}
