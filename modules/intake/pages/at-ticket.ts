import { ApiProblem, call } from '@yichuang/kit'
import { noteApplication, readKnownOfTicket } from '@yichuang/modules/queue/contract'
import { emptyDesk } from './desk-state.ts'
import type { DeskState } from './desk-state.ts'

/** An address of the intake that goes on serving the same ticket. */
export function withTicket(path: string, search: URLSearchParams): string {
  const ticket = search.get('ticket')
  return ticket === null ? path : `${path}?ticket=${encodeURIComponent(ticket)}`
}

/** The desk with what the person at the window said when the number was taken. */
export async function deskOfTicket(ticket: string): Promise<{ value: DeskState; savedAt: string }> {
  const { name, documentNumber, phone } = await call(readKnownOfTicket, { params: { id: ticket } })
  const applicant = {
    ...emptyDesk.applicant,
    name: name ?? '',
    documentNumber: documentNumber ?? '',
    phone: phone ?? '',
  }
  return { value: { ...emptyDesk, applicant }, savedAt: new Date().toISOString() }
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
