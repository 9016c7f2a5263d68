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

type To = { readonly language: Language; readonly requestId: string }

/**
 * A refusal of a rule as a problem document; the facts become extension members (RFC 9457). A fact `reason` finds its own
 * sentence under `code#reason` and becomes the detail; a fact `field` beside it, and each of a list `errors`, becomes a
 * place in the input with its sentence.
 */
export function problemOf(refusal: Refusal, catalogue: ProblemCatalogue, to: To): Problem {
  const { code, ...facts } = refusal as Refusal & Readonly<Record<string, unknown>>
  const sentence = (key: string) => catalogue.texts[to.language][key] ?? catalogue.texts['zh-CN'][key]
  const title = fill(sentence(code) ?? code, facts)
  const finer = typeof facts['reason'] === 'string' ? sentence(`${code}#${facts['reason']}`) : undefined
  const detail = finer === undefined ? undefined : fill(finer, facts)
  const errors = placesOf(facts, detail ?? title, (kind, about) => fill(sentence(`${code}#${kind}`) ?? title, about))
  return {
    ...facts,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    type: `/problems/${code}`,
    code,
    title,
    status: catalogue.status[code] ?? 422,
    requestId: to.requestId,
  }
}

type Facts = Readonly<Record<string, unknown>>

/** The places of the input that a refusal names. */
function placesOf(
  { field, reason, errors }: Facts,
  message: string,
  sentenceOf: (kind: string, about: Facts) => string,
): FieldError[] | undefined {
  if (typeof field === 'string') {
    return [{ pointer: `/${field.replaceAll('.', '/')}`, code: String(reason ?? 'invalid'), message }]
  }
  if (!Array.isArray(errors)) return undefined
  return (errors as Facts[]).map((error) => {
    const kind = String(error['code'])
    return {
      ...error,
      pointer: String(error['pointer'] ?? ''),
      code: kind,
      message: String(error['message'] ?? sentenceOf(kind, error)),
    }
  })
}

/** Puts facts into a sentence: `{{name}}`. */
function fill(sentence: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const fact = facts[name]
    return fact === undefined ? whole : String(fact)
  })
}
