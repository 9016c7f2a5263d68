import { readFileSync } from 'node:fs'
import { plainDate } from '@yichuang/modules/calendar/rules'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formDefinitions, formFaults, isForm, mayWaitFor } from './describe.ts'
import { compareForms } from './compare.ts'
import { applyFormEdit, withKnownAnswers } from './edit.ts'
import type { FormEdit } from './edit.ts'
import { fieldsOf, findField } from './form.ts'
import type { ItemForm } from './form.ts'
import { mergedAnswers, mergeForms, valuesOf } from './merge.ts'
import { optionsOfLines } from './options.ts'
import { filledIn, prefill } from './prefill.ts'
import { cellCode, maskedValues, textAt } from './shown.ts'
import {
  answers as someAnswers,
  drawnBy,
  edits,
  forms,
  questions,
  shopForm,
  shopValues,
  fittingFor,
} from './testing/forms.ts'
import { validate } from './validate.ts'
import { kept, mayBeAsked, visible, visibleGroups } from './visible.ts'

const today = plainDate('2026-02-12')
const knows = (question: string, option: string) => questions[question]?.includes(option) === true

describe('[NET-05] conditions', () => {
  test('a field is asked when the answer or the other field says so, else its group is not shown', () => {
    expect(visible(shopForm, {}, {}).has('place.owner')).toBe(false)
    expect(visible(shopForm, {}, { place: ['rent'] }).has('place.owner')).toBe(true)
    expect(visible(shopForm, { hasStaff: true }, {}).has('staff')).toBe(true)
    const hidden = { groups: shopForm.groups.map((group) => ({ ...group, when: { question: 'place', in: ['own'] } })) }
    expect(visibleGroups(hidden, {}, {})).toEqual([])
    expect(visibleGroups(hidden, {}, { place: ['own'] })).toHaveLength(2)
  })

  test('what may be asked holds whatever is filled in, and leaves out what the answers rule out', () => {
    expect(mayBeAsked(shopForm, {}).has('place.owner')).toBe(false)
    expect(mayBeAsked(shopForm, { place: ['rent'] }).has('place.owner')).toBe(true)
    expect([visible(shopForm, {}, {}).has('staff'), mayBeAsked(shopForm, {}).has('staff')]).toEqual([false, true])
    const cases = forms.chain((form) =>
      fc.record({ form: fc.constant(form), values: fittingFor(form), answers: someAnswers }),
    )
    fc.assert(
      fc.property(cases, ({ form, values, answers }) => {
        const possible = mayBeAsked(form, answers)
        expect([...visible(form, values, answers)].filter((id) => !possible.has(id))).toEqual([])
      }),
    )
  })

  test('what hangs on a hidden field is hidden, and fields that wait for each other are', () => {
    const form: ItemForm = {
      groups: [
        {
          id: 'g',
          title: '组',
          columns: 1,
          fields: [
            { id: 'a', label: '甲', kind: 'text', when: { question: 'place', in: ['rent'] } },
            { id: 'b', label: '乙', kind: 'text', when: { field: 'a', filled: true } },
            { id: 'c', label: '丙', kind: 'text', when: { field: 'd', filled: true } },
            { id: 'd', label: '丁', kind: 'text', when: { field: 'c', filled: true } },
          ],
        },
      ],
    }
    const values = { a: '字', b: '字', c: '字', d: '字' }
    expect([...visible(form, values, {})]).toEqual([])
    expect([...visible(form, values, { place: ['rent'] })]).toEqual(['a', 'b'])
    expect(formFaults(form, knows).map(({ code, label }) => `${code} ${label}`)).toEqual([
      'test-circle 丙',
      'test-circle 丁',
    ])
    expect(mayWaitFor(form, 'a').map(({ id }) => id)).toEqual(['c', 'd'])
  })
})

describe('[NET-02] [NET-05] what is filled in beforehand', () => {
  const sources = {
    applicant: { name: '周砚秋', documentNumber: '11010519491231002X', phone: '13900006027' },
    answers: {},
    earlier: { 'org.uscc': '91110000600037341L', 'place.area': '大' },
    today,
  }

  test('comes from the applicant, from earlier applications and from the day', () => {
    expect(prefill(shopForm, sources)).toEqual({
      'org.name': '周砚秋',
      'org.uscc': '91110000600037341L',
      'keeper.id': '11010519491231002X',
      'keeper.phone': '13900006027',
      from: '2026-02-12',
    })
  })

  test('gives way to what was typed, also to what was made empty on purpose', () => {
    const values = filledIn(shopForm, { 'org.name': '云岫小面馆', from: null }, sources)
    expect(values).toMatchObject({ 'org.name': '云岫小面馆', 'keeper.phone': '13900006027' })
    expect(values).not.toHaveProperty('from')
  })

  test('takes an answer as the choice with its ids, and as words into a text', () => {
    const options = [{ id: 'rent', label: '租用' }]
    const form: ItemForm = {
      groups: [
        {
          id: 'g',
          title: '组',
          columns: 1,
          fields: [
            { id: 'a', label: '甲', kind: 'single', options, prefill: 'answer.place' },
            { id: 'b', label: '乙', kind: 'text', prefill: 'answer.place' },
            { id: 'c', label: '丙', kind: 'single', options, prefill: 'answer.extra' },
          ],
        },
      ],
    }
    const given = { ...sources, answers: { place: ['rent'], extra: ['none'] }, answerTexts: { place: '租来的房子' } }
    expect(prefill(form, given)).toEqual({ a: 'rent', b: '租来的房子' })
  })
})

