import fc from 'fast-check'
import { emptyForm, fieldKinds, fieldsOf } from '../form.ts'
import type { FieldKind, FormAnswers, FormCondition, FormField, FormTest, FormValues, ItemForm } from '../form.ts'
import { applyFormEdit } from '../edit.ts'
import type { FormEdit } from '../edit.ts'

/** A form as a shop's licence asks it: conditions on an answer and on a field, a table, numbers of documents. */
export const shopForm: ItemForm = {
  groups: [
    {
      id: 'shop',
      title: '经营者',
      columns: 2,
      fields: [
        { id: 'org.name', label: '名称', kind: 'text', required: true, max: 20, prefill: 'applicant.name' },
        { id: 'org.uscc', label: '统一社会信用代码', kind: 'creditCode', prefill: 'earlier' },
        {
          id: 'keeper.id',
          label: '负责人证件号码',
          kind: 'identity',
          required: true,
          prefill: 'applicant.documentNumber',
        },
        { id: 'keeper.phone', label: '负责人电话', kind: 'phone', prefill: 'applicant.phone' },
      ],
    },
    {
      id: 'place',
      title: '经营场所',
      columns: 2,
      fields: [
        { id: 'place.area', label: '面积', kind: 'number', required: true, min: 1, max: 10_000, unit: '平方米' },
        {
          id: 'place.owner',
          label: '产权人',
          kind: 'text',
          required: true,
          when: { question: 'place', in: ['rent'] },
        },
        { id: 'hasStaff', label: '有从业人员', kind: 'yesNo', required: true },
        {
          id: 'staff',
          label: '从业人员',
          kind: 'table',
          required: true,
          when: { field: 'hasStaff', in: [true] },
          columns: [
            { id: 'name', label: '姓名', kind: 'text', required: true },
            { id: 'since', label: '入职日期', kind: 'date' },
          ],
        },
        {
          id: 'lines',
          label: '经营项目',
          kind: 'multi',
          options: [
            { id: 'hot', label: '热食' },
            { id: 'cold', label: '冷食' },
          ],
        },
        { id: 'from', label: '开业日期', kind: 'date', prefill: 'today' },
      ],
    },
  ],
}

/** What fits the form of the shop, its place rented, with staff. */
export const shopValues: FormValues = {
  'org.name': '云岫小面馆',
  'keeper.id': '11010519491231002X',
  'keeper.phone': '13900006027',
  'place.area': 36.5,
  'place.owner': '陈望',
  hasStaff: true,
  staff: [{ name: '李禾', since: '2026-03-01' }],
  lines: ['hot'],
}

export const questions: FormAnswers = { place: ['own', 'rent'], extra: ['agent', 'none'] }

const kinds = fc.constantFrom<FieldKind>(...fieldKinds)
const options = [1, 2, 3].map((number) => ({ id: `o${number}`, label: `选项${number}` }))

/** A field of any kind with limits that can be kept to, without a condition. */
const plainField = fc
  .record({
    kind: kinds,
    required: fc.boolean(),
    low: fc.nat({ max: 2 }),
    span: fc.nat({ max: 4 }),
    limited: fc.boolean(),
  })
  .map(({ kind, required, low, span, limited }): Omit<FormField, 'id'> => {
    const field: Omit<FormField, 'id'> = {
      label: '栏',
      kind,
      ...(required ? { required } : {}),
      ...(limited ? { min: low, max: Math.max(1, low + span) } : {}),
    }
    if (kind === 'single' || kind === 'multi') return { ...field, options }
    if (kind !== 'table') return field
    const columns = [
      { id: 'c1', label: '列一', kind: 'text' as const, required: true },
      { id: 'c2', label: '列二', kind: 'number' as const },
    ]
    return { ...field, columns }
  })

/** A test on an answer or on an earlier field. */
function testOn(earlier: readonly FormField[], number: number): FormTest {
  const field = earlier[number % Math.max(1, earlier.length)]
  if (field === undefined || number % 4 === 0) return { question: 'place', in: [number % 8 === 0 ? 'own' : 'rent'] }
  if (field.kind === 'yesNo') return { field: field.id, in: [number % 3 === 0] }
  if (field.kind === 'number') return { field: field.id, from: number % 3, ...(number % 2 === 0 ? { to: 5 } : {}) }
  if (field.options !== undefined) return { field: field.id, in: [`o${(number % 3) + 1}`] }
  return { field: field.id, filled: true }
}

function conditionOn(earlier: readonly FormField[], [one, two]: readonly [number, number]): FormCondition | undefined {
  if (one % 3 === 0) return undefined
  const first = testOn(earlier, one)
  if (two % 3 === 0) return first
  return two % 3 === 1 ? { all: [first, testOn(earlier, two)] } : { any: [first, testOn(earlier, two)] }
}

const drawn = fc.tuple(plainField, fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), fc.boolean())

