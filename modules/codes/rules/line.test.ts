import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainDate } from '@yichuang/platform/pure'
import { codeLine } from './index.ts'

const today = '2026-11-21' as PlainDate

test('[XCH-08] a line with a code is answered with one line, all five fields in order', () => {
  expect(codeLine('{"type":"residentId","value":" 11010519491231002x "}', today)).toBe(
    '{"valid":true,"normalized":"11010519491231002X","reason":null,"birthDate":"1949-12-31","sex":"female"}',
  )
  expect(codeLine('{"type":"uscc","value":"91330000712562466K"}', today)).toBe(
    '{"valid":false,"normalized":"91330000712562466K","reason":"checksum","birthDate":null,"sex":null}',
  )
})

test.each([
  ['{"type":"uscc"', '', 'not JSON'],
  ['', '', 'not JSON'],
  ['["uscc","1"]', '', 'the line must be a JSON object'],
  ['null', '', 'the line must be a JSON object'],
  ['{"value":"1"}', 'type', 'must be one of residentId, hmtResidence, fpr, uscc, implementationCode, licenceId'],
  [
    '{"type":"toString","value":"1"}',
    'type',
    'must be one of residentId, hmtResidence, fpr, uscc, implementationCode, licenceId',
  ],
  ['{"type":"uscc"}', 'value', 'is missing'],
  ['{"type":"uscc","value":91}', 'value', 'must be text'],
])('[XCH-08] the line %s is answered with the field and what is wrong', (line, field, message) => {
  expect(JSON.parse(codeLine(line, today))).toEqual({ problem: { code: 'codes.line-malformed', field, message } })
})

test('[XCH-08] no line makes the processor throw or answer with more than one line', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ type: 'fpr', value })),
  )
  fc.assert(
    fc.property(line, (json) => {
      const answer = codeLine(json, today)
      expect(answer).not.toContain('\n')
      expect(JSON.parse(answer)).toBeTypeOf('object')
    }),
  )
})
