import type { Language } from '../i18n/index.ts'

/** A count in groups of three: 1 188. The space is a thin one that never breaks the line. */
export function formatCount(value: number): string {
  return String(Math.trunc(value)).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f')
}

/** Money from its smallest unit (fen): 1250 → 12.50 元. */
export function formatMoney(fen: number, language: Language): string {
  const sign = fen < 0 ? '−' : ''
  const whole = Math.abs(Math.round(fen))
  const yuan = `${sign}${formatCount(Math.floor(whole / 100))}.${String(whole % 100).padStart(2, '0')}`
  return language === 'en' ? `CNY ${yuan}` : `${yuan} 元`
}
