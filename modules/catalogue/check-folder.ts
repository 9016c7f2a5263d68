import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { FolderFile } from './folder.ts'
import en from './i18n/en.findings.json' with { type: 'json' }
import zh from './i18n/zh-CN.findings.json' with { type: 'json' }
import { checkCatalogue, findingOf } from './rules/index.ts'
import type { CatalogueContent, CheckedFile, Finding } from './rules/index.ts'

/** A finding with its sentence in both languages. */
export interface ToldFinding {
  readonly level: Finding['level']
  readonly code: string
  readonly file: string
  readonly pointer: string
  readonly zh: string
  readonly en: string
}

/** Most schema findings told of one file; the rest follow from the first ones more often than not. */
const mostPerFile = 20

/**
 * Checks the files of one catalogue folder: encoding, schema, then references and meaning. Files that do not fit the
 * schema are told first; references and meaning are looked at once all fit. (exchange format §1-5)
 */
export function checkFolder(files: readonly FolderFile[], schema: object): ToldFinding[] {
  const validate = validatorOf(schema)
  const fitting: CheckedFile[] = []
  const findings: Finding[] = []
  for (const file of files.filter(({ path }) => !isSchema(path))) {
    const wrong = file.isCleanUtf8 ? [] : [findingOf('bad-encoding', file.path, '')]
    const content = parsed(file.text)
    wrong.push(...(content === undefined ? [findingOf('not-json', file.path, '')] : validate(file.path, content)))
    findings.push(...wrong.slice(0, mostPerFile))
    // The schema has just said that the content is of its kind.
    if (wrong.length === 0) fitting.push({ path: file.path, content: content as CatalogueContent, sha256: file.sha256 })
  }
  return (findings.length > 0 ? findings : checkCatalogue(fitting)).map(told)
}

/** The schema travels in the folder, but is no file of the catalogue. */
function isSchema(path: string): boolean {
  return path.startsWith('schema/')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Validator = (path: string, content: unknown) => Finding[]
const validators = new WeakMap<object, Validator>()

/** Checks a file against the schema of its kind; one compilation per schema: it takes longer than the check itself. */
export function validatorOf(schema: object): Validator {
  const validator = validators.get(schema) ?? compiled(schema)
  validators.set(schema, validator)
  return validator
}

function compiled(schema: object): Validator {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  ajv.addSchema(schema, 'catalogue')
  const byKind = new Map<string, ValidateFunction | undefined>()
  return (path, content) => {
    const kind = kindOf(content)
    if (!byKind.has(kind)) byKind.set(kind, kind === '' ? undefined : ajv.getSchema(`catalogue#/$defs/${kind}`))
    const validate = byKind.get(kind)
    if (validate === undefined) return [findingOf('unknown-kind', path, '/kind')]
    validate(content)
    return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => schemaFinding(path, error))
  }
}

const kinds: ReadonlySet<string> = new Set<CatalogueContent['kind']>([
  'item',
  'package',
  'manifest',
  'departments',
  'boards',
  'halls',
  'licences',
  'materials',
  'dataElements',
  'faq',
  'synonyms',
  'calendar',
])

function kindOf(content: unknown): string {
  if (typeof content !== 'object' || content === null || !('kind' in content)) return ''
  return typeof content.kind === 'string' && kinds.has(content.kind) ? content.kind : ''
}

/** Which sentence a keyword of the schema has, and the fact in it. */
const sentences: Readonly<Record<string, readonly [key: string, fact: (error: ErrorObject) => string]>> = {
  required: ['required', ({ params }) => String(params.missingProperty)],
  additionalProperties: ['stranger', ({ params }) => String(params.additionalProperty)],
  unevaluatedProperties: ['stranger', ({ params }) => String(params.unevaluatedProperty)],
  type: ['type', ({ params }) => String(params.type)],
  enum: ['enum', ({ params }) => (params.allowedValues as unknown[]).join(', ')],
  const: ['enum', ({ params }) => JSON.stringify(params.allowedValue)],
  pattern: ['pattern', ({ params }) => String(params.pattern)],
  uniqueItems: ['unique', () => ''],
  ...Object.fromEntries(
    ['minLength', 'minItems', 'minProperties', 'minimum'].map((keyword) => [keyword, ['limit', atLeast]]),
  ),
  ...Object.fromEntries(['maxItems', 'maximum'].map((keyword) => [keyword, ['limit', atMost]])),
}

function atLeast({ params }: ErrorObject): string {
  return `≥ ${params.limit}`
}
function atMost({ params }: ErrorObject): string {
  return `≤ ${params.limit}`
}

function schemaFinding(path: string, error: ErrorObject): Finding {
  const [key, fact] = sentences[error.keyword] ?? ['other', ({ message }: ErrorObject) => message ?? error.keyword]
  return findingOf('schema', path, error.instancePath, { key, name: fact(error), expected: fact(error) })
}

/** The sentences of a finding. */
export function told({ code, level, file, pointer, facts }: Finding): ToldFinding {
  const key = code === 'schema' ? `schema.${facts.key ?? 'other'}` : code
  return { level, code, file, pointer, zh: filled(zh, key, facts), en: filled(en, key, facts) }
}

function filled(texts: Readonly<Record<string, string>>, key: string, facts: Readonly<Record<string, string>>): string {
  return (texts[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '')
}
