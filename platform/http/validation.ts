import type { ErrorObject } from 'ajv'
import fieldWords from './field-words.json' with { type: 'json' }
import type { FieldError } from './problem.ts'
import type { Language } from './route.ts'

type Sentence = (parameters: Readonly<Record<string, unknown>>) => string

/** What is wrong with a member, in the person's language, by JSON Schema keyword. */
const sentences: Record<Language, Record<string, Sentence>> = {
  'zh-CN': {
    required({ missingProperty }) {
      const word = wordOf(missingProperty, 'zh-CN')
      return word === undefined ? '这一项必须填写' : `缺少“${word}”`
    },
    type: ({ type }) => `应为${typeNames[String(type)] ?? String(type)}`,
    minLength: ({ limit }) => (limit === 1 ? '不能为空' : `至少 ${String(limit)} 个字`),
    maxLength: ({ limit }) => `最多 ${String(limit)} 个字`,
    pattern: () => '格式不对',
    format: ({ format }) => (format === 'date' ? '不是存在的日期' : '格式不对'),
    enum: ({ allowedValues }) => `只能是：${listOf(allowedValues)}`,
    const: ({ allowedValue }) => `只能是：${String(allowedValue)}`,
    minimum: ({ limit }) => `不能小于 ${String(limit)}`,
    maximum: ({ limit }) => `不能大于 ${String(limit)}`,
    minItems: ({ limit }) => `至少 ${String(limit)} 项`,
    maxItems: ({ limit }) => `最多 ${String(limit)} 项`,
    additionalProperties: ({ additionalProperty }) => `没有“${String(additionalProperty)}”这一项`,
    anyOf: () => '不符合任何一种允许的形式',
  },
  en: {
    required({ missingProperty }) {
      const word = wordOf(missingProperty, 'en')
      return word === undefined ? 'this entry is required' : `"${word}" is missing`
    },
    type: ({ type }) => `must be of type ${String(type)}`,
    minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `at least ${String(limit)} characters`),
    maxLength: ({ limit }) => `at most ${String(limit)} characters`,
    pattern: () => 'has the wrong form',
    format: ({ format }) => (format === 'date' ? 'is not a date that exists' : 'has the wrong form'),
    enum: ({ allowedValues }) => `must be one of: ${listOf(allowedValues)}`,
    const: ({ allowedValue }) => `must be ${String(allowedValue)}`,
    minimum: ({ limit }) => `must not be below ${String(limit)}`,
    maximum: ({ limit }) => `must not be above ${String(limit)}`,
    minItems: ({ limit }) => `at least ${String(limit)} entries`,
    maxItems: ({ limit }) => `at most ${String(limit)} entries`,
    additionalProperties: ({ additionalProperty }) => `there is no "${String(additionalProperty)}" here`,
    anyOf: () => 'matches none of the allowed forms',
  },
}
/** What people call a member: names of programs are never shown to them. */
function wordOf(member: unknown, language: Language): string | undefined {
  const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = fieldWords
  return words[String(member)]?.[language]
}

const typeNames: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是或否',
  object: '对象',
  array: '列表',
}

/** JSON Schema errors as field errors with JSON pointers, each place once. */
export function fieldErrors(errors: readonly ErrorObject[], language: Language): FieldError[] {
  const seen = new Map<string, FieldError>()
  for (const error of errors) {
    const parameters = error.params as Record<string, unknown>
    const member = parameters['missingProperty'] ?? parameters['additionalProperty']
    const pointer = member === undefined ? error.instancePath : `${error.instancePath}/${String(member)}`
    const sentence = sentences[language][error.keyword]?.(parameters) ?? error.message ?? error.keyword
    if (!seen.has(pointer)) seen.set(pointer, { pointer, code: error.keyword, message: sentence })
  }
  return [...seen.values()]
}

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join('、') : ''
}
