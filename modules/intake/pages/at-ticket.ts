import { ApiProblem, call } from '@yichuang/kit'
import { noteApplication, readKnownOfTicket } from '@yichuang/modules/queue/contract'
import type { FormValues } from '@yichuang/modules/forms/rules'
import type { AnswerOf } from '@yichuang/platform/contract'
import { readPrepared } from '../contract.ts'
import { emptyDesk } from './desk-state.ts'
import type { DeskState } from './desk-state.ts'

type Prepared = AnswerOf<typeof readPrepared>

/** An address of the intake that goes on serving the same ticket. */
export function withTicket(path: string, search: URLSearchParams): string {
  const ticket = search.get('ticket')
  return ticket === null ? path : `${path}?ticket=${encodeURIComponent(ticket)}`
}

/**
 * The desk with what the person at the window said when the number was taken; where they prepared this item at a machine
 * of the hall, with all of it.
 */
export async function deskOfTicket(ticket: string, item: string): Promise<{ value: DeskState; savedAt: string }> {
  const { name, documentNumber, phone, prepared } = await call(readKnownOfTicket, { params: { id: ticket } })
  const desk = prepared === null ? undefined : await deskOfPrepared(prepared, item)
  if (desk !== undefined) return desk
  const applicant = {
    ...emptyDesk.applicant,
    name: name ?? '',
    documentNumber: documentNumber ?? '',
    phone: phone ?? '',
  }
  return { value: { ...emptyDesk, applicant }, savedAt: new Date().toISOString() }
}

/** The desk of what was prepared under a number; undefined where it is of another item, or was taken up meanwhile. */
export async function deskOfPrepared(no: string, item: string) {
  const prepared = await call(readPrepared, { params: { no } }).catch((thrown: unknown) => {
    if (thrown instanceof ApiProblem && thrown.code.startsWith('intake.')) return undefined
    throw thrown
  })
  if (prepared === undefined || prepared.item !== item) return undefined
  const { id, applicationNo, answers, applicant, agent, delivery, form, openedAt } = prepared
  const value: DeskState = {
    ...emptyDesk,
    answers,
    applicant: { ...emptyDesk.applicant, ...applicant },
    agent: agent === undefined ? null : { ...agent, authorisedUntil: agent.authorisedUntil ?? '' },
    delivery: { ...emptyDesk.delivery, ...deliveryOf(delivery) },
    ...(form === undefined ? {} : { form: form as FormValues }),
    prepared: { id, applicationNo },
  }
  return { value, savedAt: openedAt }
}

function deliveryOf({ acceptsElectronic: _accepts, ...delivery }: Prepared['delivery']) {
  return delivery
}

/**
 * Tells the queue which application was taken; where the ticket was ended meanwhile, the application stands anyway.
 * @returns false where the queue could not be told
 */
export async function tellQueue(ticket: string, applicationNo: string): Promise<boolean> {
  try {
    await call(noteApplication, { params: { id: ticket }, body: { applicationNo } })
    return true
  } catch (thrown) {
    return thrown instanceof ApiProblem && thrown.code.startsWith('queue.')
  }
}
