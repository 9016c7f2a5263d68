import type {
  Answers,
  Copy,
  Deferral,
  Effects,
  FeeLine,
  Item,
  Limits,
  Material,
  Option,
  Outcome,
  Question,
  Rule,
  SpecialProcedure,
} from './format.ts'

/** A material as the situation needs it, with everything answers changed about it. */
export interface ResolvedMaterial extends Omit<Material, 'copies' | 'necessity' | 'deferral' | 'per'> {
  readonly copies: readonly Copy[]
  readonly necessity: Material['necessity']
  readonly deferral: Deferral
  readonly per?: string
}

export interface ResolveError {
  readonly question: string
  readonly code: 'unknown-option' | 'too-many' | 'not-exclusive' | 'unknown-question'
  readonly option?: string
}

/** What the answers come to. (exchange format §4) */
export interface Resolution {
  readonly status: 'complete' | 'incomplete' | 'invalid' | 'stopped' | 'redirected'
  readonly materials: readonly string[]
  readonly details: readonly ResolvedMaterial[]
  readonly procedures: readonly SpecialProcedure[]
  readonly fees: readonly FeeLine[]
  readonly limits: Limits
  /** required questions that are active and unanswered, in document order */
  readonly missing: readonly string[]
  readonly errors: readonly ResolveError[]
  readonly outcome: Outcome | null
}

/** What a walk through the active questions met, in document order. */
export interface Walk {
  readonly active: Question[]
  readonly chosen: Set<string>
  readonly effects: Effects[]
  readonly missing: string[]
  readonly errors: ResolveError[]
}

/**
 * From answers to the exact list of materials. Answers to questions that are not active are ignored: a person may have
 * changed their mind. Removal wins over addition whatever the order. (CAT-03; exchange format §4)
 */
export function resolveSituation(item: Item, answers: Answers): Resolution {
  const walk = walkQuestions(item.situation.questions, answers)
  const outcome = walk.effects.find((effects) => effects.outcome !== undefined)?.outcome ?? null
  const blank = {
    materials: [],
    details: [],
    procedures: [],
    fees: [],
    limits: item.limits,
    missing: walk.missing,
    errors: walk.errors,
    outcome,
  }
  if (walk.errors.length > 0) return { status: 'invalid', ...blank, outcome: null }
  if (outcome !== null) return { status: outcome.kind === 'stop' ? 'stopped' : 'redirected', ...blank, missing: [] }
  if (walk.missing.length > 0) return { status: 'incomplete', ...blank }
  const effects = [...walk.effects, ...(item.rules ?? []).filter((rule) => holds(rule, walk.chosen))]
  const details = materialsOf(item, effects)
  return {
    status: 'complete',
    materials: details.map(({ key }) => key),
    details,
    procedures: proceduresOf(item, effects),
    fees: feesOf(item, effects),
    limits: Object.assign({}, item.limits, ...effects.map(({ setLimits }) => setLimits)) as Limits,
    missing: [],
    errors: [],
    outcome: null,
  }
}

/** Walks the active questions depth first and collects choices, effects, gaps and faults. (exchange format §4.1-4) */
export function walkQuestions(questions: readonly Question[], answers: Answers): Walk {
  const walk: Walk = { active: [], chosen: new Set(), effects: [], missing: [], errors: [] }
  for (const question of questions) visit(question, answers, walk)
  return walk
}

/** What was chosen of a question, in its own words. */
export function labelsOf(question: Pick<Question, 'options'>, chosen: readonly string[]): string {
  return question.options
    .filter(({ id }) => chosen.includes(id))
    .map(({ label }) => label)
    .join('、')
}

/** The questions to ask now, in order: top-level ones, and those below chosen options. */
export function activeQuestions(
  item: Item,
  answers: Answers,
): readonly { readonly question: Question; readonly depth: number }[] {
  const asked: { question: Question; depth: number }[] = []
  const ask = (question: Question, depth: number) => {
    asked.push({ question, depth })
    const chosen = new Set(answers[question.id])
    for (const option of question.options) {
      if (chosen.has(option.id)) for (const next of option.next ?? []) ask(next, depth + 1)
    }
  }
  for (const question of item.situation.questions) ask(question, 0)
  return asked
}

