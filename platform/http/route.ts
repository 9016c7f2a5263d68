import type { Readable } from 'node:stream'
import type { Access, AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '../contract/index.ts'
import type { Actor, Decision, Instant, Refusal } from '../pure/index.ts'

export type Language = 'zh-CN' | 'en'

/** All that a handler may know of a call. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** who calls; operations open to everybody get the anonymous actor */
  readonly actor: Actor
  /** moment the call arrived: the legal time of what it does */
  readonly at: Instant
  readonly language: Language
  readonly requestId: string
  readonly address: string
  /** `Idempotency-Key` of a write; made here when the caller sent none */
  readonly key: string
  /** files of an upload, in order, not yet read */
  readonly parts: () => AsyncIterable<UploadPart>
  readonly token?: string
}

export interface UploadPart {
  readonly field: string
  readonly fileName: string
  readonly stream: Readable
}

/** An answer that is not plain JSON. */
export type Special =
  | { readonly kind: 'json-text'; readonly text: string }
  | { readonly kind: 'file'; readonly stream: Readable; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'html'; readonly text: string; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string }

const special = Symbol('special')
/** Marks an answer as not plain JSON: ready-made JSON text of the database, a file, a page. */
export class SpecialAnswer {
  readonly [special] = true
  readonly answer: Special
  /** cookies to set (name → value; undefined clears) */
  readonly cookies: Readonly<Record<string, string | undefined>>
  constructor(answer: Special, cookies: Readonly<Record<string, string | undefined>> = {}) {
    this.answer = answer
    this.cookies = cookies
  }
}

/** A JSON answer that also sets or clears the session cookie. */
export class WithSession<Value> {
  readonly value: Value
  readonly token: string | undefined
  constructor(value: Value, token: string | undefined) {
    this.value = value
    this.token = token
  }
}

export type Answered<Value> = Decision<Value | SpecialAnswer | WithSession<Value>, Refusal>

/** An operation and what answers it. Made by `answer`, listed in a module's `module.ts`. */
export interface Route {
  readonly endpoint: Endpoint
  readonly handle: (call: Call) => Promise<Answered<unknown>>
}

/** Binds a handler to its contract; types of the call and of the answer follow from the contract. */
export function answer<E extends Endpoint>(
  endpoint: E,
  handle: (call: Call<ParamsOf<E>, QueryOf<E>, BodyOf<E>>) => Promise<Answered<AnswerOf<E>>>,
): Route {
  return { endpoint, handle: handle as Route['handle'] }
}

/** Whether somebody may call an operation at all; scope is checked behind, by the module that owns the thing. */
export function mayCall(access: Access, actor: Actor): boolean {
  if (access === 'public') return true
  if (access === 'signed-in') return actor.kind === 'staff'
  if (access === 'applicant') return actor.kind === 'applicant' || actor.kind === 'staff'
  return actor.permissions.has(access.permission)
}
