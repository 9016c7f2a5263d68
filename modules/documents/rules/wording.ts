import { addDays, addMonths, dateOf, parsePlainDate, weekdayOf } from '@yichuang/modules/calendar/rules'
import type { LimitUnit } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'

/** How documents write days, moments, limits and counts (screens 6: full width, no spaces, no leading zeros). */

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

/** 2026-09-18 → 2026年9月18日 */
export function dayText(day: PlainDate): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** 2026-09-18 → 2026年9月18日 星期五; a provisional day says so. (TIM-03, TIM-04) */
export function dueText(day: PlainDate, provisional = false): string {
  return `${dayText(day)} 星期${weekdays[weekdayOf(day) % 7] ?? ''}${provisional ? '（暂定）' : ''}`
}

/** A moment on the hall's clock (UTC+8 all year): 2026年9月18日10时31分 */
export function momentText(at: Instant): string {
  const hour = (Number(at.slice(11, 13)) + 8) % 24
  return `${dayText(dateOf(at))}${hour}时${at.slice(14, 16)}分`
}

const units = { workday: '个工作日', day: '日', month: '个月', hour: '小时' } as const satisfies Record<
  LimitUnit,
  string
>

/** 5 workdays → 5个工作日; 0 → 当场办结 */
export function limitText({ value, unit }: { readonly value: number; readonly unit: LimitUnit }): string {
  return value === 0 ? '当场办结' : `${value}${units[unit]}`
}

/**
 * How long a licence is valid, from the day of the decision: 5年 → 2026年9月22日至2031年9月21日; a day given by hand →
 * 至2031年9月21日; what the catalogue says in other words (长期, 最长5年) stays as it is. (行政许可法 39; BAK-10)
 */
export function validityText(validity: string, from: PlainDate): string {
  const until = parsePlainDate(validity) ?? endOfTerm(validity, from)
  if (until === undefined) return validity
  return until === validity ? `至${dayText(until)}` : `${dayText(from)}至${dayText(until)}`
}

/** The last day of a term in years or months: the day before the corresponding one, else the month's last. (民法典 202) */
function endOfTerm(term: string, from: PlainDate): PlainDate | undefined {
  const [, count, unit] = /^(\d{1,3})(年|个月)$/u.exec(term) ?? []
  if (count === undefined) return undefined
  const end = addMonths(from, Number(count) * (unit === '年' ? 12 : 1))
  return end.slice(8) === from.slice(8) ? addDays(end, -1) : end
}

/** Papers of one form: original 1 → 原件1份 */
export function copiesOf(form: 'original' | 'copy' | 'electronic', count: number): string {
  if (form === 'electronic') return '电子件'
  return `${form === 'original' ? '原件' : '复印件'}${count}份`
}

/** Articles of law, joined: 《…》第三条、《…》第五条 */
export function basisText(basis: readonly string[]): string {
  return basis.join('、')
}

/** Sentences end with one full stop, whatever the person typed. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/[。；;，,.]+$/u, '')
  return /[！？!?]$/u.test(trimmed) ? trimmed : `${trimmed}。`
}
