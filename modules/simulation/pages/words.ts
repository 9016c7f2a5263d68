import { formatDay } from '@yichuang/kit'
import type { Language, useTexts } from '@yichuang/kit'
import type { DayLine } from '../contract.ts'

type Texts = ReturnType<typeof useTexts>

/** 9月14日 周一：184 人，12 个窗口，九成人等候不超过 27.1 分钟 */
export function dayName(
  t: Texts,
  language: Language,
  { day, visitors, windows, nineOfTen, isTakenOver }: DayLine,
): string {
  const name = t('day.name', { day: formatDay(day, 'full', language), visitors, windows, minutes: nineOfTen ?? '–' })
  return isTakenOver ? t('day.takenOver', { name }) : name
}

/** 09:30 */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** 12.4 分钟, or a dash when nobody was called. */
export function minutesText(t: Texts, minutes: number | null): string {
  return minutes === null ? '–' : t('minutes', { minutes })
}
