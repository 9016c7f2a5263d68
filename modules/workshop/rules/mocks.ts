import { activeQuestions, resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item, Option, Question, Rule } from '@yichuang/modules/catalogue/rules'
import type { MockApplication } from './draft.ts'
import { choiceOf, standing } from './tree.ts'
import type { AnswerPlace } from './tree.ts'

/** Applicants that are played at most; a tree that needs more is too large to be tried by people. */
const mostMocks = 60

/**
 * Applicants to be played so that every situation is covered: each answer that can be given is given by somebody, each
 * condition that can hold holds for somebody. Few applicants, the same ones for the same tree. (CAT-09; GD 三(一)5)
 */
export function mockApplications(item: Item): readonly MockApplication[] {
  const targets = targetsOf(item)
  const open = new Set(targets.map(({ key }) => key))
  const mocks: MockApplication[] = []
  for (const target of targets) {
    if (!open.has(target.key) || mocks.length >= mostMocks) continue
    const answers = meeting(item, target, open)
    const mock = answers && mockOf(item, answers, mocks.length + 1)
    open.delete(target.key)
    if (answers === undefined || mock === undefined) continue
    for (const one of metBy(item, answers)) open.delete(one)
    mocks.push(mock)
  }
  const plain = mocks.length > 0 ? undefined : mockOf(item, {}, 1)
  return plain?.status === 'complete' ? [plain] : mocks
}

/** Answers that meet a target; undefined where nobody can. */
function meeting(item: Item, { key, wanted, shunned }: Target, open: ReadonlySet<string>): Answers | undefined {
  const answers = answersFor(item, { wanted, shunned, open })
  return answers !== undefined && metBy(item, answers).has(key) ? answers : undefined
}

/** The applicant with these answers; undefined where they come to no end. */
function mockOf(item: Item, answers: Answers, no: number): MockApplication | undefined {
  const { status, materials } = resolveSituation(item, answers)
  return status === 'incomplete' || status === 'invalid' ? undefined : { no, answers, status, materials }
}

interface Target {
  readonly key: string
  /** answers that must be given, with those that lead to them */
  readonly wanted: ReadonlySet<string>
  readonly shunned: ReadonlySet<string>
}

/** What has to be met by somebody: conditions first, they need most, then the answers, the deepest first. */
function targetsOf(item: Item): readonly Target[] {
  const places = standing(item.situation.questions)
  const parents = new Map(places.map(({ question, under }) => [question.id, under]))
  const withParents = (choice: string): readonly string[] => {
    const question = choice.slice(0, choice.indexOf('.'))
    const above = parents.get(question)
    return above === undefined ? [choice] : [choice, ...withParents(choiceOf(above))]
  }
  const target = (key: string, choices: readonly string[], shunned: readonly string[] = []): Target => ({
    key,
    wanted: new Set(choices.flatMap(withParents)),
    shunned: new Set(shunned),
  })
  const conditions = (item.rules ?? []).map((rule) => target(ruleKey(rule), choicesFor(rule), rule.when.none ?? []))
  const answers = places
    .toSorted((one, other) => other.depth - one.depth)
    .flatMap(({ question }) => question.options.map(({ id }) => choiceOf({ question: question.id, option: id })))
    .map((choice) => target(choice, [choice]))
  return [...conditions, ...answers]
}

const ruleKey = ({ id }: Rule) => `rule ${id}`

function choicesFor({ when: { all = [], any = [], atLeast } }: Rule): readonly string[] {
  return [...all, ...any.slice(0, 1), ...(atLeast?.of.slice(0, atLeast.count) ?? [])]
}

interface Wish extends Pick<Target, 'wanted' | 'shunned'> {
  /** what nobody met yet: chosen where there is a choice */
  readonly open: ReadonlySet<string>
}

/** Answers question by question as they come up; undefined where the wish cannot be met. */
function answersFor(item: Item, wish: Wish): Answers | undefined {
  const answers: Record<string, readonly string[]> = {}
  for (;;) {
    const next = activeQuestions(item, answers).find(({ question }) => answers[question.id] === undefined)
    if (next === undefined) return answers
    const chosen = chooseFor(next.question, wish)
    if (chosen === undefined) return undefined
    answers[next.question.id] = chosen
  }
}

function chooseFor(question: Question, { wanted, shunned, open }: Wish): readonly string[] | undefined {
  const key = ({ id }: Option) => choiceOf({ question: question.id, option: id })
  const must = question.options.filter((option) => wanted.has(key(option)))
  if (question.type === 'single' && must.length > 1) return undefined
  if (must.length > 1 && must.some(({ exclusive }) => exclusive === true)) return undefined
  if (must.length > 0) return must.map(({ id }) => id)
  const free = question.options.filter((option) => !shunned.has(key(option)) && option.effects?.outcome === undefined)
  const fresh = free.find((option) => open.has(key(option)))
  const first = fresh ?? free[0] ?? question.options.find((option) => !shunned.has(key(option)))
  if (first === undefined) return question.required ? undefined : []
  return [first.id]
}

function metBy(item: Item, answers: Answers): ReadonlySet<string> {
  const places = activeQuestions(item, answers).map(({ question }) => question)
  const chosen = places.flatMap((question) =>
    (answers[question.id] ?? []).map((option) => choiceOf({ question: question.id, option } satisfies AnswerPlace)),
  )
  const has = new Set(chosen)
  const held = (item.rules ?? []).filter(({ when }) => holds(when, has)).map(ruleKey)
  return new Set([...chosen, ...held])
}

function holds({ all = [], any, none = [], atLeast }: Rule['when'], chosen: ReadonlySet<string>): boolean {
  const has = (choice: string) => chosen.has(choice)
  return (
    all.every(has) &&
    (any === undefined || any.some(has)) &&
    !none.some(has) &&
    (atLeast === undefined || atLeast.of.filter(has).length >= atLeast.count)
  )
}
