import { dateOf } from '@yichuang/modules/calendar/rules'
import { maskName, parseMobileNumber } from '@yichuang/modules/codes/rules'
import type { Instant } from '@yichuang/platform/pure'
import { proofsOf } from '../commands/proofs.ts'
import type { AppointmentsParts } from '../parts.ts'
import { decideArrival, tidySign } from '../rules/index.ts'
import type { ComerSigns } from '../rules/index.ts'
import { bookingsOfComer } from './bookings.ts'
import { settingOf } from './settings.ts'

/** A booking of today of somebody who stands in the hall. */
export interface Arrivable {
  readonly id: string
  readonly no: string
  readonly item: string
  readonly itemName: string
  readonly board: string
  readonly start: string
  readonly end: string
  readonly phone: string
  /** masked */
  readonly name: string
  /** why it cannot be arrived with now; undefined: it can */
  readonly reason?: string
}

/** Somebody who has come, and by what they are known. */
export interface ComerWish extends ComerSigns {
  readonly hall: string
}

/** The bookings of today in a hall of who has come: by mobile number, booking number or document, the earliest first. (APT-06) */
export async function findArrivable(
  { db, secret }: Pick<AppointmentsParts, 'db' | 'secret'>,
  { hall, phone, no, identities = [] }: ComerWish,
  at: Instant,
): Promise<readonly Arrivable[]> {
  const proofs = await proofsOf(secret)
  const rows = await bookingsOfComer(db, {
    hall,
    day: dateOf(at),
    phone: phone === undefined ? undefined : parseMobileNumber(phone),
    no: no === undefined ? undefined : tidySign(no),
    identityKeys: identities.map((identity) => proofs.identityKey(identity)),
  })
  const { rules } = await settingOf(db, hall)
  return rows.map((row) => {
    const view = {
      state: row.state,
      hall: row.hall,
      changes: row.changes,
      day: row.day,
      start: row.start,
      end: row.finish,
    }
    const may = decideArrival(view, { at, hall, rules })
    const line = {
      id: row.id,
      no: row.no,
      item: row.item,
      itemName: row.item_name,
      board: row.board,
      start: row.start,
      end: row.finish,
      phone: row.phone,
      name: maskName(row.name),
    }
    return may.ok ? line : { ...line, reason: may.refusal.code }
  })
}
