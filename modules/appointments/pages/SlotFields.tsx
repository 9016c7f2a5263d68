import { ProblemNote, RadioList, SelectField, useCall, useLanguage, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { formatDay } from '@yichuang/kit/public'
import { readBookingDays } from '../contract.ts'

export interface SlotWish {
  readonly day: string
  readonly start: string
}

interface SlotFieldsProps {
  readonly hall: string
  readonly item: string
  readonly value: SlotWish
  readonly onChange: (wish: SlotWish) => void
}

/** A day and a slot with places left, of a hall for an item. (APT-01) */
export function SlotFields({ hall, item, value, onChange }: SlotFieldsProps) {
  const t = useTexts('appointments')
  const language = useLanguage()
  const offer = useCall(
    readBookingDays,
    { params: { id: hall }, query: { item } },
    { topics: [`appointments/${hall}`] },
  )
  const days = offer.data?.days ?? []
  const free = (slots: (typeof days)[number]['slots']) =>
    slots.reduce((sum, slot) => sum + (slot.isOpen ? slot.free : 0), 0)
  const shown = days.find(({ day }) => day === value.day) ?? days.find(({ slots }) => free(slots) > 0) ?? days[0]
  const slots = (shown?.slots ?? []).filter((slot) => slot.isOpen)
  return (
    <>
      <ProblemNote problem={offer.problem} />
      {shown !== undefined && (
        <>
          <SelectField
            label={t('book.day')}
            required
            value={shown.day}
            options={days.map((one) => ({
              value: one.day,
              label: `${formatDay(one.day, 'short', language)} · ${t('book.free', { count: free(one.slots) })}`,
            }))}
            onChange={(day) => onChange({ day, start: '' })}
          />
          {slots.length === 0 && <p className="muted">{t('book.noSlots')}</p>}
          <div className="booking-slots">
            <RadioList
              label={t('book.slot')}
              options={slots.map((slot) => ({
                value: slot.start,
                label: `${slot.start}–${slot.end}`,
                hint: slot.free === 0 ? t('book.full') : t('book.free', { count: slot.free }),
              }))}
              value={value.day === shown.day && value.start !== '' ? value.start : undefined}
              onChange={(start) => onChange({ day: shown.day, start })}
            />
          </div>
        </>
      )}
    </>
  )
}

interface Near extends SlotWish {
  readonly end: string
}

/** The free slots nearest to one that is gone, to take one instead. */
export function NearSlots({
  problem,
  onChoose,
}: {
  readonly problem: ApiProblem | undefined
  readonly onChoose: (wish: SlotWish) => void
}) {
  const t = useTexts('appointments')
  const language = useLanguage()
  const near = problem?.facts['nearest']
  const slots = Array.isArray(near) ? near.filter(isNear) : []
  if (slots.length === 0) return null
  return (
    <div className="booking-near">
      <span className="muted">{t('book.nearest')}</span>
      {slots.map(({ day, start, end }) => (
        <button key={`${day} ${start}`} type="button" className="btn s" onClick={() => onChoose({ day, start })}>
          {formatDay(day, 'bare', language)} {start}–{end}
        </button>
      ))}
    </div>
  )
}

function isNear(slot: unknown): slot is Near {
  return typeof slot === 'object' && slot !== null && 'day' in slot && 'start' in slot && 'end' in slot
}
