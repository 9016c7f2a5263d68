import type { Problem } from '../contract/index.ts'
import type { Refusal } from '../pure/index.ts'
import platformProblems from './problems.json' with { type: 'json' }
import type { Language } from './route.ts'

/** Texts and statuses of all codes: the modules' `problems.ts` and `i18n/*.problems.json` merged at start. */
export interface ProblemCatalogue {
  readonly status: Readonly<Record<string, number>>
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>
}

/** What a module contributes: statuses by code, sentences by language. */
export interface ModuleProblems {
  readonly status: Readonly<Record<string, number>>
  readonly 'zh-CN': Readonly<Record<string, string>>
  readonly en: Readonly<Record<string, string>>
}

/** Merges the problems of all modules with the platform's own. @throws when a code lacks a sentence */
export function problemCatalogue(modules: readonly ModuleProblems[]): ProblemCatalogue {
  const status: Record<string, number> = {}
  const texts: Record<Language, Record<string, string>> = { 'zh-CN': {}, en: {} }
  for (const [code, own] of Object.entries(platformProblems)) {
    status[code] = own.status
    texts['zh-CN'][code] = own.zh
    texts.en[code] = own.en
  }
  for (const problems of modules) {
    Object.assign(status, problems.status)
    Object.assign(texts['zh-CN'], problems['zh-CN'])
    Object.assign(texts.en, problems.en)
  }
  const mute = Object.keys(status).find((code) => !(code in texts['zh-CN']) || !(code in texts.en))
  if (mute !== undefined) throw new Error(`problem ${mute} has no sentence in both languages`)
  return { status, texts }
}

/** One wrong member of the input: where, what kind of wrong, and the sentence for the person. */
export interface FieldError {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** A refusal of a rule as a problem document; the facts become extension members (RFC 9457). */
export function problemOf(
  refusal: Refusal,
  catalogue: ProblemCatalogue,
  to: { readonly language: Language; readonly requestId: string },
): Problem {
  const { code, ...facts } = refusal
  const title = catalogue.texts[to.language][code] ?? catalogue.texts['zh-CN'][code] ?? code
  return {
    ...facts,
    type: `/problems/${code}`,
    code,
    title: fill(title, facts),
    status: catalogue.status[code] ?? 422,
    requestId: to.requestId,
  }
}

/** Puts facts into a sentence: `{{name}}`. */
function fill(sentence: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const fact = facts[name]
    return fact === undefined ? whole : String(fact)
  })
}
