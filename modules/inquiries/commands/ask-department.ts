import { randomUUID } from 'node:crypto'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { decideQuestion, defaultAnswerDays, promisedDay } from '../rules/index.ts'
import type { AskedApplication } from '../rules/index.ts'
import type { InquiriesTables } from '../tables.ts'
import type { Kept } from './keep-inquiry.ts'

/** A question as the clerk wrote it. */
export interface AskDepartment {
  readonly item?: string
  /** number or id of an application */
  readonly application?: string
  readonly applicantName?: string
  readonly phone?: string
  readonly question: string
}

/** What the command looks up in other modules. */
export interface AskLookups {
  readonly calendar: () => Promise<CompiledCalendar>
  /** name of an item and the department that implements it */
  readonly itemOf: (item: string) => Promise<{ readonly name: string; readonly department: string } | undefined>
  readonly regionOf: (actor: Actor) => Promise<string>
}

interface ApplicationRow extends Omit<AskedApplication, 'hall'> {
  readonly hall: string | null
}

const findApplication = prepared<ApplicationRow, [reference: string]>(
  'inquiries.find-application',
  `select id, application_no as "applicationNo", item, applicant_name as "applicantName", region, hall, departments
   from cases.v_overview where application_no = $1 or id::text = $1`,
)
const answerDays = prepared<{ days: number }, [department: string]>(
  'inquiries.answer-days',
  `select days from inquiries.answer_time where department = $1`,
)

/** 征询: a clerk asks the department that implements an item; the department has the promised time. (INT-10; JL1 9.3.5) */
export function askDepartment(lookups: AskLookups) {
  return command<InquiriesTables>()({
    name: 'inquiries.ask-department',
    may: 'inquiries.ask',
    async handle(tx, input: AskDepartment, { at, by, record }): Promise<Decision<Kept>> {
      const { question: text, applicantName = '', phone = '' } = input
      const reference = input.application?.trim()
      const row = reference === undefined ? undefined : ((await tx.find(findApplication, [reference])) ?? null)
      const application = row ? { ...row, hall: row.hall ?? undefined } : row
      const region = await lookups.regionOf(by)
      const question = { by, region, text, wantedItem: input.item, application, applicantName, phone }
      const may = decideQuestion(question)
      if (!may.ok) return may
      const item = application?.item ?? input.item
      if (item === undefined) return refused({ code: 'inquiries.item-missing', pointer: '/item' })
      const known = await lookups.itemOf(item)
      if (known === undefined) return refused({ code: 'inquiries.no-such-item', pointer: '/item', item })
      const days = (await tx.find(answerDays, [known.department]))?.days ?? defaultAnswerDays
      const asked = {
        id: randomUUID(),
        item,
        item_name: known.name,
        department: known.department,
        region: application?.region ?? region,
        hall: by.hall ?? null,
        dossier: application?.id ?? null,
        application_no: application?.applicationNo ?? null,
        applicant_name: application?.applicantName ?? applicantName.trim(),
        phone: phone.trim(),
        question: text.trim(),
        answer_days: days,
        due_on: promisedDay(at, days, await lookups.calendar()),
      }
      const who = { asked_at: at, asked_by: by.person, asked_by_name: by.name }
      await tx.kysely
        .insertInto('inquiries.inquiry')
        .values({ ...asked, ...who, version: 1, state: 'asked' })
        .execute()
      await record(`inquiry:${asked.id}`, [{ type: 'inquiries.department-asked', v: 1, ...asked }])
      await publish(tx, 'inquiries', asked.id)
      return decided({ id: asked.id, version: 1 })
    },
  })
}
