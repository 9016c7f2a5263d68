import { Ajv } from 'ajv'
import type { ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

function ajv(coerceTypes: boolean): Ajv {
  const instance = new Ajv({ allErrors: true, useDefaults: true, coerceTypes, strict: false })
  addFormats.default(instance)
  return instance
}

const strict = ajv(false)
const coercing = ajv(true)

/** Schema compilers by place: bodies are taken as they are, paths and queries turn text into numbers and booleans. */
export const compilers = {
  strict: (schema: unknown): ValidateFunction => strict.compile(schema as object),
  coercing: (schema: unknown): ValidateFunction => coercing.compile(schema as object),
}
