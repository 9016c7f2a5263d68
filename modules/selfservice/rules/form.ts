import { labelsOf, activeQuestions } from '@yichuang/modules/catalogue/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { filledIn, kept, numberFrom, prefill, testsOf, validate, visibleGroups } from '@yichuang/modules/forms/rules'
import type {
  CellValue,
  FormColumn,
  FormField,
  FormFinding,
  FormGroup,
  FormRow,
  FormValue,
  FormValues,
  ItemForm,
  TypedValues,
} from '@yichuang/modules/forms/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { applicantOf } from './sitting.ts'
import type { SittingState } from './sitting.ts'

/** The item's form as it stands at a machine: the same schema and the same check as at the window. (NET-05) */
export interface FormNow {
  readonly form: ItemForm
  readonly groups: readonly FormGroup[]
  readonly values: FormValues
  /** what is sent and stored */
  readonly stored: FormValues
  readonly findings: readonly FormFinding[]
  /** codes of fields that other fields wait for: what is said there changes what is asked */
  readonly governing: ReadonlySet<string>
}

/** The item's form with what was typed, and what the applicant and the answers fill in. */
export function formNow(item: Item, { answers, person, form: typed }: SittingState, today: PlainDate) {
  const { form } = item
  if (form === undefined) return undefined
  const values = filledIn(form, typed, sourcesOf(item, { answers, person }, today))
  return {
    form,
    groups: visibleGroups(form, values, answers),
    values,
    stored: kept(form, values, answers),
    findings: validate(form, { values, answers }, today),
    governing: new Set(form.groups.flatMap(fieldsWaitedFor)),
  } satisfies FormNow
}

function fieldsWaitedFor(group: FormGroup): readonly string[] {
  return [group.when, ...group.fields.map(({ when }) => when)]
    .flatMap(testsOf)
    .flatMap((test) => ('field' in test ? [test.field] : []))
}

/** Nothing of earlier applications: whoever types somebody's number at a machine must not read what they said before. */
function sourcesOf(item: Item, { answers, person }: Pick<SittingState, 'answers' | 'person'>, today: PlainDate) {
  const words = activeQuestions(item, answers).map(({ question }) => [
    question.id,
    labelsOf(question, answers[question.id] ?? []),
  ])
  return { applicant: applicantOf(person), answers, answerTexts: Object.fromEntries(words), earlier: {}, today }
}

/** What a button of the form asks for. */
export type FormWish =
  | { readonly kind: 'next' | 'later' | 'look' }
  | { readonly kind: 'add'; readonly field: string }
  | { readonly kind: 'drop'; readonly field: string; readonly row: number }

/** The wish of the button that was pressed. */
export function wishOf(act: string): FormWish {
  const [kind = '', field = '', row = ''] = act.split(' ')
  if (kind === 'add') return { kind, field }
  if (kind === 'drop') return { kind, field, row: Number(row) }
  return { kind: kind === 'next' || kind === 'later' ? kind : 'look' }
}

/** How the names of a posted form are made. */
export const nameOf = (field: string) => `f ${field}`
export const cellNameOf = (field: string, row: number, column: string) => `c ${field} ${row} ${column}`

/** A form as it was sent. */
interface Posted {
  get(name: string): string | null
  getAll(name: string): string[]
}

/**
 * What is typed after a page of the form was sent: fields that were shown are read, others stay as they were. What a
 * source fills in and nobody changed stays the source's.
 */
export function typedAfter(item: Item, state: SittingState, posted: Posted, today: PlainDate): TypedValues {
  const now = formNow(item, state, today)
  if (now === undefined) return state.form
  const wish = wishOf(posted.get('act') ?? '')
  const sourced = prefill(now.form, sourcesOf(item, state, today))
  const read = now.groups
    .flatMap(({ fields }) => fields)
    .map((field) => [field.id, readField(field, posted, now.values, wish)] as const)
    .filter(([id, value]) => Object.hasOwn(state.form, id) || !isSame(value, sourced[id] ?? null))
  return { ...state.form, ...Object.fromEntries(read) }
}

function isSame(one: FormValue | null, other: FormValue | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function readField(field: FormField, posted: Posted, values: FormValues, wish: FormWish): FormValue | null {
  const { id, kind, columns = [] } = field
  if (kind !== 'table') return readCell({ kind, name: nameOf(id) }, posted) ?? null
  const before = values[id]
  const shown = Array.isArray(before) ? before.length : 0
  const rows: FormRow[] = Array.from({ length: shown }, (_, row) => readRow(columns, posted, { id, row }))
  if (wish.kind === 'add' && wish.field === id) rows.push({})
  if (wish.kind === 'drop' && wish.field === id) rows.splice(wish.row, 1)
  return rows.length === 0 ? null : rows
}

function readRow(
  columns: readonly FormColumn[],
  posted: Posted,
  { id, row }: { readonly id: string; readonly row: number },
): FormRow {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const cell = readCell({ kind: column.kind, name: cellNameOf(id, row, column.id) }, posted)
      return cell === undefined ? [] : [[column.id, cell]]
    }),
  )
}

/** characters of one value; what is longer was not typed by hand */
const MOST = 2000

function readCell(
  { kind, name }: { readonly kind: FormField['kind']; readonly name: string },
  posted: Posted,
): CellValue | undefined {
  if (kind === 'multi') {
    const chosen = posted.getAll(name).slice(0, 60)
    return chosen.length === 0 ? undefined : chosen
  }
  const text = (posted.get(name) ?? '').slice(0, MOST)
  if (text.trim() === '') return undefined
  if (kind === 'number') return numberFrom(text)
  return kind === 'yesNo' ? text === 'yes' : text
}

/** What must be mended before anything is sent, and what may also be filled in at the window. */
export function formStanding(now: Pick<FormNow, 'findings'> | undefined): 'right' | 'gaps' | 'wrong' {
  const findings = now?.findings ?? []
  if (findings.some(({ code }) => code !== 'required')) return 'wrong'
  return findings.length === 0 ? 'right' : 'gaps'
}
