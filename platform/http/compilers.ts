import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

function ajv(coerceTypes: boolean): Ajv {
  const instance = new Ajv({ allErrors: true, useDefaults: true, coerceTypes, strict: false })
  addFormats.default(instance)
  return instance
}

const strict = ajv(false)
const coercing = ajv(true)

/** A check of data that says what is wrong in `errors`, as Fastify reads it. */
interface Check {
  (data: unknown): boolean
  errors: ErrorObject[] | null
}

/** Compiles at the first use: a start does not wait for the schemas of operations nobody calls yet. */
function lazily(compile: () => ValidateFunction): Check {
  let compiled: ValidateFunction | undefined
  const check = (data: unknown): boolean => {
    compiled ??= compile()
    const isValid = compiled(data)
    lazy.errors = compiled.errors ?? null
    return isValid
  }
  const lazy: Check = Object.assign(check, { errors: null })
  return lazy
}

/** Schema compilers by place: bodies are taken as they are, paths and queries turn text into numbers and booleans. */
export const compilers = {
  strict: (schema: unknown): Check => lazily(() => strict.compile(schema as object)),
  coercing: (schema: unknown): Check => lazily(() => coercing.compile(schema as object)),
}