describe('[NET-05] any row of edits', () => {
  test('leaves codes unique and every condition naming what is there; what cannot be done changes nothing', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 20 }), (row) => {
        for (const form of drawnBy(row)) {
          const codes = formFaults(form, () => true).map(({ code }) => code)
          expect(codes.filter((code) => code === 'code-twice' || code === 'test-unknown')).toEqual([])
          expect(isForm(form)).toBe(true)
        }
        const last = drawnBy(row).at(-1)
        expect(applyFormEdit(last, { kind: 'remove-field', field: 'nobody' })).toBe(last)
      }),
      { numRuns: 300 },
    )
  })

  test('a copied field stands below with a code of its own; a code that changes is followed by conditions', () => {
    const copied = applyFormEdit(shopForm, { kind: 'copy-field', field: 'hasStaff' })
    expect(fieldsOf(copied).map(({ id }) => id)).toContain('hasStaff1')
    const renamed = applyFormEdit(shopForm, { kind: 'change-field', field: 'hasStaff', change: { id: 'staffed' } })
    expect(findField(renamed, 'staff')?.when).toEqual({ field: 'staffed', in: [true] })
    const gone = applyFormEdit(shopForm, { kind: 'remove-field', field: 'hasStaff' })
    expect(findField(gone, 'staff')).not.toHaveProperty('when')
  })

  test('a field of another kind keeps only what that kind has', () => {
    const single = applyFormEdit(shopForm, { kind: 'change-field', field: 'staff', change: { kind: 'single' } })
    expect(findField(single, 'staff')).toMatchObject({ kind: 'single', options: [] })
    expect(findField(single, 'staff')).not.toHaveProperty('columns')
  })

  test('an answer that is gone goes out of the conditions', () => {
    expect(withKnownAnswers(shopForm, knows)).toBe(shopForm)
    expect(
      findField(
        withKnownAnswers(shopForm, () => false),
        'place.owner',
      ),
    ).not.toHaveProperty('when')
  })

  test('choices keep their ids when they are moved or retyped', () => {
    const former = [
      { id: 'hot', label: '热食' },
      { id: 'cold', label: '冷食' },
    ]
    expect(optionsOfLines(['冷食', '热食'], former)).toEqual([former[1], former[0]])
    expect(optionsOfLines(['热食类', '冷食'], former)).toEqual([{ id: 'hot', label: '热食类' }, former[1]])
    expect(optionsOfLines(['热食', '冷食', '糕点'], former).at(2)).toEqual({ id: 'o1', label: '糕点' })
    expect(optionsOfLines(['热食', '热食'], former).map(({ id }) => id)).toEqual(['hot', 'cold'])
  })
})

describe('[NET-05] the description of a form', () => {
  test('is the one of the exchange format', () => {
    const file = new URL('../../../data/catalogue/schema/catalogue.schema.json', import.meta.url)
    const { $defs } = JSON.parse(readFileSync(file, 'utf8')) as { $defs: object }
    expect($defs).toMatchObject(JSON.parse(JSON.stringify(formDefinitions)) as object)
    const judge = new Ajv2020({ strict: false }).compile({ $defs: formDefinitions, $ref: '#/$defs/form' })
    fc.assert(
      fc.property(forms, (form) => {
        expect([judge(form), isForm(form)]).toEqual([true, true])
      }),
    )
    for (const broken of [{}, { groups: [{ id: 'g' }] }, { groups: 'x' }, { groups: [], more: 1 }])
      expect([judge(broken), isForm(broken)]).toEqual([false, false])
  })

  test('tells what keeps it from being put in force', () => {
    const form: ItemForm = {
      groups: [
        {
          id: 'g',
          title: ' ',
          columns: 1,
          fields: [
            { id: 'a', label: '', kind: 'single', options: [] },
            { id: 'a', label: '乙', kind: 'number', min: 3, max: 2 },
            { id: 'b', label: '丙', kind: 'table', when: { question: 'moon', in: ['full'] } },
          ],
        },
      ],
    }
    const codes = formFaults(form, knows).map(({ code }) => code)
    expect(codes).toEqual([
      'group-untitled',
      'field-unnamed',
      'choice-missing',
      'code-twice',
      'limits-crossed',
      'code-twice',
      'columns-missing',
      'test-unknown',
    ])
    expect(formFaults(shopForm, knows)).toEqual([])
  })
})

