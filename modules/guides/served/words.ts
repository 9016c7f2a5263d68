import { isParty, wordKey } from '@yichuang/modules/catalogue/rules'
import type { Copy, FeeLine, LimitValue } from '@yichuang/modules/catalogue/rules'
import { formatMoney } from '@yichuang/kit/public'
import type { Facts, Language } from '@yichuang/kit/public'
import type { Choice, FlowStep, OpenDay, Reason } from '../rules/index.ts'
import en from '../i18n/en.json' with { type: 'json' }
import zh from '../i18n/zh-CN.json' with { type: 'json' }

/** Says a text of the guides; `{{fact}}` is filled in, `one|many` chooses by the fact `count`. */
export type Say = (key: string, facts?: Facts) => string

const texts: Record<Language, Readonly<Record<string, string>>> = { 'zh-CN': zh, en }

/** The words of the guides in a language. A key that is not there comes back as it is. */
function sayIn(language: Language): Say {
  return (key, facts = {}) => {
    const [one = '', many = one] = (texts[language][key] ?? key).split('|')
    const chosen = facts['count'] === 1 ? one : many
    return chosen.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(facts[name] ?? whole))
  }
}

/** Says what the catalogue keeps as codes and numbers. */
export interface GuideWords {
  readonly t: Say
  readonly language: Language
  /** a fixed word of the exchange format; free words stay as they are */
  word(value: string): string
  words(values: readonly string[]): string
  party(value: string): string
  length(value: LimitValue): string
  copies(copies: readonly Copy[]): string
  fee(line: FeeLine): string
  /** how much there is to load: 82 KB */
  size(bytes: number): string
  reason(reason: Reason): string
  step(step: FlowStep): string
  hours(days: readonly OpenDay[]): readonly string[]
}

const MEGABYTE = 1024 * 1024

/** What a guide says of the catalogue's codes, in a language. */
export function guideWords(language: Language): GuideWords {
  const t = sayIn(language)
  const joined = (parts: readonly string[]) => parts.join(t('and'))
  const word = (value: string) => {
    const key = wordKey(value)
    return key === undefined ? value : t(`word.${key}`)
  }
  const length = ({ value, unit }: LimitValue) => (value === 0 ? t('atOnce') : t(`length.${unit}`, { count: value }))
  return {
    t,
    language,
    word,
    words: (values) => joined(values.map(word)),
    party: (value) => (isParty(value) ? t(`party.${value}`) : value),
    length,
    copies: (copies) => joined(copies.map(({ form, action, count }) => t(`copy.${form}-${action}`, { count }))),
    fee: ({ amount, unit }) =>
      amount === null
        ? t('fees.open')
        : `${formatMoney(Math.round(amount * 100), language)}${unit === undefined ? '' : t('fees.unit', { unit })}`,
    size: (bytes) =>
      bytes < MEGABYTE
        ? t('size.kb', { count: Math.max(1, Math.round(bytes / 1024)) })
        : t('size.mb', { count: (bytes / MEGABYTE).toFixed(1) }),
    reason: (reason) => reasonText(t, reason),
    step: ({ name, words }) => t(`flow.step.${name}`, { words: joined(words.map(word)) }),
    hours: (days) => hourLines(t, days),
  }
}

function reasonText(t: Say, reason: Reason): string {
  const said = ({ question, answer }: Choice) => t('choice', { question, answer })
  const list = (choices: readonly Choice[]) => choices.map(said).join(t('and'))
  if (reason.kind === 'answers') return reason.choices.map(said).join(t('then'))
  const { all, any, none, atLeast } = reason
  return [
    all.length > 0 ? t('rule.all', { choices: list(all) }) : '',
    any.length > 0 ? t('rule.any', { choices: list(any) }) : '',
    none.length > 0 ? t('rule.none', { choices: list(none) }) : '',
    atLeast === undefined ? '' : t('rule.atLeast', { count: atLeast.count, choices: list(atLeast.of) }),
  ]
    .filter((part) => part !== '')
    .join(t('and'))
}

/** Days with the same hours in one line: 星期一至星期五 08:30–11:30、13:30–17:00. */
function hourLines(t: Say, days: readonly OpenDay[]): readonly string[] {
  const runs: { from: number; to: number; times: string }[] = []
  for (const { day, open } of days.toSorted((one, other) => one.day - other.day)) {
    const times = open.map(([from, to]) => `${from}–${to}`).join(t('and'))
    const last = runs.at(-1)
    if (times === '') continue
    if (last !== undefined && last.times === times && last.to === day - 1) last.to = day
    else runs.push({ from: day, to: day, times })
  }
  return runs.map(({ from, to, times }) => {
    const name = (day: number) => t(`weekday.${day}`)
    const days = from === to ? name(from) : t('hours.days', { from: name(from), to: name(to) })
    return t('hours.at', { days, times })
  })
}
