import { randomUUID } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { decideQuestion } from '../rules/index.ts'
import type { AskedApplication } from '../rules/index.ts'
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
  readonly question: string
}

/** What the commands look up in other modules. */
export interface QuestionLookups {
  /** name of an item and the department that implements it */
  readonly itemOf: (item: string) => Promise<{ readonly name: string; readonly department: string } | undefined>
  readonly regionOf: (actor: Actor) => Promise<string>
  /** whether a department exists and is in use */
  readonly isActiveDepartment: (department: string) => Promise<boolean>
}

interface ApplicationRow extends Omit<AskedApplication, 'hall'> {
  readonly hall: string | null
}

const findApplication = prepared<ApplicationRow, [reference: string]>(
  'inquiries.find-application',
  `select id, application_no as "applicationNo", item, applicant_name as "applicantName", region, hall, departments
   from cases.v_overview where application_no = $1 or id::text = $1`,
)

/**
 * The row of a question, when it may be asked: item and applicant are those of the application, if there is one.
 * @param answer what the clerk answered at once; undefined when the department is asked
 */
export async function describeQuestion(
  tx: Tx<InquiriesTables>,
  input: WrittenQuestion & { readonly answer?: string },
  { by, lookups }: { readonly by: Actor; readonly lookups: QuestionLookups },
) {
  const application = await applicationOf(tx, input.application)
  const region = await lookups.regionOf(by)
  const person = { applicantName: input.applicantName?.trim() ?? '', phone: input.phone?.trim() ?? '' }
  const text = input.question.trim()
  const may = decideQuestion({ by, region, text, wantedItem: input.item, application, ...person, answer: input.answer })
  if (!may.ok) return may
  const asked = await whoIsAsked(application?.item ?? input.item, input.department, lookups)
  if (!asked.ok) return asked
  const about = application ? subjectOf(application) : { ...noSubject, region, applicant_name: person.applicantName }
  const base = { id: randomUUID(), hall: by.hall ?? null, phone: person.phone, question: text }
  return decided({ ...base, ...asked.value, ...about })
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

interface WhoIsAsked {
  readonly item: string | null
  readonly item_name: string
  readonly department: string
}

async function whoIsAsked(
  item: string | undefined,
  department: string | undefined,
  { itemOf, isActiveDepartment }: QuestionLookups,
): Promise<Decision<WhoIsAsked>> {
  if (item !== undefined) {
    const known = await itemOf(item)
    if (known === undefined) return refused({ code: 'inquiries.no-such-item', pointer: '/item', item })
    return decided({ item, item_name: known.name, department: known.department })
  }
  if (department === undefined) return refused({ code: 'inquiries.item-missing', pointer: '/item' })
  if (!(await isActiveDepartment(department)))
    return refused({ code: 'inquiries.no-such-department', pointer: '/department' })
  return decided({ item: null, item_name: '', department })
}
