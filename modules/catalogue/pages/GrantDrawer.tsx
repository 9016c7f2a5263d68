import {
  Checkbox,
  CheckboxGroup,
  ConfirmAct,
  DateField,
  Segmented,
  SelectField,
  TextAreaField,
  TextField,
  today,
  useAct,
  useCall,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { grantDelegation, listDelegationGaps, listDelegations, listHolders } from '../contract.ts'
import { ItemPicker } from './ItemPicker.tsx'
import type { PickedItem } from './ItemPicker.tsx'

const powers = ['accept', 'refuse', 'decide-instant', 'decide', 'extend', 'seal', 'report-up'] as const
type Power = (typeof powers)[number]

interface Form {
  readonly no: string
  readonly department: string
  readonly kind: 'person' | 'hall'
  readonly holder: string
  readonly powers: readonly Power[]
  readonly items: readonly PickedItem[]
  readonly from: string
  readonly to: string
  readonly includesMajor: boolean
  readonly reason: string
}

/** The granting as the API takes it: from the first moment of its first day to the last of its last, in Shanghai. */
function bodyOf({ kind, holder, items, from, to, no, department, includesMajor, ...form }: Form) {
  return {
    no: no.trim(),
    department,
    includesMajor,
    powers: [...form.powers],
    items: items.map(({ id }) => id),
    holder: kind === 'person' ? { kind, person: holder } : { kind, hall: holder },
    from: new Date(`${from}T00:00:00.000+08:00`).toISOString(),
    to: new Date(`${to}T23:59:59.999+08:00`).toISOString(),
    ...(form.reason.trim() === '' ? {} : { reason: form.reason.trim() }),
  }
}

/** 授予: holder, powers, items, dates and the number of the paper. (CAT-15; ZJ2 7.1.8) */
export function GrantDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('catalogue')
  const toast = useToast()
  const { department = '' } = useSession()
  const [isTried, setTried] = useState(false)
  const [form, setForm] = useState<Form>(() => ({
    no: '',
    department: typeof department === 'string' ? department : '',
    kind: 'person',
    holder: '',
    powers: [],
    items: [],
    from: today(),
    to: `${today().slice(0, 4)}-12-31`,
    includesMajor: false,
    reason: '',
  }))
  const change = (part: Partial<Form>) => setForm({ ...form, ...part })
  const holders = useCall(listHolders, {
    query: form.department === '' ? {} : { department: form.department },
  })
  const grant = useAct(grantDelegation, {
    onDone: ({ no }) => {
      toast({ text: t('grant.done', { no }) })
      onClose()
    },
    refresh: [listDelegations, listDelegationGaps],
  })
  const departments = holders.data?.departments ?? []
  // Department administrators have one department to choose: their own.
  const only = departments.length === 1 ? departments[0]?.id : undefined
  const chosen = { ...form, department: form.department === '' ? (only ?? '') : form.department }
  const missing = (name: 'no' | 'department' | 'holder' | 'from' | 'to') =>
    isTried && chosen[name].trim() === '' ? t('missing') : undefined
  const lacks = [chosen.no.trim(), chosen.department, chosen.holder, chosen.from, chosen.to].includes('')
  const act = () => {
    setTried(true)
    if (!lacks && chosen.powers.length > 0) void grant.act({ body: bodyOf(chosen) })
  }
  return (
    <ConfirmAct
      title={t('grant.title')}
      act={t('grant.act')}
      consequence={t('grant.consequence')}
      busy={grant.isBusy}
      problem={grant.problem}
      onAct={act}
      onClose={onClose}
    >
      <div className="terms-form">
        <TextField
          label={t('grant.no')}
          hint={t('grant.noHint')}
          required
          maxLength={80}
          value={form.no}
          onChange={(no) => change({ no })}
          problem={missing('no')}
        />
        {only === undefined && (
          <SelectField
            label={t('delegations.department')}
            required
            value={form.department}
            placeholder={t('grant.choose')}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => change({ department: value, items: [], holder: '' })}
            problem={missing('department')}
          />
        )}
        <Holder form={chosen} holders={holders.data} onChange={change} problem={missing('holder')} />
        <div className="terms-powers">
          <b>{t('delegations.powers')}</b>
          <CheckboxGroup
            label={t('delegations.powers')}
            options={powers.map((value) => ({ value, label: t(`power.${value}`) }))}
            value={form.powers}
            onChange={(value) => change({ powers: powers.filter((power) => value.includes(power)) })}
          />
        </div>
        {isTried && form.powers.length === 0 && <p className="terms-wrong">{t('grant.noPower')}</p>}
        <ItemPicker department={chosen.department} value={form.items} onChange={(items) => change({ items })} />
        <div className="terms-pair">
          <DateField
            label={t('grant.from')}
            required
            value={form.from}
            onChange={(from) => change({ from })}
            problem={missing('from')}
          />
          <DateField
            label={t('grant.to')}
            required
            min={form.from}
            value={form.to}
            onChange={(to) => change({ to })}
            problem={missing('to')}
          />
        </div>
        <Checkbox
          checked={form.includesMajor}
          onChange={(includesMajor) => change({ includesMajor })}
          hint={t('grant.majorHint')}
        >
          {t('grant.major')}
        </Checkbox>
        <TextAreaField
          label={t('grant.reason')}
          rows={2}
          maxLength={500}
          value={form.reason}
          onChange={(reason) => change({ reason })}
        />
      </div>
    </ConfirmAct>
  )
}

interface HolderProps {
  readonly form: Form
  readonly holders: typeof listHolders.answer.static | undefined
  readonly onChange: (part: Partial<Form>) => void
  readonly problem: string | undefined
}

function Holder({ form, holders, onChange, problem }: HolderProps) {
  const t = useTexts('catalogue')
  const people = (holders?.people ?? []).map(({ id, name, place }) => ({ value: id, label: `${name} ${place}` }))
  const halls = (holders?.halls ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="terms-form">
      <Segmented
        label={t('delegations.holder')}
        value={form.kind}
        options={(['person', 'hall'] as const).map((value) => ({ value, label: t(`holder.${value}`) }))}
        onChange={(kind) => onChange({ kind, holder: '' })}
      />
      <SelectField
        label={t('delegations.holder')}
        required
        value={form.holder}
        placeholder={t('grant.choose')}
        options={form.kind === 'person' ? people : halls}
        onChange={(holder) => onChange({ holder })}
        problem={problem}
      />
    </div>
  )
}
