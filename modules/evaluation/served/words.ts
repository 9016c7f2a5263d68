import type { Facts, Language } from '@yichuang/kit/public'
import en from '../i18n/en.json' with { type: 'json' }
import enProblems from '../i18n/en.problems.json' with { type: 'json' }
import zh from '../i18n/zh-CN.json' with { type: 'json' }
import zhProblems from '../i18n/zh-CN.problems.json' with { type: 'json' }

/** Says a text of the public pages of evaluations; `{{fact}}` is filled in. */
export type Say = (key: string, facts?: Facts) => string

const texts: Record<Language, object> = { 'zh-CN': zh, en }
const problems: Record<Language, Readonly<Record<string, string>>> = { 'zh-CN': zhProblems, en: enProblems }

/** The words in a language. A key that is not there comes back as it is. */
export function sayIn(language: Language): Say {
  return (key, facts = {}) =>
    textAt(texts[language], key).replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(facts[name] ?? whole))
}

function textAt(all: object, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), all)
  return typeof found === 'string' ? found : key
}

/** The sentence of a refusal. */
export function problemIn(language: Language, code: string): string {
  return problems[language][code] ?? code
}
