import { plainDate } from '@yichuang/modules/calendar/rules'
import { chosenWords, isDay, visibleGroups } from '@yichuang/modules/forms/rules'
import type { CellValue, FormColumn, FormField, FormGroup, FormRow, FormValue } from '@yichuang/modules/forms/rules'
import { fact, numbered } from './content.ts'
import type { Closing, Column, DocumentContent, Fact, FactRow, FormLine, FormPart, SignLine } from './content.ts'
import { caseFactsOf } from './dossier-facts.ts'
import type { DossierView, Given } from './dossier-facts.ts'
import { footLines, fullName, isLicensing } from './facts.ts'
import type { CaseFacts } from './facts.ts'
import { copiesText, documentKinds } from './kinds.ts'
import { dayText } from './wording.ts'

export interface ApplicationFacts extends CaseFacts {
  /** version of the item whose form was filled in */
  readonly itemVersion: number
  readonly situation: string
  /** who applied for somebody else */
  readonly agent?: string | undefined
  readonly parts: readonly FormPart[]
}

/** What is printed where nothing was filled in: no pen adds anything behind the signature. */
const nothing = '／'

/**
 * 申请表: what was filled in at the desk, for the applicant to sign. What was not asked is not on it; whoever signs
 * answers for its truth. (行政许可法 29, 31, 78; NET-05)
 */
export function applicationForm(given: ApplicationFacts): DocumentContent {
  const { applicant, appliedOn, agent, contact, item, itemVersion, organ, caseNo, situation, parts } = given
  const name = item.name.replace(/申请$/u, '')
  const asked = paired([
    fact('申请事项', item.name),
    fact('办理情形', situation),
    fact('申请人', fullName(applicant)),
    ...(agent === undefined ? [] : [fact('委托代理人', agent)]),
    fact('申请日期', dayText(appliedOn)),
    fact('表单版本', `事项第${itemVersion}版`),
  ])
  return {
    kind: 'application',
    layout: 'application',
    title: `${name}${documentKinds.application.title}`,
    organ: organ.name,
    number: caseNo,
    caseNo,
    blocks: [{ type: 'form', parts: [{ title: '申请情况', lines: asked }, ...parts] }],
    closing: declaration(given),
    foot: footLines(contact),
    copies: copiesText('application'),
  }
}

/** 行政许可法 第31条 applicants answer for the truth of what they hand in, 第78条 what follows when they do not. */
function declaration(given: ApplicationFacts): Closing {
  const { applicant, agent } = given
  const law = isLicensing(given.item) ? '（《中华人民共和国行政许可法》第三十一条、第七十八条）' : ''
  const who = applicant.kind === 'person' ? '本人' : '本单位'
  const lines: readonly SignLine[] = [
    { label: '申请人（签名或盖章）' },
    ...(agent === undefined ? [] : [{ label: '委托代理人（签名）' }]),
    { label: '日期', value: '　　　　年　　月　　日' },
  ]
  return {
    type: 'declaration',
    title: '申请人声明',
    text: `${who}对以上所填内容和所提交申请材料实质内容的真实性负责；隐瞒有关情况或者提供虚假材料的，依法承担责任${law}。`,
    lines,
  }
}

/** 申请表 of an acceptance: of the form of the version that was applied under; none where nothing was filled in. (NET-05) */
export function applicationOf(view: DossierView, event: Given<'cases.accepted'>): readonly DocumentContent[] {
  const { dossier, item } = view
  const { form: values, answers, agent } = dossier
  if (item.form === undefined || values === undefined) return []
  const groups = visibleGroups(item.form, values, answers)
  if (groups.length === 0) return []
  return [
    applicationForm({
      ...caseFactsOf(view, event),
      itemVersion: dossier.item.version,
      situation: item.situation,
      agent: agent?.name,
      parts: groups.map((group) => partOf(group, (id) => values[id])),
    }),
  ]
}

function partOf({ title, fields, columns }: FormGroup, valueOf: (id: string) => FormValue | undefined): FormPart {
  const lines: FormLine[] = []
  let facts: PairedFact[] = []
  const flush = () => {
    lines.push(...paired(facts))
    facts = []
  }
  for (const field of fields) {
    const value = valueOf(field.id)
    const rows = field.kind === 'table' ? rowsIn(value) : []
    if (rows.length === 0) {
      const isWhole = columns === 1 || field.wide === true || field.kind === 'paragraph' || field.kind === 'table'
      facts.push({ ...fact(field.label, value === undefined ? nothing : said(field, value)), isWhole })
      continue
    }
    flush()
    lines.push({ type: 'rows', label: field.label, table: tableOf(field.columns ?? [], rows) })
  }
  flush()
  return { title, lines }
}

function rowsIn(value: FormValue | undefined): readonly FormRow[] {
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object') : []
}

function tableOf(columns: readonly FormColumn[], rows: readonly FormRow[]) {
  return numbered(
    columns.map(({ label, kind }): Column => ({ title: label, width: widths[kind] ?? 'auto', align: 'left' })),
    rows.map((row) =>
      columns.map((column) => {
        const cell = row[column.id]
        return cell === undefined ? nothing : said(column, cell)
      }),
    ),
  )
}

/** A number that cannot be broken needs its room; words take what is left. */
const widths: { readonly [Kind in FormColumn['kind']]?: Column['width'] } = {
  identity: 'code',
  creditCode: 'code',
  phone: 'middle',
  date: 'middle',
  yesNo: 'narrow',
}

/** A value in words: choices by theirs, days and numbers as documents write them. */
function said(field: FormField | FormColumn, value: FormValue | CellValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return `${value}${field.unit ?? ''}`
  if (field.kind === 'date' && typeof value === 'string' && isDay(value)) return dayText(plainDate(value))
  const words = chosenWords(field, value).join('、')
  return words === '' ? nothing : words
}

interface PairedFact extends Fact {
  /** takes the whole line though it is short */
  readonly isWhole?: boolean
}

/** Half-widths that stand on one line of a fact beside another one. */
const halfLine = 22

/** Facts two by two where both stand on one line, else one below the other. */
function paired(facts: readonly PairedFact[]): readonly FormLine[] {
  const lines: FactRow[] = []
  let waiting: Fact | undefined
  for (const { isWhole = false, ...one } of facts) {
    const isLong = isWhole || halfWidths(one.value) > halfLine || one.value.includes('\n')
    if (waiting !== undefined) {
      lines.push(...(isLong ? [[waiting] as const, [one] as const] : [[waiting, one] as const]))
      waiting = undefined
    } else if (isLong) lines.push([one])
    else waiting = one
  }
  if (waiting !== undefined) lines.push([waiting])
  return lines.map((row) => ({ type: 'facts', facts: row }))
}

/** Chinese characters are twice as wide as digits and Latin letters. */
function halfWidths(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u{ff}' ? 2 : 1), 0)
}
