/** The words in which a module describes its HTTP operations. Safe in the browser: types and schemas only. */
import { Type } from '@sinclair/typebox'
import type { Static, TObject, TSchema } from '@sinclair/typebox'

export type { Static, TSchema } from '@sinclair/typebox'
export { Type } from '@sinclair/typebox'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: a permission (`module.verb`), anybody signed in, the applicant who proved to be one
 * (number and check of the progress page), or everybody.
 */
export type Access = { readonly permission: string } | 'signed-in' | 'applicant' | 'public'

/** What the body of a request or answer is. `json` is checked by its schema; `file` streams bytes; `upload` is multipart. */
export type BodyKind = 'json' | 'file' | 'upload' | 'event-stream' | 'html'

/** One HTTP operation under `/api/v1`. The schema *is* the JSON Schema that checks it and that OpenAPI publishes. */
export interface Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Answer extends TSchema = TSchema,
> {
  /** operationId, verb first: `acceptApplication` */
  readonly name: string
  readonly method: Method
  /** below `/api/v1`, parameters as `:id` */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly may: Access
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
  readonly accepts: BodyKind
  readonly gives: BodyKind
  /** refusal codes this operation can answer with, beside the general ones */
  readonly problems: readonly string[]
  /** One worked call; shown in the documentation and checked against the schemas by a test. */
  readonly example: EndpointExample<Static<Params>, Static<Query>, Static<Body>, Static<Answer>>
}

export interface EndpointExample<P = unknown, Q = unknown, B = unknown, A = unknown> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer?: A
}

const nothing = Type.Object({}, { additionalProperties: false })
type Nothing = TObject<Record<never, never>>

interface EndpointInput<P extends TSchema, Q extends TSchema, B extends TSchema, A extends TSchema> {
  readonly name: string
  readonly method: Method
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly may: Access
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: A
  readonly accepts?: BodyKind
  readonly gives?: BodyKind
  readonly problems?: readonly string[]
  readonly example: EndpointExample<NoInfer<Static<P>>, NoInfer<Static<Q>>, NoInfer<Static<B>>, NoInfer<Static<A>>>
}

/** Declares an operation; what is left out means "nothing there". */
export function endpoint<
  A extends TSchema,
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = Nothing,
>(input: EndpointInput<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return {
    problems: [],
    accepts: 'json',
    gives: 'json',
    ...input,
    params: input.params ?? (nothing as unknown as P),
    query: input.query ?? (nothing as unknown as Q),
    body: input.body ?? (nothing as unknown as B),
  }
}

export type ParamsOf<E> = E extends Endpoint<infer P, TSchema, TSchema, TSchema> ? Static<P> : never
export type QueryOf<E> = E extends Endpoint<TSchema, infer Q, TSchema, TSchema> ? Static<Q> : never
export type BodyOf<E> = E extends Endpoint<TSchema, TSchema, infer B, TSchema> ? Static<B> : never
export type AnswerOf<E> = E extends Endpoint<TSchema, TSchema, TSchema, infer A> ? Static<A> : never

/** RFC 9457 problem document, as every refusal, bad input and fault is answered. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'URL of the code' }),
    code: Type.String({ description: 'module.what-is-wrong' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    requestId: Type.Optional(Type.String()),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), code: Type.String(), message: Type.String() })),
    ),
  },
  { additionalProperties: true, $id: 'Problem' },
)
export type Problem = Static<typeof Problem>

/** What a person may do with the thing shown, from the same rules that decide the command. */
export const ActionOffer = Type.Object({
  name: Type.String(),
  allowed: Type.Boolean(),
  reason: Type.Optional(Type.String({ description: 'refusal code' })),
})
export type ActionOffer = Static<typeof ActionOffer>

/** A page of a list by keyset: `next` is the cursor of the following page, absent at the end. */
export function pageOf<T extends TSchema>(row: T) {
  return Type.Object({
    rows: Type.Array(row),
    next: Type.Optional(Type.String()),
    total: Type.Optional(Type.Integer({ description: 'counted up to a cap' })),
    totalCapped: Type.Optional(Type.Boolean()),
  })
}
