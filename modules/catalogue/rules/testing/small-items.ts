import fc from 'fast-check'
import { resolveSituation } from '../resolve.ts'
import type { Answers, Effects, Item, Material, Option, Question, Rule } from '../format.ts'

const keys = ['a', 'b', 'c', 'd'] as const

/** A material as plain as can be. */
export function plainMaterial(key: string, more: Partial<Material> = {}): Material {
  return {
    key,
    ref: `ref-${key}`,
    name: `文件${key}`,
    party: 'applicant',
    base: false,
    source: '申请人自备',
    issuer: '申请人',
    copies: [{ form: 'original', count: 1, action: 'submit' }],
    media: ['paper'],
    necessity: '必要',
    deferral: { allowed: false },
    share: { available: false },
    formReview: [{ id: 'f', text: '清晰' }],
    contentReview: [{ id: 'c', text: '一致' }],
    ...more,
  }
}

/** An item of nothing but questions, materials and rules. */
export function plainItem(
  questions: readonly Question[],
  materials: readonly Material[],
  rules: readonly Rule[] = [],
): Item {
  return {
    kind: 'item',
    id: 'probe',
    name: '样例事项',
    mainItem: { name: '样例', basicCode: null },
    codes: { basic: null },
    aliases: [],
    board: 'board',
    department: 'department',
    type: '行政许可',
    levels: [],
    objects: [],
    handling: '承诺件',
    channels: [],
    visits: 1,
    limits: { statutory: { value: 20, unit: 'workday' }, committed: { value: 5, unit: 'workday' } },
    fee: { charged: true, lines: [{ id: 'fee', name: '工本费', amount: 1, situational: true }] },
    legalBasis: [],
    conditions: [],
    specialProcedures: [{ id: 'hearing', kind: '听证', days: null, when: 'situation', clock: 'excluded' }],
    results: [],
    situation: { questions },
    rules,
    materials,
  }
}

/** Seldom there: what is everywhere hides everything else. */
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

const someKeys = fc.subarray([...keys], { maxLength: 2 })
const effects: fc.Arbitrary<Effects> = fc
  .record({
    add: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: someKeys }),
    remove: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: someKeys }),
    patch: rarely(fc.record({ key: fc.constantFrom(...keys), per: fc.constantFrom('人', '户') })),
    committed: rarely(fc.integer({ min: 1, max: 3 })),
    fee: rarely(fc.constant(true)),
    outcome: rarely(fc.constantFrom('stop', 'redirect')),
  })
  .map(({ add, remove, patch, committed, fee, outcome }) => ({
    ...(add.length > 0 ? { addMaterials: add } : {}),
    ...(remove.length > 0 ? { removeMaterials: remove } : {}),
    ...(patch === null ? {} : { setMaterials: [{ key: patch.key, set: { per: patch.per } }] }),
    ...(committed === null ? {} : { setLimits: { committed: { value: committed, unit: 'workday' as const } } }),
    ...(fee === null ? {} : { addFees: ['fee'] }),
    ...(outcome === 'stop' ? { outcome: { kind: 'stop' as const, message: '不受理' } } : {}),
    ...(outcome === 'redirect' ? { outcome: { kind: 'redirect' as const, message: '另一事项', item: 'other' } } : {}),
  }))

function without<Value extends object, Name extends keyof Value>(value: Value, name: Name): Omit<Value, Name> {
  const copy = { ...value }
  delete copy[name]
  return copy
}

/** Questions without ids yet. */
function questions(depth: number): fc.Arbitrary<Question[]> {
  const option: fc.Arbitrary<Option> = fc
    .record({
      effects: fc.option(effects, { freq: 4 }),
      isAlone: fc.nat(3),
      next: depth === 0 ? fc.constant([]) : fc.oneof(fc.constant([]), fc.constant([]), questions(depth - 1)),
    })
    .map(({ effects: own, isAlone, next }) => ({
      id: '',
      label: '答',
      ...(isAlone === 0 ? { exclusive: true } : {}),
      ...(own === null ? {} : { effects: own }),
      ...(next.length === 0 ? {} : { next }),
    }))
  const question: fc.Arbitrary<Question> = fc
    .record({
      type: fc.constantFrom('single', 'single', 'multi'),
      required: fc.nat(3).map((dice) => dice > 0),
      options: fc.array(option, { minLength: 2, maxLength: 3 }),
    })
    .map(({ type, required, options }) => ({
      id: '',
      text: '问',
      type,
      required,
      options: type === 'multi' ? options : options.map((one) => without(one, 'exclusive')),
    }))
  return fc.array(question, { minLength: depth === 2 ? 0 : 1, maxLength: depth === 0 ? 1 : 2 })
}

