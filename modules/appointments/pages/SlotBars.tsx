import { useTexts } from '@yichuang/kit'
import type { BookingDay } from '../contract.ts'

/** The slots of a day as bars: who came, who is still to come, who did not come, of the places there are. */
export function SlotBars({ slots }: Pick<BookingDay, 'slots'>) {
  const t = useTexts('appointments')
  if (slots.length === 0) return <p className="muted booking-closed">{t('day.closed')}</p>
  return (
    <div className="booking-bars-all" tabIndex={0} role="group" aria-label={t('day.bars')}>
      <ul className="booking-bars">
        {slots.map(({ start, end, booked, arrived, missed, places }) => {
          const all = Math.max(places, booked + arrived + missed, 1)
          const width = (count: number) => ({ width: `${(100 * count) / all}%` })
          return (
            <li key={`${start} ${end}`}>
              <span className="t">{start}</span>
              <span className="booking-bar" aria-hidden="true">
                <i className="arrived" style={width(arrived)} />
                <i className="missed" style={width(missed)} />
                <i className="booked" style={width(booked)} />
              </span>
              <span className="n">{t('day.of', { taken: booked + arrived + missed, places })}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
