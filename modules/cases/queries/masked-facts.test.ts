import { expect, test } from 'vitest'
import { maskedFacts } from './masked-facts.ts'

const person = { kind: 'person', name: '周砚秋', documentType: 'residentId', documentNumber: '33992119800101432X' }
const phone = '13912346027'

test('[SEC-03] the history of a case shows no whole number of a person, wherever it stands in an event', () => {
  const opened = {
    v: 1,
    applicant: { ...person, phone },
    agent: { ...person, phone },
    delivery: { method: 'mail', phone, address: '麦穗路12号' },
    form: { 'org.contactPhone': phone },
    parts: [{ applicant: { ...person, phone } }],
  }
  const shown = JSON.stringify(maskedFacts(opened))
  expect(shown).not.toMatch(/13912346027|33992119800101432X/)
  expect(maskedFacts(opened)).toMatchObject({
    v: 1,
    applicant: { name: '周砚秋', documentNumber: '339921********4*2X', phone: '139****6027' },
    delivery: { method: 'mail', address: '麦穗路12号' },
  })
})

test('[SEC-03] the number of an enterprise is known to everybody; a corrected telephone number is not', () => {
  const firm = { documentType: 'uscc', documentNumber: '91330106MA2CDEFG7X', phone }
  expect(maskedFacts({ applicant: firm })).toEqual({ applicant: { ...firm, phone: '139****6027' } })
  const corrected = { field: 'applicant.phone', to: '13912346028', reason: '少写一位' }
  expect(maskedFacts(corrected)).toEqual({ ...corrected, to: '139****6028' })
})

test('what is no number stays as it was said', () => {
  const facts = { form: '申请书', count: 3, isDone: true, note: null, days: [1, 2], number: '339921-260918-00052' }
  expect(maskedFacts(facts)).toEqual(facts)
})