/** Any small form: two groups, conditions only on what stands before. */
export const forms: fc.Arbitrary<ItemForm> = fc.array(drawn, { minLength: 1, maxLength: 7 }).map((list) => {
  const fields: FormField[] = []
  for (const [field, numbers] of list) {
    const when = conditionOn(fields, numbers)
    fields.push({ ...field, id: `f${fields.length + 1}`, ...(when === undefined ? {} : { when }) })
  }
  const inSecond = new Set(list.flatMap(([, , isLater], index) => (isLater ? [`f${index + 1}`] : [])))
  return {
    groups: [
      { id: 'g1', title: '一', columns: 2 as const, fields: fields.filter(({ id }) => !inSecond.has(id)) },
      { id: 'g2', title: '二', columns: 1 as const, fields: fields.filter(({ id }) => inSecond.has(id)) },
    ],
  }
})

const someValues = fc.oneof(
  fc.constantFrom<FormValues[string]>(
    '',
    '  ',
    '字',
    '一段文字',
    'o1',
    'o2',
    'o9',
    '2026-02-12',
    '2026-02-30',
    '11010519491231002X',
    '110105194912310021',
    '91110000600037341L',
    '13900006027',
    '0571-88880000',
    '12345',
    0,
    1,
    2.5,
    7,
    true,
    false,
  ),
  fc.constantFrom<FormValues[string]>([], ['o1'], ['o1', 'o2', 'o3'], ['o1', 'o1'], ['o9']),
  fc.constantFrom<FormValues[string]>(
    [{}],
    [{ c1: '甲' }],
    [{ c2: 3 }],
    [{ c1: '甲', c2: '三' }],
    [{ c1: '甲', c2: 3 }, { c1: '乙' }],
  ),
)

/** Any values for a form, fitting or not, some for fields it does not have. */
export function valuesFor(form: ItemForm): fc.Arbitrary<FormValues> {
  const ids = [...fieldsOf(form).map(({ id }) => id), 'stranger']
  return fc.record(Object.fromEntries(ids.map((id) => [id, someValues])), { requiredKeys: [] }).map(said)
}

function said(values: Readonly<Record<string, FormValues[string] | undefined>>): FormValues {
  return Object.fromEntries(Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])))
}

function fittingValue({ kind, min = 1, columns = [] }: FormField): FormValues[string] {
  const count = Math.max(1, min)
  switch (kind) {
    case 'number':
      return min
    case 'date':
      return '2026-02-12'
    case 'single':
      return 'o1'
    case 'multi':
      return ['o1', 'o2', 'o3'].slice(0, count)
    case 'yesNo':
      return count > 1
    case 'identity':
      return '11010519491231002X'
    case 'creditCode':
      return '91110000600037341L'
    case 'phone':
      return '13900006027'
    case 'table':
      return Array.from({ length: count }, () => Object.fromEntries(columns.slice(0, 1).map(({ id }) => [id, '甲'])))
    default:
      return '字'.repeat(count)
  }
}

/** Values that fit a form's fields, some of those that may be left out left out. */
export function fittingFor(form: ItemForm): fc.Arbitrary<FormValues> {
  const fields = fieldsOf(form)
  const values = Object.fromEntries(fields.map((field) => [field.id, fc.constant(fittingValue(field))]))
  const needed = fields.filter(({ required }) => required === true).map(({ id }) => id)
  return fc.record(values, { requiredKeys: needed }).map(said)
}

export const answers: fc.Arbitrary<FormAnswers> = fc.constantFrom<FormAnswers>(
  {},
  { place: ['own'] },
  { place: ['rent'], extra: ['agent'] },
)

/** A form with values and answers for it. */
export const filled = forms.chain((form) => fc.record({ form: fc.constant(form), values: valuesFor(form), answers }))

/** Any step of drawing, on codes that are likely to be there. */
const id = fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5')
const group = fc.constantFrom('g1', 'g2', 'g3')
const index = fc.nat({ max: 4 })
export const edits: fc.Arbitrary<FormEdit> = fc.oneof(
  fc.record({ kind: fc.constant('add-group' as const), title: fc.constant('组'), index }),
  fc.record({ kind: fc.constantFrom('remove-group' as const, 'copy-group' as const), group }),
  fc.record({ kind: fc.constant('move-group' as const), group, index }),
  fc.record({
    kind: fc.constant('add-field' as const),
    group,
    index,
    field: fc.tuple(plainField, id).map(([field, own]) => ({ ...field, id: own })),
  }),
  fc.record({ kind: fc.constantFrom('remove-field' as const, 'copy-field' as const), field: id }),
  fc.record({ kind: fc.constant('move-field' as const), field: id, group, index }),
  fc.tuple(id, id, id).map(([field, to, other]): FormEdit => ({
    kind: 'change-field',
    field,
    change: {
      id: to,
      when: {
        any: [
          { field: other, filled: true },
          { question: 'place', in: ['rent'] },
        ],
      },
    },
  })),
)

/** The form after a row of edits, with every one on the way. */
export function drawnBy(row: readonly FormEdit[], from: ItemForm = emptyForm): readonly ItemForm[] {
  const all = [from]
  for (const edit of row) all.push(applyFormEdit(all.at(-1), edit))
  return all
}
