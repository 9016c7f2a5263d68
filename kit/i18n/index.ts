import en from './en.json' with { type: 'json' }
import zh from './zh-CN.json' with { type: 'json' }

export type Language = 'zh-CN' | 'en'
export type KitKey = keyof typeof zh
export type Facts = Readonly<Record<string, string | number>>
export type KitWords = (key: KitKey, facts?: Facts) => string

// Both files hold the same keys: a missing one is a compiler error here.
const texts: Record<Language, Record<KitKey, string>> = { 'zh-CN': zh, en }

/** Kit's own words in a language; `{{fact}}` is filled in, `one|many` chooses by the fact `count` (English only). */
export function kitWords(language: Language): KitWords {
  return (key, facts = {}) => {
    const [one = '', many = one] = texts[language][key].split('|')
    const chosen = facts['count'] === 1 ? one : many
    return chosen.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(facts[name] ?? whole))
  }
}

/** Whether a word is a language the product speaks. */
export function isLanguage(word: string | null | undefined): word is Language {
  return word === 'zh-CN' || word === 'en'
}
