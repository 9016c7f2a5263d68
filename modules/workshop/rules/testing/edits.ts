import fc from 'fast-check'
import type { Item, Material, Question } from '@yichuang/modules/catalogue/rules'
import type { FormEdit, FormField } from '@yichuang/modules/forms/rules'
import { applyEdit } from '../edit.ts'
import type { AttachPlace, Edit } from '../edits.ts'
import { choiceOf, standing } from '../tree.ts'
import type { AnswerPlace } from '../tree.ts'

/** A material as plain as can be. */
export function aMaterial(key: string, more: Partial<Material> = {}): Material {
  return {
    key,
    ref: `ref-${key}`,
    name: `文件${key}`,
    party: 'applicant',
    base: true,
    source: '申请人自备',
    issuer: '申请人',
    copies: [{ form: 'original', count: 1, action: 'submit' }],
    media: ['paper'],
    necessity: '必要',
    deferral: { allowed: false },
    share: { available: false },
    formReview: [{ id: 'f1', text: '清晰' }],
    contentReview: [{ id: 'c1', text: '一致' }],
    ...more,
  }
}

const questions: readonly Question[] = [
  {
    id: 'place',
    text: '场所？',
    type: 'single',
    required: true,
    options: [
      { id: 'own', label: '自有', effects: { addMaterials: ['deed'] } },
      {
        id: 'rent',
        label: '租用',
        effects: { addMaterials: ['lease'] },
        next: [
          {
            id: 'landlord',
            text: '房东？',
            type: 'single',
            required: true,
            options: [
              { id: 'yes', label: '能' },
              { id: 'no', label: '不能', effects: { removeMaterials: ['lease'] } },
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'extra',
    text: '还有？',
    type: 'multi',
    required: false,
    options: [
      { id: 'agent', label: '委托' },
      { id: 'none', label: '都没有', exclusive: true },
    ],
  },
]

/** An item with two questions, one of them below an answer, a condition, and three materials. */
export function anItem(more: Partial<Item> = {}): Item {
  return {
    kind: 'item',
    id: 'probe',
    name: '样例事项',
    mainItem: { name: '样例', basicCode: null },
    codes: { basic: null },
    aliases: [],
    board: 'ssdj',
    department: 'scjg',
    type: '行政许可',
    levels: ['县级'],
    objects: ['自然人'],
    handling: '承诺件',
    channels: ['窗口办理'],
    visits: 1,
    limits: { statutory: { value: 20, unit: 'workday' }, committed: { value: 5, unit: 'workday' } },
    fee: { charged: false, lines: [] },
    legalBasis: [{ law: '《办法》', article: '第一条' }],
    conditions: [],
    specialProcedures: [],
    results: [{ name: '许可证' }],
    situation: { questions },
    rules: [{ id: 'r1', when: { all: ['place.rent', 'extra.agent'] }, addMaterials: ['deed'] }],
    materials: [aMaterial('form'), aMaterial('deed', { base: false }), aMaterial('lease', { base: false })],
    ...more,
  }
}

const someNumber = fc.nat({ max: 40 })

/** A wish by numbers: which kind of edit, and where; it is made concrete by the item it meets. */
const wish = fc.tuple(fc.nat({ max: 27 }), someNumber, someNumber, someNumber)
export const wishes = fc.array(wish, { maxLength: 25 })
type Wish = readonly [kind: number, one: number, two: number, three: number]

function at<Entry>(list: readonly Entry[], number: number): Entry | undefined {
  return list.length === 0 ? undefined : list[number % list.length]
}

/** What a wish of numbers points at in an item. */
interface Aim {
  readonly item: Item
  readonly numbers: readonly [one: number, two: number, three: number]
  readonly questions: readonly Question[]
  readonly question: Question | undefined
  readonly place: AnswerPlace | undefined
}

/** The edit that a wish of numbers means for an item; undefined: there is nothing to do it to. */
export function editOf(item: Item, [kind, one, two, three]: Wish): Edit | undefined {
  const questions = standing(item.situation.questions).map(({ question }) => question)
  const question = at(questions, one)
  const option = question && at(question.options, two)
  const place = question && option && { question: question.id, option: option.id }
  const aim: Aim = { item, numbers: [one, two, three], questions, question, place }
  return at(
    [...freeEdits(aim), ...questionEdits(aim), ...optionEdits(aim), ...materialEdits(aim), ...formEdits(aim)],
    kind,
  )
}

type Edits = readonly (Edit | undefined)[]

function freeEdits({ numbers, questions, place }: Aim): Edits {
  const [, two, three] = numbers
  const type = two % 3 === 0 ? 'multi' : 'single'
  const under = place && two % 2 === 0 ? { under: place } : {}
  return [
    { kind: 'add-question', wish: { ...under, type, text: '新', options: ['是', '否'] } },
    place && { kind: 'add-condition', wish: { when: conditionOf(questions, numbers) } },
    { kind: 'add-material', wish: { material: aMaterial(`m${three % 5}`), ...(place && { at: place }) } },
    { kind: 'set-master', wish: { member: 'visits', value: two } },
  ]
}

function questionEdits({ item, numbers: [, two, three], questions, question: aimed }: Aim): Edits {
  if (aimed === undefined) return []
  const question = aimed.id
  const type = two % 2 === 0 ? 'single' : 'multi'
  const materials = item.materials.map((material) => ({ ...material, ref: `other-${material.ref}` }))
  return [
    { kind: 'change-question', wish: { question, type, text: `问${two}` } },
    { kind: 'remove-question', wish: { question } },
    { kind: 'move-question', wish: { question, ...underOf(questions, three), index: two % 4 } },
    { kind: 'copy-question', wish: { question } },
    { kind: 'add-option', wish: { question, label: '新', index: two % 4 } },
    { kind: 'reuse-question', wish: { question: aimed, materials } },
  ]
}

function optionEdits({ numbers: [, , three], place }: Aim): Edits {
  if (place === undefined) return []
  const stop = { ...place, outcome: { kind: 'stop', message: '不办' } } as const
  return [
    { kind: 'change-option', wish: { ...place, exclusive: three % 2 === 0 } },
    { kind: 'remove-option', wish: place },
    { kind: 'move-option', wish: { ...place, index: three % 4 } },
    { kind: 'copy-option', wish: place },
    { kind: 'set-outcome', wish: three % 2 === 0 ? stop : place },
  ]
}

function materialEdits({ item, numbers: [one, two, three], place }: Aim): Edits {
  const key = at(item.materials, three)?.key
  const rule = at(item.rules ?? [], one)?.id
  const target: AttachPlace | undefined = rule !== undefined && two % 3 === 0 ? { rule } : place
  const kind = one % 2 === 0 ? 'add' : 'remove'
  if (key === undefined) return []
  return [
    target && { kind: 'attach-material', wish: { key, at: target, kind } },
    target && { kind: 'detach-material', wish: { key, at: target, kind } },
    { kind: 'drop-material', wish: { key } },
    { kind: 'ask-everybody', wish: { key } },
    { kind: 'change-material', wish: { key, change: { name: `改${one}` } } },
  ]
}

/** Draws on the form of the item: a group and fields first, then everything that can be done to them. */
function formEdits({ item, numbers: [one, two, three], place }: Aim): Edits {
  const groups = item.form?.groups ?? []
  const group = at(groups, one)?.id
  const fields = groups.flatMap((each) => each.fields)
  const field = at(fields, two)?.id
  const fresh: FormField = { id: `f${one % 4}`, label: '栏', kind: three % 2 === 0 ? 'text' : 'yesNo' }
  const edits: readonly FormEdit[] = [
    { kind: 'add-group', title: '组' },
    ...(group === undefined ? [] : groupEdits(group, fresh, two)),
    ...(field === undefined ? [] : fieldEdits(field, { place, other: at(fields, three)?.id ?? '', three })),
    ...(field === undefined || group === undefined
      ? []
      : [{ kind: 'move-field' as const, field, group, index: three % 3 }]),
  ]
  return edits.map((wish) => ({ kind: 'edit-form' as const, wish }))
}

function groupEdits(group: string, field: FormField, number: number): readonly FormEdit[] {
  return [
    { kind: 'add-field', group, field, index: number % 3 },
    { kind: number % 3 === 0 ? 'remove-group' : 'copy-group', group },
  ]
}

interface FieldAim {
  readonly place: AnswerPlace | undefined
  readonly other: string
  readonly three: number
}

function fieldEdits(field: string, { place, other, three }: FieldAim): readonly FormEdit[] {
  const when = place !== undefined && three % 2 === 0 ? { question: place.question, in: [place.option] } : undefined
  return [
    { kind: 'change-field', field, change: { id: `f${three % 6}`, when } },
    { kind: 'change-field', field, change: { when: { any: [{ field: other, filled: true }] } } },
    { kind: three % 3 === 0 ? 'remove-field' : 'copy-field', field },
  ]
}

function underOf(
  questions: readonly { readonly id: string; readonly options: readonly { readonly id: string }[] }[],
  number: number,
) {
  const question = number % 3 === 0 ? undefined : at(questions, number)
  const option = question && at(question.options, number)
  return question && option && { under: { question: question.id, option: option.id } }
}

type Questions = Parameters<typeof underOf>[0]

function conditionOf(questions: Questions, [one, two, three]: readonly [number, number, number]) {
  const choices = questions.flatMap(({ id, options }) =>
    options.map((option) => choiceOf({ question: id, option: option.id })),
  )
  const some = [at(choices, one), at(choices, two)].flatMap((choice) => choice ?? [])
  const kinds = [{ all: some }, { any: some }, { none: some }, { atLeast: { count: 1, of: some } }]
  return at(kinds, three) ?? { all: some }
}

/** The item after a row of wishes, with every document on the way. */
export function documentsOf(item: Item, row: readonly Wish[]): readonly Item[] {
  const documents = [item]
  for (const one of row) {
    const now = documents.at(-1) ?? item
    const edit = editOf(now, one)
    if (edit !== undefined) documents.push(applyEdit(now, edit))
  }
  return documents
}
