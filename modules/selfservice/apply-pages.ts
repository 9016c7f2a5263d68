import { dateOf } from '@yichuang/modules/calendar/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { MachineHall } from '@yichuang/modules/intake/public'
import type { Asked, Shown } from '@yichuang/modules/portal/public'
import { keepSitting, openSitting } from './commands/sittings.ts'
import type { Sitting } from './commands/sittings.ts'
import { donePages } from './done-pages.ts'
import type { AtHall, Step } from './page-routes.ts'
import type { SelfserviceParts } from './parts.ts'
import {
  answered,
  answerFault,
  answersInWords,
  formNow,
  formStanding,
  isSituationClear,
  personFaults,
  questionNow,
  situationOf,
  typedAfter,
  wishOf,
} from './rules/index.ts'
import type { TypedPerson } from './rules/index.ts'
import { formPage } from './served/FormPage.tsx'
import { stepAt } from './served/Machine.tsx'
import type { AtMachine } from './served/Machine.tsx'
import { papersPage } from './served/PapersPage.tsx'
import { personPage } from './served/PersonPage.tsx'
import { questionPage, stoppedPage } from './served/QuestionPage.tsx'

/** A step of somebody who fills in: what they said, and the item as it is in force now. */
export interface Filling {
  readonly asked: Asked
  readonly at: AtMachine
  readonly hall: MachineHall
  readonly sitting: Sitting
  readonly item: Item
}
export type FillingStep = (filling: Filling) => Promise<Shown>

/** The steps from the first question to the number; each can be gone back to. (CAT-03, INT-02, NET-05) */
export function applyPages(parts: SelfserviceParts): readonly Step[] {
  const step = (show: FillingStep) => whileSitting(parts, show)
  return [
    ['GET', 'questions', step((filling) => showQuestion(parts, filling))],
    ['POST', 'questions', step((filling) => takeAnswer(parts, filling))],
    ['GET', 'papers', step(async (filling) => onceClear(filling, () => showPapers(filling)))],
    ['GET', 'person', step(async (filling) => onceClear(filling, () => showPerson(filling)))],
    ['POST', 'person', step((filling) => takePerson(parts, filling))],
    ['GET', 'form', step(async (filling) => onceClear(filling, () => showForm(filling)))],
    ['POST', 'form', step((filling) => takeForm(parts, filling))],
    ...donePages(parts, step),
  ]
}

/** Finds what was said so far; gone, or already sent, leads to where it goes on. */
function whileSitting({ db, items }: SelfserviceParts, show: FillingStep): AtHall {
  return async (asked, at, hall) => {
    const sitting = await openSitting(db, { token: asked.sitting, hall: hall.id, at: asked.at })
    const item = sitting === undefined ? undefined : (await items.current(sitting.item))?.item
    if (sitting === undefined || item === undefined) return { to: `${stepAt(at)}?told=gone`, sitting: '' }
    const isAtEnd = asked.visit.path === stepAt(at, 'done')
    if (sitting.state.done !== undefined && !isAtEnd) return { to: stepAt(at, 'done') }
    return show({ asked, at, hall, sitting, item })
  }
}

/** Nothing is typed before the questions led to the papers. */
function onceClear({ at, sitting, item }: Filling, show: () => string): Shown {
  return isSituationClear(item, sitting.state.answers) ? { html: show() } : { to: stepAt(at, 'questions') }
}

async function showQuestion({ items }: SelfserviceParts, { asked, at, sitting, item }: Filling): Promise<Shown> {
  const { answers } = sitting.state
  const itemName = item.name
  const now = questionNow(item, answers, asked.query['at'])
  if (now !== undefined) return { html: questionPage(at, { itemName, asked: now, problem: faultIn(asked) }) }
  const { outcome } = situationOf(item, answers)
  if (outcome === null) return { to: stepAt(at, 'papers') }
  const other = outcome.item === undefined ? undefined : (await items.current(outcome.item))?.item
  const last = answersInWords(item, answers).at(-1)?.id
  return { html: stoppedPage(at, { itemName, outcome, other, last }) }
}

const faults: ReadonlySet<string> = new Set(['unknown', 'unanswered', 'too-many', 'exclusive'])

function faultIn({ query }: Asked): string | undefined {
  const fault = query['fault'] ?? ''
  return faults.has(fault) ? fault : undefined
}

async function takeAnswer({ db }: SelfserviceParts, { asked, at, sitting, item }: Filling): Promise<Shown> {
  const id = asked.form.get('question') ?? ''
  const address = stepAt(at, 'questions')
  const now = questionNow(item, sitting.state.answers, id)
  if (now === undefined || now.question.id !== id) return { to: address }
  const chosen = asked.form.getAll('option').slice(0, 60)
  const fault = answerFault(now.question, chosen)
  if (fault !== undefined) return { to: `${address}?at=${encodeURIComponent(id)}&fault=${fault}` }
  await keepSitting(db, sitting, { ...sitting.state, answers: answered(item, sitting.state.answers, id, chosen) })
  return { to: address }
}

function showPapers({ at, sitting, item }: Filling): string {
  const { answers } = sitting.state
  const { details } = situationOf(item, answers)
  return papersPage(at, { itemName: item.name, materials: details, answers: answersInWords(item, answers) })
}

function showPerson({ asked, at, sitting, item }: Filling): string {
  const { person } = sitting.state
  const isAsked = asked.query['told'] === '1'
  return personPage(at, {
    itemName: item.name,
    person,
    faults: isAsked ? personFaults(person, dateOf(asked.at)) : [],
  })
}

async function takePerson({ db }: SelfserviceParts, { asked, at, sitting, item }: Filling): Promise<Shown> {
  const { form } = asked
  const act = form.get('act') ?? 'next'
  const kind = kindOf(act === 'next' ? (form.get('kind') ?? '') : act)
  const field = (name: string, most: number) => (form.get(name) ?? '').trim().slice(0, most)
  const typed: TypedPerson = {
    kind,
    name: field('name', 60),
    documentNumber: field('documentNumber', 30),
    phone: field('phone', 20),
  }
  await keepSitting(db, sitting, { ...sitting.state, person: typed })
  const address = stepAt(at, 'person')
  if (act !== 'next') return { to: address }
  if (personFaults(typed, dateOf(asked.at)).length > 0) return { to: `${address}?told=1` }
  return { to: stepAt(at, item.form === undefined ? 'check' : 'form') }
}

function kindOf(word: string): TypedPerson['kind'] {
  return word === 'enterprise' ? 'enterprise' : 'person'
}

function showForm({ asked, at, sitting, item }: Filling): string {
  const now = formNow(item, sitting.state, dateOf(asked.at))
  if (now === undefined) return personPage(at, { itemName: item.name, person: sitting.state.person, faults: [] })
  return formPage(at, { itemName: item.name, now, isAsked: asked.query['told'] === '1' })
}

async function takeForm({ db }: SelfserviceParts, { asked, at, sitting, item }: Filling): Promise<Shown> {
  const today = dateOf(asked.at)
  const state = { ...sitting.state, form: typedAfter(item, sitting.state, asked.form, today) }
  await keepSitting(db, sitting, state)
  const { kind } = wishOf(asked.form.get('act') ?? '')
  const standing = formStanding(formNow(item, state, today))
  const isDone = standing === 'right' ? kind === 'next' || kind === 'later' : standing === 'gaps' && kind === 'later'
  if (isDone) return { to: stepAt(at, 'check') }
  return { to: `${stepAt(at, 'form')}${kind === 'next' || kind === 'later' ? '?told=1' : ''}` }
}
