import type { Language } from '../i18n/index.ts'

/** `full` 2026年9月24日 星期四 · `short` 9月24日 星期四 in this year, else full · `bare` 9月24日 · `weekday` 星期四 */
export type DayStyle = 'full' | 'short' | 'bare' | 'weekday'

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
}

const weekdays: Record<Language, readonly string[]> = {
  'zh-CN': ['日', '一', '二', '三', '四', '五', '六'].map((day) => `星期${day}`),
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

// Shanghai has been UTC+8 without summer time since 1991: a fixed shift is exact and needs no zone data.
const SHANGHAI_MS = 8 * 3_600_000

/** The calendar day of a moment in Shanghai, 'YYYY-MM-DD'. */
export function dayOf(at: string | number): string {
  return shifted(at).toISOString().slice(0, 10)
}

/** Today in Shanghai. The only clock of the formats; pass `now` where the moment is known. */
export function today(now: number = Date.now()): string {
  return dayOf(now)
}

/** A calendar day with its weekday, as README 6 of the screens wants it. */
export function formatDay(day: string, style: DayStyle, language: Language, now: string = today()): string {
  const parts = partsOf(day)
  const weekday = weekdays[language][parts.weekday] ?? ''
  if (style === 'weekday') return weekday
  const isThisYear = day.slice(0, 4) === now.slice(0, 4)
  const withYear = style === 'full' || !isThisYear
  const date = language === 'en' ? englishDate(parts, withYear) : chineseDate(parts, withYear)
  if (style === 'bare') return date
  return language === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`
}

/** The time of a moment, 09:42, or 09:42:18 with seconds. */
export function formatTime(at: string | number, withSeconds = false): string {
  return shifted(at)
    .toISOString()
    .slice(11, withSeconds ? 19 : 16)
}

/** A moment: 今天 17:00, 9月23日 15:40 in this year, 2025年9月23日 15:40 else. */
export function formatMoment(at: string | number, language: Language, now: string = today()): string {
  const day = dayOf(at)
  const date = day === now ? (language === 'en' ? 'today' : '今天') : formatDay(day, 'bare', language, now)
  return `${date} ${formatTime(at)}`
}

/** A span of seconds: 48 秒, 2 分 14 秒, 1 小时 3 分. */
export function formatDuration(seconds: number, language: Language): string {
  const [hour, minute, second] = language === 'en' ? ['h', 'min', 's'] : ['小时', '分', '秒']
  const whole = Math.max(0, Math.round(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  if (h > 0) return m === 0 ? `${h} ${hour}` : `${h} ${hour} ${m} ${minute}`
  if (m > 0) return s === 0 ? `${m} ${minute}` : `${m} ${minute} ${s} ${second}`
  return `${s} ${second}`
}

function chineseDate({ year, month, day }: Parts, withYear: boolean): string {
  return `${withYear ? `${year}年` : ''}${month}月${day}日`
}

function englishDate({ year, month, day }: Parts, withYear: boolean): string {
  return `${day} ${months[month - 1] ?? ''}${withYear ? ` ${year}` : ''}`
}

function partsOf(day: string): Parts {
  const date = new Date(`${day}T00:00:00Z`)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

function shifted(at: string | number): Date {
  return new Date(new Date(at).getTime() + SHANGHAI_MS)
}
