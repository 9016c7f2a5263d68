import type { Facts } from '@yichuang/kit/public'
import type { Visit } from '@yichuang/modules/portal/public'
import en from '../i18n/en.json' with { type: 'json' }
import zh from '../i18n/zh-CN.json' with { type: 'json' }

/** Says a text of the pages of the machines; `{{fact}}` is filled in. */
export type Say = (key: string, facts?: Facts) => string

const texts: Readonly<Record<Visit['language'], Readonly<Record<string, string>>>> = { 'zh-CN': zh, en }

/** The words in the language of a visit. A key that is not there comes back as it is. */
export function sayIn({ language }: Pick<Visit, 'language'>): Say {
  return (key, facts = {}) =>
    (texts[language][key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
