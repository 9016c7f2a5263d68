import { plainDate } from '@yichuang/modules/calendar/rules'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './json-schema.ts'
import { formatsOn, schemaOf } from './schema.ts'
import { filled, forms, shopForm, shopValues } from './testing/forms.ts'
import { validate, validateSoFar } from './validate.ts'
import { kept, visible } from './visible.ts'

const today = plainDate('2026-02-12')
const rented = { place: ['rent'] }
const ajv = new Ajv2020({ allErrors: true, strict: false })
for (const [name, check] of Object.entries(formatsOn(today))) ajv.addFormat(name, check)

describe('[NET-05] one JSON Schema', () => {
  test('is judged alike by the checker of browser and server and by Ajv, stored or not', () => {
    fc.assert(
      fc.property(filled, ({ form, values, answers }) => {
        const schema = schemaOf(form)
        const judge = ajv.compile(schema)
        for (const given of [values, kept(form, values, answers)]) {
          const document = { answers, values: given }
          expect(faultsOf(schema, document, formatsOn(today)).length === 0).toBe(judge(document))
        }
      }),
      { numRuns: 80 },
    )
  })

  test('says that a form is in order exactly where no field is wrong', () => {
    fc.assert(
      fc.property(filled, ({ form, values, answers }) => {
        const isInOrder = ajv.compile(schemaOf(form))({ answers, values: kept(form, values, answers) })
        expect(validate(form, { values, answers }, today).length === 0).toBe(isInOrder)
      }),
      { numRuns: 60 },
    )
  })

  test('is itself a schema for every form that can be drawn', () => {
    fc.assert(
      fc.property(forms, (form) => {
        expect(ajv.validateSchema(schemaOf(form))).toBe(true)
      }),
    )
  })
})

describe('[NET-05] what is stored', () => {
  test('is only what is asked and said, and storing it again changes nothing', () => {
    fc.assert(
      fc.property(filled, ({ form, values, answers }) => {
        const stored = kept(form, values, answers)
        const asked = visible(form, stored, answers)
        expect(Object.keys(stored).filter((id) => !asked.has(id))).toEqual([])
        expect(kept(form, stored, answers)).toEqual(stored)
      }),
      { numRuns: 300 },
    )
  })

  test('loses what an answer hides, and what hung on it', () => {
    expect(kept(shopForm, shopValues, rented)).toEqual(shopValues)
    expect(kept(shopForm, shopValues, { place: ['own'] })).not.toHaveProperty('place.owner')
    expect(kept(shopForm, { ...shopValues, hasStaff: false }, rented)).not.toHaveProperty('staff')
  })

  test('has no blanks around, no blank rows, and numbers of documents as they are written', () => {
    const typed = {
      ...shopValues,
      'org.name': ' 云岫小面馆 ',
      'keeper.id': ' 11010519491231002x',
      staff: [{}, { name: ' 李禾 ' }],
    }
    expect(kept(shopForm, typed, rented)).toMatchObject({
      'org.name': '云岫小面馆',
      'keeper.id': '11010519491231002X',
      staff: [{ name: '李禾' }],
    })
  })
})

describe('[NET-05] findings', () => {
  const codesOf = (change: Readonly<Record<string, never> | object>, answers = rented) =>
    validate(shopForm, { values: { ...shopValues, ...change }, answers }, today).map(
      ({ pointer, code, limit }) => [pointer, code, ...(limit === undefined ? [] : [limit])] as const,
    )

  test('a form in order has none', () => {
    expect(codesOf({})).toEqual([])
  })

  test.each([
    [{ 'org.name': '' }, ['/org.name', 'required']],
    [{ 'org.name': '长'.repeat(21) }, ['/org.name', 'too-long', 20]],
    [{ 'org.uscc': '91110000600037341M' }, ['/org.uscc', 'no-credit-code']],
    [{ 'keeper.id': '110105194912310021' }, ['/keeper.id', 'no-identity-number']],
    [{ 'keeper.phone': '1390000602' }, ['/keeper.phone', 'no-phone']],
    [{ 'place.area': 0 }, ['/place.area', 'too-small', 1]],
    [{ 'place.area': '三十' }, ['/place.area', 'no-number']],
    [{ staff: [] }, ['/staff', 'required']],
    [{ staff: [{ since: '2026-03-01' }] }, ['/staff/0/name', 'required']],
    [{ staff: [{ name: '李禾', since: '2026-02-30' }] }, ['/staff/0/since', 'no-date']],
    [{ lines: ['raw'] }, ['/lines/0', 'no-choice']],
    [{ lines: ['hot', 'hot'] }, ['/lines', 'twice']],
    [{ hasStaff: 'yes', staff: undefined }, ['/hasStaff', 'no-choice']],
  ] as const)('%j is found at its place', (change, finding) => {
    expect(codesOf(change)).toContainEqual(finding)
  })

  test('come in the order of the fields, a table with row and column', () => {
    const findings = validate(
      shopForm,
      { values: { hasStaff: true, staff: [{ name: '甲' }, { since: 'x' }] }, answers: {} },
      today,
    )
    expect(findings.map(({ field }) => field)).toEqual(['org.name', 'keeper.id', 'place.area', 'staff', 'staff'])
    expect(findings.at(-1)).toMatchObject({ field: 'staff', row: 1, label: expect.stringMatching(/姓名|入职日期/) })
  })

  test('what is missing is not asked for while the form is only put aside', () => {
    const put = { values: { 'place.area': -3 }, answers: {} }
    expect(validateSoFar(shopForm, put, today).map(({ code }) => code)).toEqual(['too-small'])
  })
})
