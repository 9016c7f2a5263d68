import type { Facts, Language } from '@yichuang/kit/public'
import en from '../i18n/en.json' with { type: 'json' }
import enProblems from '../i18n/en.problems.json' with { type: 'json' }
import zh from '../i18n/zh-CN.json' with { type: 'json' }
import zhProblems from '../i18n/zh-CN.problems.json' with { type: 'json' }

type Key = `served.${keyof typeof zh.served}` | 'language.other'

/** Says a text of the locker's screen; `{{fact}}` is filled in. */
export type Say = (key: Key, facts?: Facts) => string

const texts: Record<Language, Readonly<Record<string, Readonly<Record<string, unknown>>>>> = { 'zh-CN': zh, en }
const problems: Record<Language, Readonly<Record<string, string>>> = { 'zh-CN': zhProblems, en: enProblems }

/** The words in a language. */
export function sayIn(language: Language): Say {
  return (key, facts = {}) => {
    const [part = '', name = ''] = key.split('.')
    const text = String(texts[language][part]?.[name] ?? key)
    return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, fact: string) => String(facts[fact] ?? whole))
  }
}

/** The sentence of a refusal. */
export function problemIn(language: Language, code: string): string {
  return problems[language][code] ?? code
}
