import { randomUUID } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { decideQuestion, decideSubject, isChosenPlace } from '../rules/index.ts'
import type { AskedApplication, AskingChannel, Directed, DirectedKind, Topic } from '../rules/index.ts'
import { colleaguesAt } from '../queries/colleagues.ts'
import type { Colleague } from '../queries/colleagues.ts'
import type { InquiriesTables } from '../tables.ts'

/** A question as the clerk wrote it. */
export interface WrittenQuestion {
  readonly item?: string
  /** whom to ask when the item is not known */
  readonly department?: string
  /** number or id of an application */
  readonly application?: string
  readonly applicantName?: string
  readonly phone?: string
  readonly topic?: Topic
  readonly channel?: AskingChannel
  readonly question: string
}

/** What the commands look up in other modules. */
export interface QuestionLookups {
  /** name of an item and the department that implements it */
  readonly itemOf: (item: string) => Promise<{ readonly name: string; readonly department: string } | undefined>
  readonly regionOf: (actor: Actor) => Promise<string>
  /**
   * What a place is called at which somebody is sent on: a zone or an open window of a hall, or a department in use.
   * @returns its name, of a window its number; undefined when there is none
   */
  readonly placeName: (place: PlaceWish, hall: string | undefined) => Promise<string | undefined>
  /** whether a department exists and is in use */
  readonly isActiveDepartment: (department: string) => Promise<boolean>
}

/** A place somebody is sent to, by its id. */
export interface PlaceWish {
  readonly kind: 'zone' | 'window' | 'department'
  readonly id: string
}

/** Where to send somebody: a place that is there by its id, anywhere else in words. */
export interface DirectedWish {
  readonly kind: DirectedKind
  readonly place?: string
  readonly to?: string
}

interface ApplicationRow extends Omit<AskedApplication, 'hall'> {
  readonly hall: string | null
}

const findApplication = prepared<ApplicationRow, [reference: string]>(
  'inquiries.find-application',
  `select id, application_no as "applicationNo", item, applicant_name as "applicantName", region, hall, departments
   from cases.v_overview where application_no = $1 or id::text = $1`,
)

/** What may be said beside the question. */
interface Beside {
  /** what the clerk answered at once; undefined when somebody else is asked */
  readonly answer?: string
  readonly directed?: DirectedWish
  /** who of the hall is asked */
  readonly colleague?: string
}

/** The row of a question, when it may be asked: item and applicant are those of the application, if there is one. */
export async function describeQuestion(
  tx: Tx<InquiriesTables>,
  input: WrittenQuestion & Beside,
  { by, lookups }: { readonly by: Actor; readonly lookups: QuestionLookups },
) {
  const application = await applicationOf(tx, input.application)
  const region = await lookups.regionOf(by)
  const person = { applicantName: trimmed(input.applicantName), phone: trimmed(input.phone) }
  const colleague = await colleagueOf(tx, input.colleague, by.hall)
  const { item: wantedItem, answer } = input
  const directed = await directedBy(input.directed, by.hall, lookups)
  const text = input.question.trim()
  const said = { text, wantedItem, application, ...person, answer, directed }
  const may = decideQuestion({ by, region, ...said, colleague: colleague === null ? null : colleague?.person })
  if (!may.ok) return may
  const item = application?.item ?? wantedItem
  const asksDepartment = answer === undefined && input.colleague === undefined
  const asked = await whoIsAsked({ ...input, item, asksDepartment }, lookups)
  if (!asked.ok) return asked
  const about = application ? subjectOf(application) : { ...noSubject, region, applicant_name: person.applicantName }
  const base = { id: randomUUID(), hall: by.hall ?? null, phone: person.phone, question: text }
  return decided({ ...base, ...markOf(input, directed), ...asked.value, ...about, ...handedTo(colleague) })
}

function trimmed(text = ''): string {
  return text.trim()
}

/** Who is named to answer; null when nobody of that name takes questions at the hall. */
async function colleagueOf(tx: Tx<InquiriesTables>, named: string | undefined, hall: string | undefined) {
  if (named === undefined) return undefined
  return (await colleaguesAt(tx, hall)).find(({ person }) => person === named) ?? null
}

/** Topic, channel and where the asker was sent. */
function markOf({ topic = 'other', channel = 'in-person' }: WrittenQuestion, directed: Directed | undefined) {
  const { kind = null, place = null, to = null } = directed ?? {}
  return { topic, channel, directed_kind: kind, directed_place: place, directed_to: to }
}

/** Where the asker was sent, with what the place is called now; '' when it is not there. */
async function directedBy(
  wish: DirectedWish | undefined,
  hall: string | undefined,
  { placeName }: QuestionLookups,
): Promise<Directed | undefined> {
  if (wish === undefined) return undefined
  const { kind, place = null, to } = wish
  if (!isChosenPlace(kind)) return { kind, place: null, to: trimmed(to) }
  return { kind, place, to: (place === null ? undefined : await placeName({ kind, id: place }, hall)) ?? '' }
}

/** A colleague answers instead of a department. */
function handedTo(colleague: Colleague | null | undefined) {
  return colleague
    ? { colleague: colleague.person, colleague_name: colleague.name, department: '' }
    : { colleague: null, colleague_name: null }
}

async function applicationOf(
  tx: Tx<InquiriesTables>,
  written: string | undefined,
): Promise<AskedApplication | null | undefined> {
  if (written === undefined) return undefined
  const row = await tx.find(findApplication, [written.trim()])
  return row === undefined ? null : { ...row, hall: row.hall ?? undefined }
}

const noSubject = { dossier: null, application_no: null }

function subjectOf({ id, applicationNo, applicantName, region }: AskedApplication) {
  return { dossier: id, application_no: applicationNo, applicant_name: applicantName, region }
}

interface Subject extends Pick<WrittenQuestion, 'department' | 'topic'> {
  readonly item: string | undefined
  readonly asksDepartment: boolean
}

interface WhoIsAsked {
  readonly item: string | null
  readonly item_name: string
  readonly department: string
}

async function whoIsAsked(
  { item, department, topic, asksDepartment }: Subject,
  { itemOf, isActiveDepartment }: QuestionLookups,
): Promise<Decision<WhoIsAsked>> {
  const isEnough = decideSubject({ item, department, topic, asksDepartment })
  if (!isEnough.ok) return isEnough
  if (item !== undefined) {
    const known = await itemOf(item)
    if (known === undefined) return refused({ code: 'inquiries.no-such-item', pointer: '/item', item })
    return decided({ item, item_name: known.name, department: known.department })
  }
  if (department === undefined) return decided({ item: null, item_name: '', department: '' })
  if (!(await isActiveDepartment(department)))
    return refused({ code: 'inquiries.no-such-department', pointer: '/department' })
  return decided({ item: null, item_name: '', department })
}