test('[CAT-12] [NET-05] two forms are compared field by field', () => {
  const edits: readonly FormEdit[] = [
    { kind: 'add-field', group: 'shop', field: { id: 'sign', label: '招牌', kind: 'text' } },
    { kind: 'change-field', field: 'org.name', change: { required: undefined } },
    { kind: 'change-field', field: 'place.area', change: { max: 500 } },
    { kind: 'remove-field', field: 'lines' },
  ]
  const changed = edits.reduce<ItemForm>((form, edit) => applyFormEdit(form, edit), shopForm)
  expect(compareForms(shopForm, changed)).toEqual([
    { kind: 'optional', label: '名称' },
    { kind: 'added', label: '招牌' },
    { kind: 'changed', label: '面积' },
    { kind: 'dropped', label: '经营项目' },
  ])
  expect(compareForms(shopForm, shopForm)).toEqual([])
  expect(compareForms(undefined, shopForm).every(({ kind }) => kind === 'added')).toBe(true)
})

test('[SEC-03] numbers of persons and telephones are masked, in tables too', () => {
  const form = applyFormEdit(shopForm, {
    kind: 'change-field',
    field: 'staff',
    change: { columns: [{ id: 'name', label: '证件号码', kind: 'identity' }] },
  })
  const shown = maskedValues(form, { ...shopValues, staff: [{ name: '11010519491231002X' }] })
  expect(JSON.stringify(shown)).not.toMatch(/19491231|13900006027/)
  expect(shown['org.name']).toBe('云岫小面馆')
})

test('[SEC-03] one cell of a table is asked for by its code, and nothing else is found by it', () => {
  const values = { ...shopValues, staff: [{ name: '李禾' }, { name: '陈望', since: '2026-03-01' }] }
  expect(textAt(values, cellCode('staff', 1, 'name'))).toBe('陈望')
  expect(textAt(values, 'keeper.phone')).toBe('13900006027')
  for (const code of ['staff', 'staff/1', 'staff/2/name', 'staff/0/since', 'hasStaff', 'lines/0/name', 'name/0/x']) {
    expect(textAt(values, code)).toBeUndefined()
  }
})

describe('[CAT-11] [NET-05] the forms of a package', () => {
  const other: ItemForm = {
    groups: [
      {
        id: 'shop',
        title: '店铺',
        columns: 1,
        fields: [
          { id: 'org.name', label: '字号', kind: 'text', max: 10 },
          { id: 'place.owner', label: '产权人', kind: 'text' },
          { id: 'lines', label: '项目', kind: 'text' },
          { id: 'sign', label: '招牌尺寸', kind: 'text', when: { question: 'place', in: ['own'] } },
        ],
      },
    ],
  }
  const merged = mergeForms([
    { item: 'spjy', form: shopForm },
    { item: 'hwzp', form: other },
  ])

  test('ask for each meaning once, within both limits, when one of them asks', () => {
    const ids = fieldsOf(merged.form).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(findField(merged.form, 'org.name')).toMatchObject({ required: true, max: 10 })
    expect(findField(merged.form, 'place.owner')).not.toHaveProperty('when')
    expect(findField(merged.form, 'sign')?.when).toEqual({ question: 'hwzp/place', in: ['own'] })
  })

  test('tell what two items mean differently, and ask for it twice', () => {
    expect(merged.conflicts).toEqual([{ field: 'lines', items: ['spjy', 'hwzp'], what: 'kind' }])
    expect(findField(merged.form, 'lines@hwzp')?.kind).toBe('text')
    const values = { ...shopValues, 'lines@hwzp': '面食', sign: '2米' }
    const answers = { spjy: { place: ['rent'] }, hwzp: { place: ['own'] } }
    expect(valuesOf(merged, { item: 'hwzp', form: other }, { values, answers: answers.hwzp })).toEqual({
      'org.name': '云岫小面馆',
      'place.owner': '陈望',
      lines: '面食',
      sign: '2米',
    })
  })

  test('filled in to the end, leave no item anything to ask', () => {
    const two = fc.tuple(forms, forms).map(([one, second]) => [
      { item: 'a', form: one },
      { item: 'b', form: second },
    ])
    const cases = two.chain((items) => {
      const whole = mergeForms(items)
      return fc.record({
        items: fc.constant(items),
        whole: fc.constant(whole),
        values: fittingFor(whole.form),
        answers: fc.record({ a: someAnswers, b: someAnswers }),
      })
    })
    fc.assert(
      fc.property(cases, ({ items, whole, values, answers }) => {
        const filled = { values, answers: mergedAnswers(answers) }
        fc.pre(validate(whole.form, filled, today).length === 0)
        const stored = kept(whole.form, values, filled.answers)
        for (const one of items) {
          const own = answers[one.item === 'a' ? 'a' : 'b']
          const part = valuesOf(whole, one, { values: stored, answers: own })
          expect(validate(one.form, { values: part, answers: own }, today)).toEqual([])
        }
      }),
      { numRuns: 300, maxSkipsPerRun: 500 },
    )
  })
})
