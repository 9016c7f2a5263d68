import { Card, DateText, useTexts } from '@yichuang/kit'
import type { PlainDate } from '@yichuang/platform/pure'
import { addDays } from '../rules/index.ts'
import type { Calendar } from '../rules/index.ts'

interface Stretch {
  readonly name: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly days: number
}

/** Days of one name that follow each other, as one stretch. */
export function stretchesOf(
  entries: readonly { readonly date: PlainDate; readonly name: string }[],
): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { date, name } of entries.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = stretches.at(-1)
    const isNext = last !== undefined && last.name === name && addDays(last.to, 1) === date
    if (isNext) stretches[stretches.length - 1] = { ...last, to: date, days: last.days + 1 }
    else stretches.push({ name, from: date, to: date, days: 1 })
  }
  return stretches
}

/** The year in words: holidays, moved working days, local closures with their orders. */
export function YearNotes({ calendar, year }: { readonly calendar: Calendar; readonly year: number }) {
  const t = useTexts('calendar')
  const isOfYear = ({ date }: { readonly date: PlainDate }) => Number(date.slice(0, 4)) === year
  const closures = calendar.localClosures
    .filter(isOfYear)
    .map((one) => ({ ...one, name: `${one.name} ${one.orderNo}` }))
  const lists = [
    { key: 'holiday', stretches: stretchesOf(calendar.holidays.filter(isOfYear)) },
    {
      key: 'makeup',
      stretches: stretchesOf(calendar.makeupWorkdays.filter(isOfYear).map(({ date }) => ({ date, name: '' }))),
    },
    { key: 'local-closure', stretches: stretchesOf(closures) },
  ] as const
  return (
    <div className="year-notes">
      {lists.map(({ key, stretches }) => (
        <Card key={key} title={t(`kind.${key}`)} hint={t('notes.days', { count: sumOf(stretches) })}>
          {stretches.length === 0 ? (
            <p className="muted">{t(`notes.none.${key}`)}</p>
          ) : (
            <ul className="edition-list">
              {stretches.map(({ name, from, to, days }) => (
                <li key={from}>
                  {name !== '' && <b>{name}</b>}
                  <span>
                    <DateText day={from} form="full" />
                    {from !== to && (
                      <>
                        {' '}
                        – <DateText day={to} form="full" /> {t('notes.days', { count: days })}
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      ))}
    </div>
  )
}

function sumOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { days }) => sum + days, 0)
}
