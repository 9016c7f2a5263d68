import { Type } from '@sinclair/typebox'
import type { Static, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

/** What happened to one dossier, and has not been told yet. */
const Telling = Type.Object({ stream: Type.String(), seqs: Type.Array(Type.Integer()) })
export type Telling = Static<typeof Telling>

// One alone as well: what a former version queued, and what is told by itself after a fault.
const Tell = Type.Union([Type.Object({ tellings: Type.Array(Telling) }), Telling])
const Send = Type.Union([Type.Object({ ids: Type.Array(Type.String()) }), Type.Object({ id: Type.String() })])

/** What a job is told. @throws when it was told something else */
function parse<Schema extends TSchema>(schema: Schema, payload: unknown): Static<Schema> {
  return Value.Decode(schema, payload)
}

/** The tellings of a job. @throws when the payload is none */
export function tellPayload(payload: unknown): readonly Telling[] {
  const told = parse(Tell, payload)
  return 'tellings' in told ? told.tellings : [told]
}

/** Ids of the messages to be sent. @throws when the payload is none */
export function sendPayload(payload: unknown): readonly string[] {
  const told = parse(Send, payload)
  return 'ids' in told ? told.ids : [told.id]
}