/** Gives every question and option its id; what is beyond the number of questions goes. */
function named(tree: readonly Question[], count: { left: number }): Question[] {
  return tree.flatMap((question) => {
    if (count.left === 0) return []
    const id = `q${count.left}`
    count.left -= 1
    const options = question.options.map(({ next, ...option }, index) => {
      const below = named(next ?? [], count)
      return { ...option, id: `o${index}`, ...(below.length === 0 ? {} : { next: below }) }
    })
    return [{ ...question, id, options }]
  })
}

function choicesOf(tree: readonly Question[]): string[] {
  return tree.flatMap(({ id, options }) =>
    options.flatMap((option) => [`${id}.${option.id}`, ...choicesOf(option.next ?? [])]),
  )
}

function rules(choices: readonly string[]): fc.Arbitrary<Rule[]> {
  if (choices.length === 0) return fc.constant([])
  const some = fc.subarray([...choices], { minLength: 1, maxLength: 2 })
  const rule = fc
    .record(
      { all: some, any: some, none: some, atLeast: fc.record({ count: fc.integer({ min: 1, max: 2 }), of: some }) },
      { requiredKeys: [] },
    )
    .chain((when) => effects.map((own) => ({ id: '', when, ...without(own, 'outcome') })))
  return fc.array(rule, { maxLength: 2 }).map((list) => list.map((one, index) => ({ ...one, id: `r${index}` })))
}

/** Items of at most five questions, as contradictory as chance makes them. */
export const smallItem: fc.Arbitrary<Item> = questions(2)
  .map((tree) => named(tree, { left: 5 }))
  .chain((tree) =>
    rules(choicesOf(tree)).map((list) =>
      plainItem(
        tree,
        keys.map((key) => plainMaterial(key, { base: key === 'a' })),
        list,
      ),
    ),
  )

/** Every complete combination of answers, each once, one by one. */
export function everyCombination({ situation }: Item): Answers[] {
  return inTurn(situation.questions)
}

function inTurn(tree: readonly Question[]): Answers[] {
  return tree.reduce<Answers[]>(
    (before, question) => before.flatMap((start) => answersTo(question).map((rest) => ({ ...start, ...rest }))),
    [{}],
  )
}

function answersTo(question: Question): Answers[] {
  return setsOf(question).flatMap((set) => {
    const next = set.flatMap((option) => option.next ?? [])
    return inTurn(next).map((rest) => (set.length === 0 ? rest : { [question.id]: set.map(({ id }) => id), ...rest }))
  })
}

/** The sets of options that are a valid answer. */
export function setsOf({ type, required, options }: Question): Option[][] {
  const none: Option[][] = required ? [] : [[]]
  if (type === 'single') return [...none, ...options.map((option) => [option])]
  const all = Array.from({ length: 2 ** options.length }, (_, mask) =>
    options.filter((__, index) => Math.floor(mask / 2 ** index) % 2 === 1),
  )
  return all.filter(
    (set) => (set.length > 0 || !required) && (set.length < 2 || set.every(({ exclusive }) => exclusive !== true)),
  )
}

/** What answers come to, as a text that is the same exactly where the result is. */
export function resultText(item: Item, answers: Answers): string {
  const { status, materials, details, procedures, fees, limits, outcome } = resolveSituation(item, answers)
  return JSON.stringify([
    status,
    materials,
    details.map(({ copies, necessity, deferral, per }) => [copies, necessity, deferral, per]),
    procedures.map(({ id }) => id),
    fees.map(({ id }) => id),
    status === 'complete' ? limits : null,
    outcome,
  ])
}
