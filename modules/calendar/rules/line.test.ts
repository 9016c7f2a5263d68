import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deadlineLine } from './index.ts'
import { calendar } from './testing/statutory-calendar.ts'

describe('lines that say a limit', () => {
  test.each([
    [
      { acceptedAt: '2026-02-13T10:00:00+08:00', limit: { value: 5, unit: 'workday' }, stops: [], extension: null },
      '{"due":"2026-02-27","provisional":false}',
    ],
    [{ acceptedAt: '2026-02-13', limit: { value: 5, unit: 'workday' } }, '{"due":"2026-02-27","provisional":false}'],
    [
      { acceptedAt: '2026-02-13 10:00', limit: { value: 5, unit: 'workday' }, stops: null },
      '{"due":"2026-02-27","provisional":false}',
    ],
    [
      {
        acceptedAt: '2026-02-13',
        limit: { value: 5, unit: 'workday' },
        stops: [{ suspendedAt: '2026-02-14T23:30:00', resumedAt: '2026-02-24T00:10:00+08:00' }],
      },
      '{"due":"2026-02-28","provisional":false}',
    ],
    [
      {
        acceptedAt: '2026-03-02',
        limit: { value: 5, unit: 'workday' },
        stops: [{ suspendedAt: '2026-03-03', resumedAt: null }],
      },
      '{"due":null,"provisional":false}',
    ],
    [
      { acceptedAt: '2026-03-02', limit: { value: 5, unit: 'workday' }, stops: [{ suspendedAt: '2026-03-03' }] },
      '{"due":null,"provisional":false}',
    ],
    [{ acceptedAt: '2026-12-28', limit: { value: 10, unit: 'workday' } }, '{"due":"2027-01-11","provisional":true}'],
    [
      { acceptedAt: '2026-03-02', limit: { value: 5, unit: 'workday' }, extension: { value: 10, unit: 'workday' } },
      '{"due":"2026-03-23","provisional":false}',
    ],
    [
      { acceptedAt: '2026-03-02', limit: { value: 5, unit: 'workday' }, extension: { value: 10 } },
      '{"due":"2026-03-23","provisional":false}',
    ],
    [
      { acceptedAt: '2026-03-02T08:00:00Z', limit: { value: 24, unit: 'hour' } },
      '{"due":"2026-03-03","provisional":false}',
    ],
  ])('[TIM-01] line %# is answered with due day and provisional', (line, answer) => {
    expect(deadlineLine(JSON.stringify(line), calendar)).toBe(answer)
  })
})

describe('malformed lines', () => {
  const good = { acceptedAt: '2026-03-02', limit: { value: 5, unit: 'workday' } }
  test.each([
    ['{', '', /not JSON/],
    ['', '', /not JSON/],
    ['[]', '', /JSON object/],
    ['null', '', /JSON object/],
    [{}, 'acceptedAt', /missing/],
    [{ ...good, acceptedAt: 5 }, 'acceptedAt', /as text/],
    [{ ...good, acceptedAt: '2026-02-30' }, 'acceptedAt', /"2026-02-30" is not an existing date/],
    [{ ...good, acceptedAt: '2026-02-28T25:00:00Z' }, 'acceptedAt', /not an existing/],
    [{ ...good, acceptedAt: '0026-02-28' }, 'acceptedAt', /1900/],
    [{ ...good, acceptedAt: '9999-12-31' }, 'acceptedAt', /2999/],
    [{ ...good, limit: undefined }, 'limit', /object/],
    [{ ...good, limit: { value: -1, unit: 'day' } }, 'limit.value', /whole number/],
    [{ ...good, limit: { value: 1.5, unit: 'day' } }, 'limit.value', /whole number/],
    [{ ...good, limit: { value: '5', unit: 'day' } }, 'limit.value', /whole number/],
    [{ ...good, limit: { value: 1e9, unit: 'day' } }, 'limit.value', /36600/],
    [{ ...good, limit: { value: 5 } }, 'limit.unit', /workday, day, month, hour/],
    [{ ...good, limit: { value: 5, unit: 'week' } }, 'limit.unit', /one of/],
    [{ ...good, extension: 5 }, 'extension', /object/],
    [{ ...good, extension: { value: 5, unit: '' } }, 'extension.unit', /one of/],
    [{ ...good, stops: {} }, 'stops', /list/],
    [{ ...good, stops: ['2026-03-03'] }, 'stops[0]', /object/],
    [{ ...good, stops: [{ resumedAt: '2026-03-03' }] }, 'stops[0].suspendedAt', /missing/],
    [{ ...good, stops: [{ suspendedAt: '2026-03-03', resumedAt: 'soon' }] }, 'stops[0].resumedAt', /"soon"/],
    [{ ...good, stops: [{ suspendedAt: '2026-03-05', resumedAt: '2026-03-03' }] }, 'stops[0].resumedAt', /earlier/],
  ])('[TIM-01] line %# is answered with the field and what is wrong', (line, field, message) => {
    const answer: unknown = JSON.parse(deadlineLine(typeof line === 'string' ? line : JSON.stringify(line), calendar))
    expect(answer).toEqual({
      problem: { code: 'calendar.line-malformed', field, message: expect.stringMatching(message) },
    })
  })

  test('[TIM-01] no line makes the processor throw or answer with more than one line', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('2026-03-02', '9999-12-31', '2999-12-31', 36_600, 0, 'month', 'hour'),
    )
    const shaped = fc.record({
      acceptedAt: value,
      limit: fc.record({ value, unit: value }),
      stops: fc.array(fc.record({ suspendedAt: value, resumedAt: value })),
      extension: value,
    })
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      shaped.map((given) => JSON.stringify(given)),
    )
    fc.assert(
      fc.property(line, (json) => {
        const answer = deadlineLine(json, calendar)
        expect(answer).not.toContain('\n')
        expect(JSON.parse(answer)).toBeTypeOf('object')
      }),
      { numRuns: 500 },
    )
  })

  test('[TIM-01] the longest limit at the last year has a due day', () => {
    for (const unit of ['workday', 'day', 'month', 'hour']) {
      const limit = { value: 36_600, unit }
      const answer = deadlineLine(JSON.stringify({ acceptedAt: '2999-12-31', limit, extension: limit }), calendar)
      expect(answer).toMatch(/^\{"due":"\d{4}-\d{2}-\d{2}","provisional":true\}$/)
    }
  })
})