/**
 * Answers to questions that the item does not have at all; no user can have left them behind by a change of mind, so
 * whoever takes an application refuses them.
 */
export function strangeAnswers(item: Item, answers: Answers): readonly ResolveError[] {
  const known = questionsOf(item)
  return Object.keys(answers)
    .filter((id) => !known.has(id))
    .map((question) => ({ question, code: 'unknown-question' }))
}

const knownQuestions = new WeakMap<Item, ReadonlySet<string>>()

function questionsOf(item: Item): ReadonlySet<string> {
  const kept = knownQuestions.get(item)
  if (kept !== undefined) return kept
  const ids = new Set<string>()
  const waiting = [...item.situation.questions]
  for (let question = waiting.pop(); question !== undefined; question = waiting.pop()) {
    ids.add(question.id)
    for (const { next } of question.options) waiting.push(...(next ?? []))
  }
  knownQuestions.set(item, ids)
  return ids
}

function visit(question: Question, answers: Answers, walk: Walk): void {
  walk.active.push(question)
  const given = [...new Set(answers[question.id] ?? [])]
  const fault = faultOf(question, given)
  if (fault !== undefined) {
    walk.errors.push(fault)
    return
  }
  if (given.length === 0 && question.required) walk.missing.push(question.id)
  for (const option of question.options) {
    if (given.includes(option.id)) choose(question, option, answers, walk)
  }
}

function choose(question: Question, option: Option, answers: Answers, walk: Walk): void {
  walk.chosen.add(`${question.id}.${option.id}`)
  if (option.effects !== undefined) walk.effects.push(option.effects)
  for (const next of option.next ?? []) visit(next, answers, walk)
}

function faultOf({ id, type, options }: Question, given: readonly string[]): ResolveError | undefined {
  const unknown = given.find((answer) => !options.some((option) => option.id === answer))
  if (unknown !== undefined) return { question: id, code: 'unknown-option', option: unknown }
  if (type === 'single' && given.length > 1) return { question: id, code: 'too-many' }
  const exclusive = options.find((option) => option.exclusive === true && given.includes(option.id))
  if (exclusive !== undefined && given.length > 1) return { question: id, code: 'not-exclusive', option: exclusive.id }
  return undefined
}

function holds({ when }: Rule, chosen: ReadonlySet<string>): boolean {
  const { all, any, none, atLeast } = when
  const has = (choice: string) => chosen.has(choice)
  return (
    (all === undefined || all.every(has)) &&
    (any === undefined || any.some(has)) &&
    (none === undefined || !none.some(has)) &&
    (atLeast === undefined || atLeast.of.filter(has).length >= atLeast.count)
  )
}

function materialsOf({ materials }: Item, effects: readonly Effects[]): ResolvedMaterial[] {
  const added = new Set(effects.flatMap(({ addMaterials }) => addMaterials ?? []))
  const removed = new Set(effects.flatMap(({ removeMaterials }) => removeMaterials ?? []))
  const patches = effects.flatMap(({ setMaterials }) => setMaterials ?? [])
  return materials
    .filter(({ key, base }) => (base || added.has(key)) && !removed.has(key))
    .map(
      (material) =>
        Object.assign(
          {},
          material,
          ...patches.filter(({ key }) => key === material.key).map(({ set }) => set),
        ) as ResolvedMaterial,
    )
}

function proceduresOf({ specialProcedures }: Item, effects: readonly Effects[]): SpecialProcedure[] {
  const added = new Set(effects.flatMap(({ addProcedures }) => addProcedures ?? []))
  return specialProcedures.filter(({ id, when }) => when === 'always' || added.has(id))
}

function feesOf({ fee }: Item, effects: readonly Effects[]): FeeLine[] {
  const added = new Set(effects.flatMap(({ addFees }) => addFees ?? []))
  return fee.charged ? fee.lines.filter(({ id, situational }) => situational !== true || added.has(id)) : []
}
