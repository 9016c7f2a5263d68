/** The few words that pure rules may import. No domain, no clock, no input or output. */

export type { Actor } from './actor.ts'
export { nobody } from './actor.ts'

/** The answer of a rule: what was decided, or the one refusal that stands in the way. */
export type Decision<Value, R extends Refusal = Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: R }

/** Why something may not be done: `module.what-is-wrong` and the facts a person needs to see. */
export interface Refusal {
  readonly code: string
  readonly [fact: string]: unknown
}

/** The rule decided: these are the consequences. */
export function decided<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** The rule refused: this is the first thing that stands in the way. */
export function refused<R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}

declare const brand: unique symbol

/** A value that only its parser can make, so that two kinds of string cannot be mixed. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. Parsed by `calendar/rules: parsePlainDate`. */
export type PlainDate = Brand<string, 'PlainDate'>

/** A moment, ISO 8601 in UTC with milliseconds, '2026-09-24T01:42:18.000Z'. Parsed by `calendar/rules: parseInstant`. */
export type Instant = Brand<string, 'Instant'>

/** Ends a switch over a union: the compiler complains when a case is forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
