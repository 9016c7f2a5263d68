import { useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { changeBookingRules, readBookingSettings } from '../contract.ts'
import type { BookingRules, BookingSettings } from '../contract.ts'
import { mostAheadMinutes } from '../rules/index.ts'
import { isWhole, NumberField, SettingDrawer } from './SettingDrawer.tsx'

interface RulesDrawerProps {
  readonly settings: BookingSettings
  readonly onClose: () => void
}

const mosts = {
  mostMissed: 20,
  missedDays: 366,
  blockedDays: 366,
  mostPerWeek: 50,
  mostChanges: 20,
  remindHours: 72,
  earlyMinutes: 480,
  lateMinutes: 480,
  aheadMinutes: mostAheadMinutes,
} as const satisfies Record<keyof BookingRules, number>
const names = [
  'mostMissed',
  'missedDays',
  'blockedDays',
  'mostPerWeek',
  'mostChanges',
  'remindHours',
  'earlyMinutes',
  'lateMinutes',
  'aheadMinutes',
] as const satisfies readonly (keyof BookingRules)[]
type RuleName = (typeof names)[number]

/** 预约规则: missed bookings, frequency, reminders, coming early and late. (APT-04; against scalping) */
export function RulesDrawer({ settings, onClose }: RulesDrawerProps) {
  const t = useTexts('appointments')
  const toast = useToast()
  const [typed, setTyped] = useState<Partial<Record<RuleName, string>>>({})
  const change = useAct(changeBookingRules, {
    refresh: [readBookingSettings],
    onDone: () => {
      toast({ text: t('setting.saved') })
      onClose()
    },
  })
  const text = (name: RuleName) => typed[name] ?? String(settings.rules[name])
  const isRight = names.every((name) => isWhole(text(name), 0, mosts[name]))
  const act = () => {
    const rules = { ...settings.rules }
    for (const name of names) rules[name] = Number(text(name))
    const { days, version: expectedVersion } = settings
    void change.act({ params: { id: settings.hall.id }, body: { rules, days, expectedVersion } })
  }
  return (
    <SettingDrawer
      title={t('rules.title')}
      busy={change.isBusy}
      problem={change.problem}
      wrong={isRight ? undefined : t('setting.wrong')}
      onAct={act}
      onClose={onClose}
    >
      <div className="booking-pair">
        {names.map((name) => (
          <NumberField
            key={name}
            label={t(`rules.number.${name}`)}
            hint={t(`rules.numberHint.${name}`)}
            value={text(name)}
            most={mosts[name]}
            onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
          />
        ))}
      </div>
    </SettingDrawer>
  )
}
