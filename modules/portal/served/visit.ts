import type { Facts, Language } from '@yichuang/kit/public'
import type { ZoneSign } from '@yichuang/modules/queue/public'
import en from '../i18n/en.json' with { type: 'json' }
import zh from '../i18n/zh-CN.json' with { type: 'json' }

/** How somebody looks at a page. */
export interface Visit {
  readonly path: string
  /** what the address asks for behind the path, without language and type size: `q=营业执照`, or empty */
  readonly search: string
  readonly language: Language
  readonly isElder: boolean
  /** ISO instant of the look */
  readonly at: string
}

/** Texts of the portal in a language; `{{fact}}` is filled in. */
export type Words = (key: string, facts?: Facts) => string

const texts: Record<Language, Readonly<Record<string, string>>> = { 'zh-CN': zh, en }

/** The words of the public pages in the language of a visit. A key that is not there comes back as it is. */
export function wordsOf({ language }: Visit): Words {
  return (key, facts = {}) =>
    (texts[language][key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(facts[name] ?? whole))
}

/** The address of the same page with another language or type size. */
export function withChoice({ path, search }: Visit, name: 'elder' | 'lang', chosen: string): string {
  const query = new URLSearchParams(search)
  query.set(name, chosen)
  return `${path}?${query}`
}

/** Where a page that is open hears what moves on it. */
export function lineOf({ path, search }: Visit): string {
  return search === '' ? `${path}/line` : `${path}/line?${search}`
}

/** A floor as people say it: `1F` → 1 楼; what is no such code stays as it is. */
export function floorWords(t: Words, floor: string): string {
  const no = /^(B?\d+)F$/.exec(floor)?.[1]
  return no === undefined ? floor : t('floor', { no })
}

/** The name of a zone in the language of a visit, in Chinese where it has no other. */
export function zoneName({ language }: Visit, { name, nameEn }: ZoneSign): string {
  return language === 'en' && nameEn !== '' ? nameEn : name
}

/** A zone with its floor: 1 楼东厅等候区. */
export function zonePlace(visit: Visit, zone: ZoneSign): string {
  const t = wordsOf(visit)
  const name = zoneName(visit, zone)
  return zone.floor === null ? name : t('zone.place', { floor: floorWords(t, zone.floor), name })
}
