import { Checkbox, CheckboxGroup, Segmented, TextInput, useTexts } from '@yichuang/kit'
import type { readItemSetting } from '../contract/settings.ts'
import { choices, isChoice } from './setting-members.ts'
import type { ChoiceName, MemberName, Own } from './setting-members.ts'

interface MemberFieldProps {
  readonly name: MemberName
  readonly setting: typeof readItemSetting.answer.static
  readonly own: Own
  readonly onOwn: (own: Own) => void
}

/** The control of one member that this place decides itself. */
export function MemberField({ name, setting, own, onOwn }: MemberFieldProps) {
  const t = useTexts('catalogue')
  if (isChoice(name)) return <Choice name={name} own={own} onOwn={onOwn} />
  if (name === 'committed') {
    const limit = own.committed ?? setting.usual.committed
    return (
      <Days
        label={t('settings.days', { unit: t(`unitOnly.${limit.unit}`) })}
        value={limit.value}
        most={setting.statutory.value}
        onValue={(value) => onOwn({ ...own, committed: { value, unit: setting.statutory.unit } })}
      />
    )
  }
  if (name === 'extensionDays' || name === 'stepDays') {
    return (
      <Days
        label={t('settings.days', { unit: t('unitOnly.workday') })}
        value={own[name] ?? 0}
        most={name === 'extensionDays' ? 10 : 365}
        onValue={(value) => onOwn({ ...own, [name]: value })}
      />
    )
  }
  if (name === 'channels' || name === 'assisting') {
    const others = setting.departments.filter(({ id }) => id !== setting.department)
    const options =
      name === 'channels'
        ? setting.usual.channels.map((value) => ({ value, label: value }))
        : others.map(({ id, name: label }) => ({ value: id, label }))
    return (
      <CheckboxGroup
        label={t(`member.${name}`)}
        options={options}
        value={own[name] ?? []}
        onChange={(value) => onOwn({ ...own, [name]: [...value] })}
      />
    )
  }
  return (
    <Checkbox checked={own[name] === true} onChange={(value) => onOwn({ ...own, [name]: value })}>
      {t(`member.${name}`)}
    </Checkbox>
  )
}

function Choice({ name, own, onOwn }: { readonly name: ChoiceName } & Pick<MemberFieldProps, 'own' | 'onOwn'>) {
  const t = useTexts('catalogue')
  return (
    <Segmented<string>
      label={t(`member.${name}`)}
      value={own[name]}
      options={choices[name].map((value) => ({ value, label: t(`choice.${value}`) }))}
      onChange={(value) => onOwn({ ...own, [name]: value })}
    />
  )
}

interface DaysProps {
  readonly label: string
  readonly value: number
  readonly most: number
  readonly onValue: (value: number) => void
}

function Days({ label, value, most, onValue }: DaysProps) {
  return (
    <span className="setting-days">
      <TextInput
        type="number"
        aria-label={label}
        min="0"
        max={String(most)}
        value={String(value)}
        onChange={(text) => onValue(Math.max(0, Math.trunc(Number(text)) || 0))}
      />
      <span className="muted">{label}</span>
    </span>
  )
}
