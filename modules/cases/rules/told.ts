import type { DossierEvent, DossierEventType } from './events.ts'

/** How what an event says is written: as it stands, as a day, an amount of money, or by the word of its code. */
export type ToldForm = 'text' | 'day' | 'money' | 'word' | 'workday' | 'naturalDay'

/** One thing an event says beside what happened: the reason, the opinion, the last day … */
export interface Told {
  readonly term: ToldTerm
  readonly form: ToldForm
  /** text, 'YYYY-MM-DD', fen, a count of days, or the code of a word */
  readonly value: string | number
}

export type ToldTerm =
  | 'agrees'
  | 'amount'
  | 'basis'
  | 'box'
  | 'cause'
  | 'check'
  | 'conclusion'
  | 'counted'
  | 'decision'
  | 'defect'
  | 'document'
  | 'due'
  | 'method'
  | 'name'
  | 'opinion'
  | 'order'
  | 'proof'
  | 'reason'
  | 'recipient'
  | 'result'
  | 'sheet'
  | 'step'
  | 'time'
  | 'until'
  | 'waybill'

type Data<Type extends DossierEventType> = Extract<DossierEvent, { readonly type: Type }>
type Telling = { readonly [Type in DossierEventType]?: (data: Data<Type>) => readonly (Told | undefined)[] }

const text = (term: ToldTerm, value: string | undefined): Told | undefined =>
  value === undefined || value.trim() === '' ? undefined : { term, form: 'text', value }
const texts = (term: ToldTerm, values: readonly string[]): (Told | undefined)[] =>
  values.map((value) => text(term, value))
const word = (term: ToldTerm, value: string): Told => ({ term, form: 'word', value })
const day = (term: ToldTerm, value: string): Told => ({ term, form: 'day', value })
const money = (value: number): Told => ({ term: 'amount', form: 'money', value })
const daysOf = (value: number, unit?: 'day'): Told => ({
  term: 'time',
  form: unit === 'day' ? 'naturalDay' : 'workday',
  value,
})
const reasonOf = ({ reason }: { readonly reason: string }) => [text('reason', reason)]
const defectsOf = ({ defects }: { readonly defects: readonly { readonly required: string }[] }) =>
  texts(
    'defect',
    defects.map(({ required }) => required),
  )
const refusalOf = ({ reason, basis }: { readonly reason: string; readonly basis: readonly string[] }) => [
  text('reason', reason),
  ...texts('basis', basis),
]

const telling: Telling = {
  'intake.correction-proposed': defectsOf,
  'intake.correction-issued': defectsOf,
  'intake.correction-served': ({ method, proof }) => [word('method', method), text('proof', proof)],
  'intake.second-notice-approved': reasonOf,
  'intake.refusal-proposed': refusalOf,
  'intake.refused': refusalOf,
  'cases.deferral-opened': ({ commitment }) => [day('until', commitment.until)],
  'cases.deferral-extended': ({ until, reason }) => [day('until', until), text('reason', reason)],
  'cases.clock-stopped': ({ ground, basis }) => [text('name', ground), text('basis', basis)],
  'cases.limit-extended': ({ days, reason }) => [daysOf(days), text('reason', reason)],
  'cases.limits-reprojected': ({ cause }) => [text('cause', cause)],
  'cases.overdue': ({ due }) => [day('due', due)],
  'cases.fee-due': ({ fen }) => [money(fen)],
  'cases.fee-paid': ({ fen, order }) => [money(fen), text('order', order)],
  'cases.material-added': ({ name }) => [text('name', name)],
  'cases.applicant-substituted': reasonOf,
  'cases.concluded': ({ conclusion, reason, basis }) => [
    word('conclusion', conclusion),
    text('reason', reason),
    ...texts('basis', basis),
  ],
  'cases.end-notice-served': ({ method, proof }) => [word('method', method), text('proof', proof)],
  'cases.urged': reasonOf,
  'cases.error-reported': reasonOf,
  'cases.error-report-rejected': reasonOf,
  'cases.sheet-signed': ({ sheet }) => [text('sheet', sheet.no)],
  'cases.sheet-countersigned': ({ no, counted }) => [text('sheet', no), text('counted', String(counted))],
  'cases.sheet-rejected': ({ no, reason }) => [text('sheet', no), text('reason', reason)],
  'cases.original-returned': ({ recipient, identityCheck }) => [
    text('recipient', recipient),
    text('check', identityCheck),
  ],
  'handling.opinion-given': ({ step, agrees, text: said }) => [
    text('step', step),
    word('agrees', agrees ? 'yes' : 'no'),
    text('opinion', said),
  ],
  'handling.task-returned': reasonOf,
  'handling.procedure-opened': ({ name, days, unit, basis }) => [
    text('name', name),
    daysOf(days, unit),
    text('basis', basis),
  ],
  'handling.procedure-notice-served': ({ method, announcedUntil }) => [
    word('method', method),
    day('until', announcedUntil),
  ],
  'handling.procedure-ended': ({ result }) => [text('result', result)],
  'handling.procedure-cancelled': reasonOf,
  'handling.extension-requested': ({ days, reason }) => [daysOf(days), text('reason', reason)],
  'handling.extension-rejected': reasonOf,
  'handling.extension-served': ({ method }) => [word('method', method)],
  'handling.decided': ({ decision, reason, basis }) => [
    word('decision', decision),
    text('reason', reason),
    ...texts('basis', basis),
  ],
  'handling.result-produced': ({ documents }) =>
    texts(
      'document',
      documents.map(({ name }) => name),
    ),
  'handling.result-voided': reasonOf,
  'handout.result-received': ({ sheetNo }) => [text('sheet', sheetNo)],
  'handout.mailed': ({ carrier, waybill }) => [text('name', carrier), text('waybill', waybill)],
  'handout.put-in-locker': ({ box, until }) => [text('box', box), day('until', until)],
  'handout.delivered': ({ recipient, method, identityCheck, proof }) => [
    text('recipient', recipient),
    word('method', method),
    text('check', identityCheck),
    text('proof', proof),
  ],
  'handout.came-back': reasonOf,
}

/**
 * What an event says beside its name, for people who read the history of a dossier: nothing of the applicant's own data,
 * no codes. Data that does not look as its type says tells nothing. (SEC-03, BAK-02)
 */
export function toldOf(type: string, data: unknown): readonly Told[] {
  const tell = telling[type as DossierEventType] as ((given: unknown) => readonly (Told | undefined)[]) | undefined
  if (tell === undefined || typeof data !== 'object' || data === null) return []
  return tell(data).filter((one) => one !== undefined)
}
