import { formatCount, formatMoney } from './amounts.ts'
import { dayOf, formatDay, formatDuration, formatMoment, formatTime } from './dates.ts'
import type { DayStyle } from './dates.ts'
import { useKitWords, useLanguage } from './LanguageScope.tsx'

export interface DateTextProps {
  /** 'YYYY-MM-DD' */
  readonly day: string
  /** `short` unless told; `two-lines` puts the weekday below, for tables */
  readonly form?: DayStyle | 'two-lines'
}

/** A day with its weekday: 9月24日 星期四. */
export function DateText({ day, form = 'short' }: DateTextProps) {
  const language = useLanguage()
  if (form !== 'two-lines') {
    return (
      <time dateTime={day} className="nowrap">
        {formatDay(day, form, language)}
      </time>
    )
  }
  return (
    <time dateTime={day} className="nowrap">
      {formatDay(day, 'bare', language)}
      <span className="s">{formatDay(day, 'weekday', language)}</span>
    </time>
  )
}

export interface MomentTextProps {
  /** ISO instant */
  readonly at: string
  /** `moment` 今天 17:00 unless told · `time` 09:42 · `second` 09:42:18 · `long` 9月18日 星期五 10:26 */
  readonly form?: 'moment' | 'time' | 'second' | 'long'
}

/** A moment, in Shanghai time. */
export function MomentText({ at, form = 'moment' }: MomentTextProps) {
  const language = useLanguage()
  const texts = {
    moment: () => formatMoment(at, language),
    time: () => formatTime(at),
    second: () => formatTime(at, true),
    long: () => `${formatDay(dayOf(at), 'short', language)} ${formatTime(at)}`,
  }
  return (
    <time dateTime={at} className="nowrap">
      {texts[form]()}
    </time>
  )
}

/** A span of time: 2 分 14 秒. */
export function DurationText({ seconds }: { readonly seconds: number }) {
  return <span className="nowrap">{formatDuration(seconds, useLanguage())}</span>
}

/** Money from fen: 12.50 元. */
export function MoneyText({ fen }: { readonly fen: number }) {
  return <span className="nowrap num">{formatMoney(fen, useLanguage())}</span>
}

/** A count: 1 188, or 1 000 以上 when counting stopped there. */
export function CountText({ value, capped = false }: { readonly value: number; readonly capped?: boolean }) {
  const w = useKitWords()
  const digits = formatCount(value)
  return <span className="nowrap num">{capped ? w('count.orMore', { value: digits }) : digits}</span>
}
