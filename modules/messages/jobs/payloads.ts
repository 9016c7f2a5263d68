import { Type } from '@sinclair/typebox'
import type { Static, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

const Tell = Type.Object({ stream: Type.String(), seqs: Type.Array(Type.Integer()) })
const Send = Type.Object({ id: Type.String() })

/** What a job is told. @throws when it was told something else */
function parse<Schema extends TSchema>(schema: Schema, payload: unknown): Static<Schema> {
  return Value.Decode(schema, payload)
}

/** Stream and events of a telling. @throws when the payload is none */
export function tellPayload(payload: unknown): Static<typeof Tell> {
  return parse(Tell, payload)
}

/** Id of a message to be sent. @throws when the payload is none */
export function sendPayload(payload: unknown): Static<typeof Send> {
  return parse(Send, payload)
}
