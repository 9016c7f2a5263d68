import {
  ActFoot,
  Button,
  Drawer,
  FactList,
  fieldProblem,
  ProblemNote,
  RadioList,
  Segmented,
  SelectField,
  TextField,
  useAct,
  useCall,
  useTexts,
} from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { useState } from 'react'
import { bookForAnother, listBookableItems, listBookings, readBookingDay, readBookingDays } from '../contract.ts'
import type { MadeBooking } from '../contract.ts'
import { identityKinds } from '../rules/index.ts'
import type { IdentityKind } from '../rules/index.ts'
import { GivenDrawer } from './GivenDrawer.tsx'
import { NearSlots, SlotFields } from './SlotFields.tsx'
import type { SlotWish } from './SlotFields.tsx'

interface Form {
  readonly channel: 'desk' | 'hotline'
  readonly item: string
  readonly itemName: string
  readonly slot: SlotWish
  readonly name: string
  readonly identityKind: IdentityKind
  readonly identityNumber: string
  readonly phone: string
}

const empty: Form = {
  channel: 'desk',
  item: '',
  itemName: '',
  slot: { day: '', start: '' },
  name: '',
  identityKind: 'residentId',
  identityNumber: '',
  phone: '',
}

/** 代预约: for somebody at the guide desk or on the telephone; number and code are told at once. (APT-01) */
export function BookDrawer({ hall, onClose }: { readonly hall: string; readonly onClose: () => void }) {
  const t = useTexts('appointments')
  const [form, setForm] = useState(empty)
  const [made, setMade] = useState<MadeBooking>()
  const set = (given: Partial<Form>) => setForm((now) => ({ ...now, ...given }))
  const book = useAct(bookForAnother, {
    refresh: [listBookings, readBookingDay, readBookingDays],
    onDone: setMade,
  })
  const send = () => {
    const { itemName: _name, slot, ...said } = form
    void book.act({ params: { id: hall }, body: { ...said, ...slot } })
  }
  const missing = form.item === '' ? t('book.itemFirst') : form.slot.start === '' ? t('book.slotFirst') : undefined
  if (made !== undefined) return <Made made={made} itemName={form.itemName} onClose={onClose} />
  return (
    <Drawer
      title={t('book.new')}
      width="m"
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t('book.consequence')}
          act={t('book.act')}
          busy={book.isBusy}
          missing={missing}
          onAct={send}
        />
      }
    >
      <div className="cf">
        <Segmented
          label={t('book.channel')}
          value={form.channel}
          options={[
            { value: 'desk', label: t('channel.desk') },
            { value: 'hotline', label: t('channel.hotline') },
          ]}
          onChange={(channel) => set({ channel })}
        />
        <ItemField hall={hall} form={form} set={set} />
        {form.item !== '' && (
          <SlotFields hall={hall} item={form.item} value={form.slot} onChange={(slot) => set({ slot })} />
        )}
        <PersonFields form={form} set={set} problem={book.problem} />
        <ProblemNote problem={book.problem} />
        <NearSlots problem={book.problem} onChoose={(slot) => set({ slot })} />
      </div>
    </Drawer>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly set: (given: Partial<Form>) => void
}

function ItemField({ hall, form, set }: FieldsProps & { readonly hall: string }) {
  const t = useTexts('appointments')
  const [typed, setTyped] = useState('')
  const hits = useCall(
    listBookableItems,
    { params: { id: hall }, query: { q: typed.trim() } },
    { when: typed.trim() !== '', keepFormer: true },
  )
  if (form.item !== '')
    return (
      <FactList
        facts={[
          {
            term: t('book.item'),
            value: <b>{form.itemName}</b>,
            action: (
              <Button size="s" kind="quiet" onClick={() => set({ item: '', itemName: '', slot: empty.slot })}>
                {t('book.otherItem')}
              </Button>
            ),
          },
        ]}
      />
    )
  const rows = typed.trim() === '' ? [] : (hits.data?.rows ?? []).slice(0, 6)
  return (
    <>
      <TextField
        label={t('book.item')}
        hint={t('book.itemHint')}
        required
        value={typed}
        maxLength={100}
        onChange={setTyped}
      />
      {rows.length > 0 && (
        <RadioList
          label={t('book.found')}
          options={rows.map(({ id, name, board }) => ({ value: id, label: name, hint: board }))}
          value={undefined}
          onChange={(id) =>
            set({ item: id, itemName: rows.find((row) => row.id === id)?.name ?? '', slot: empty.slot })
          }
        />
      )}
      {typed.trim() !== '' && rows.length === 0 && hits.data !== undefined && (
        <p className="muted">{t('book.nothing')}</p>
      )}
    </>
  )
}

function PersonFields({ form, set, problem }: FieldsProps & { readonly problem: ApiProblem | undefined }) {
  const t = useTexts('appointments')
  const wrong = (pointer: string) => fieldProblem(problem, pointer)
  return (
    <>
      <TextField
        label={t('book.name')}
        required
        value={form.name}
        maxLength={50}
        onChange={(name) => set({ name })}
        problem={wrong('/name')}
      />
      <div className="booking-pair">
        <SelectField
          label={t('book.identityKind')}
          required
          value={form.identityKind}
          options={identityKinds.map((kind) => ({ value: kind, label: t(`identity.${kind}`) }))}
          onChange={(identityKind) => set({ identityKind })}
        />
        <TextField
          label={t('book.identityNumber')}
          required
          value={form.identityNumber}
          maxLength={30}
          onChange={(identityNumber) => set({ identityNumber })}
          problem={wrong('/identityNumber')}
        />
      </div>
      <TextField
        label={t('book.phone')}
        required
        type="tel"
        value={form.phone}
        maxLength={20}
        onChange={(phone) => set({ phone })}
        problem={wrong('/phone')}
      />
    </>
  )
}

interface MadeProps {
  readonly made: MadeBooking
  readonly itemName: string
  readonly onClose: () => void
}

/** Number and code in large, to be read out or written down. */
function Made({ made, itemName, onClose }: MadeProps) {
  const t = useTexts('appointments')
  return (
    <GivenDrawer title={t('book.done')} onClose={onClose}>
      <p className="muted">{t('book.no')}</p>
      <p className="big">{made.no}</p>
      <p className="muted">{t('book.code')}</p>
      <p className="big">{made.code}</p>
      <p>
        {made.day} {made.start}–{made.end}
      </p>
      <p>{itemName}</p>
      <p className="muted">{t('book.told')}</p>
    </GivenDrawer>
  )
}
