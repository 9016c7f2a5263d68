import { formatDay, useLanguage, useTexts } from '@yichuang/kit'
import type { PlainDate } from '@yichuang/platform/pure'
import { markingOf, weekdayOf } from '../rules/index.ts'
import type { Calendar, DayMarking } from '../rules/index.ts'
import { weeksOf } from './shown-calendar.ts'

export interface YearGridProps {
  readonly calendar: Calendar
  readonly year: number
  readonly today: string
  /** days that differ from the calendar in force */
  readonly changed: ReadonlySet<string>
  /** while editing: a day was pressed */
  readonly onDay?: ((day: PlainDate) => void) | undefined
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** A year as twelve months: holidays 休, moved working days 班, local closures 停, in words for readers. (TIM-04) */
export function YearGrid(props: YearGridProps) {
  const t = useTexts('calendar')
  return (
    <section className="year-grid" aria-label={t('yearOf', { year: props.year })} tabIndex={0}>
      {months.map((month) => (
        <div key={month} className="month">
          <table>
            <caption>{t('month', { month })}</caption>
            <thead>
              <tr>
                {weekdays.map((weekday) => (
                  <th key={weekday} scope="col">
                    {t(`weekdays.${weekday}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(props.year, month).map((week) => (
                <tr key={week.find((day) => day !== null)}>
                  {weekdays.map((weekday) => {
                    const day = week[weekday - 1] ?? null
                    return day === null ? (
                      <td key={weekday} aria-hidden="true" />
                    ) : (
                      <Day key={weekday} {...props} day={day} />
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  )
}

function Day({ calendar, day, today, changed, onDay }: YearGridProps & { readonly day: PlainDate }) {
  const t = useTexts('calendar')
  const language = useLanguage()
  const marking = markingOf(calendar, day)
  const look = marking.kind === 'plain' && weekdayOf(day) > 5 ? 'weekend' : marking.kind
  const classes = ['day', look, day === today ? 'today' : '', changed.has(day) ? 'changed' : ''].join(' ').trim()
  const number = Number(day.slice(8))
  const words = marking.kind === 'plain' ? '' : sentenceOf(t, marking)
  const face = (
    <>
      <span>{number}</span>
      {marking.kind !== 'plain' && <small aria-hidden="true">{t(`mark.${marking.kind}`)}</small>}
    </>
  )
  if (onDay === undefined) {
    return (
      <td className={classes} title={words === '' ? undefined : words}>
        {face}
        {words !== '' && <span className="vh">{words}</span>}
      </td>
    )
  }
  return (
    <td className={classes}>
      <button
        type="button"
        onClick={() => onDay(day)}
        aria-label={`${formatDay(day, 'full', language)} ${words}`.trim()}
      >
        {face}
      </button>
    </td>
  )
}

type Words = ReturnType<typeof useTexts>

/** What a day is marked with, as a sentence. */
export function sentenceOf(t: Words, marking: DayMarking): string {
  if (marking.kind === 'local-closure') return t('says.local-closure', { name: marking.name, order: marking.orderNo })
  return marking.kind === 'holiday' ? t('says.holiday', { name: marking.name }) : t(`says.${marking.kind}`)
}
