/**
 * A checker for the part of JSON Schema 2020-12 that forms are written in. The same code runs in the browser, where a
 * strict Content-Security-Policy forbids compiled schemas, and on the server; a property test holds it to Ajv's verdict.
 */

export type JsonSchema = boolean | SchemaObject

export interface SchemaObject {
  readonly $schema?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  /** only `#/$defs/<name>` */
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  readonly const?: string | number | boolean
  readonly enum?: readonly (string | number | boolean)[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly contains?: JsonSchema
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema
  readonly allOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly if?: JsonSchema
  readonly then?: JsonSchema
  readonly else?: JsonSchema
}

/** What does not fit: where, by which keyword, and the number or name the keyword asked for. */
export interface SchemaFault {
  /** JSON pointer of the value; of `required` and of strangers, of the member that is missing or too much */
  readonly pointer: string
  readonly keyword: keyof SchemaObject | 'false'
  readonly limit?: number | string
}

/** Formats by name: whether a string is one. An unknown format is not checked. */
export type FormatChecks = Readonly<Record<string, (value: string) => boolean>>

interface Place {
  readonly value: unknown
  readonly pointer: string
  readonly root: SchemaObject
  readonly formats: FormatChecks
}

type Checker = (schema: SchemaObject, place: Place) => readonly SchemaFault[]

/** Everything that does not fit, in the order of the schema; empty: the value fits. (JSON Schema 2020-12) */
export function faultsOf(schema: JsonSchema, value: unknown, formats: FormatChecks = {}): readonly SchemaFault[] {
  const root = typeof schema === 'boolean' ? {} : schema
  return check(schema, { value, pointer: '', root, formats })
}

function check(schema: JsonSchema, place: Place): readonly SchemaFault[] {
  if (schema === true) return []
  if (schema === false) return [{ pointer: place.pointer, keyword: 'false' }]
  const wrongType = ofType(schema, place)
  if (wrongType.length > 0) return wrongType
  return checkers.flatMap((one) => one(schema, place))
}

const ofType: Checker = ({ type }, { value, pointer }) =>
  type === undefined || isOfType(type, value) ? [] : [{ pointer, keyword: 'type', limit: type }]

function isOfType(type: NonNullable<SchemaObject['type']>, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return Number.isFinite(value)
    default:
      return typeof value === type
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const ofReference: Checker = ({ $ref }, place) => {
  if ($ref === undefined) return []
  return check(place.root.$defs?.[$ref.replace('#/$defs/', '')] ?? true, place)
}

const ofConstants: Checker = ({ const: only, enum: known }, { value, pointer }) => {
  if (only !== undefined && value !== only) return [{ pointer, keyword: 'const' }]
  const isKnown = known === undefined || known.some((one) => one === value)
  return isKnown ? [] : [{ pointer, keyword: 'enum' }]
}

const ofStrings: Checker = ({ minLength = 0, maxLength = Infinity, pattern, format }, { value, pointer, formats }) => {
  if (typeof value !== 'string') return []
  const { length } = Array.from(value)
  if (length < minLength) return [{ pointer, keyword: 'minLength', limit: minLength }]
  if (length > maxLength) return [{ pointer, keyword: 'maxLength', limit: maxLength }]
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) return [{ pointer, keyword: 'pattern' }]
  const isOne = format === undefined ? undefined : formats[format]
  return isOne === undefined || isOne(value) ? [] : [{ pointer, keyword: 'format', ...(format && { limit: format }) }]
}

const ofNumbers: Checker = ({ minimum = -Infinity, maximum = Infinity }, { value, pointer }) => {
  if (typeof value !== 'number') return []
  if (value < minimum) return [{ pointer, keyword: 'minimum', limit: minimum }]
  return value > maximum ? [{ pointer, keyword: 'maximum', limit: maximum }] : []
}

const ofArrays: Checker = (schema, place) => {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false, contains } = schema
  const { value, pointer } = place
  if (!Array.isArray(value)) return []
  if (value.length < minItems) return [{ pointer, keyword: 'minItems', limit: minItems }]
  if (value.length > maxItems) return [{ pointer, keyword: 'maxItems', limit: maxItems }]
  if (uniqueItems && new Set(value).size < value.length) return [{ pointer, keyword: 'uniqueItems' }]
  const fits = (entry: unknown) => check(contains ?? true, { ...place, value: entry }).length === 0
  if (contains !== undefined && !value.some(fits)) return [{ pointer, keyword: 'contains' }]
  const { items = true } = schema
  return value.flatMap((entry, index) => check(items, { ...place, value: entry, pointer: `${pointer}/${index}` }))
}

const ofObjects: Checker = ({ properties = {}, required = [], additionalProperties = true }, place) => {
  const { value, pointer } = place
  if (!isObject(value)) return []
  const missing = required.filter((name) => !Object.hasOwn(value, name))
  return [
    ...missing.map((name) => ({ pointer: below(pointer, name), keyword: 'required' as const })),
    ...Object.entries(value).flatMap(([name, member]) =>
      check(Object.hasOwn(properties, name) ? (properties[name] ?? true) : additionalProperties, {
        ...place,
        value: member,
        pointer: below(pointer, name),
      }),
    ),
  ]
}

const ofSeveral: Checker = ({ allOf = [], anyOf }, place) => {
  const all = allOf.flatMap((one) => check(one, place))
  const isAny = anyOf === undefined || anyOf.some((one) => check(one, place).length === 0)
  return isAny ? all : [...all, { pointer: place.pointer, keyword: 'anyOf' }]
}

const ofConditions: Checker = ({ if: condition, then: yes = true, else: no = true }, place) => {
  if (condition === undefined) return []
  return check(check(condition, place).length === 0 ? yes : no, place)
}

const checkers: readonly Checker[] = [
  ofReference,
  ofConstants,
  ofStrings,
  ofNumbers,
  ofArrays,
  ofObjects,
  ofSeveral,
  ofConditions,
]

function below(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
