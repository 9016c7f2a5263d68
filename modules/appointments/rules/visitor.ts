import { checkCode, normalizeCode, parseMobileNumber } from '@yichuang/modules/codes/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, PlainDate } from '@yichuang/platform/pure'

/** Documents one may book with, the usual one first. (APT-03) */
export const identityKinds = ['residentId', 'hmtResidence', 'fpr', 'passport', 'hmtPermit'] as const
export type IdentityKind = (typeof identityKinds)[number]

/** Who books, as typed. */
export interface Visitor {
  readonly name: string
  readonly phone: string
  readonly identityKind: IdentityKind
  readonly identityNumber: string
}

/** Kinds without check digits are looked at by their shape. */
const shapes: Readonly<Partial<Record<IdentityKind, RegExp>>> = {
  passport: /^[A-Z0-9]{5,20}$/,
  hmtPermit: /^([HM]\d{8}(\d{2})?|\d{8}(\d{2})?)$/,
}

/** Who books, with name, mobile and document number as they are stored. @param today a birth date after it is none */
export function checkVisitor(typed: Visitor, today: PlainDate): Decision<Visitor> {
  const name = typed.name.trim()
  if (name === '') return refused({ code: 'appointments.name-missing', pointer: '/name' })
  const identityNumber = normalizeCode(typed.identityNumber)
  if (!isIdentity(typed.identityKind, identityNumber, today))
    return refused({ code: 'appointments.identity-malformed', pointer: '/identityNumber' })
  const phone = parseMobileNumber(typed.phone)
  if (phone === undefined) return refused({ code: 'appointments.phone-malformed', pointer: '/phone' })
  return decided({ ...typed, name, identityNumber, phone })
}

function isIdentity(kind: IdentityKind, number: string, today: PlainDate): boolean {
  if (kind === 'residentId' || kind === 'hmtResidence' || kind === 'fpr')
    return checkCode({ type: kind, value: number, today }).valid
  return shapes[kind]?.test(number) ?? false
}

/** By what somebody in the hall is looked for: one of these. */
export interface ComerSigns {
  readonly phone?: string
  readonly no?: string
  /** a number can be that of several kinds of documents */
  readonly identities?: readonly Pick<Visitor, 'identityKind' | 'identityNumber'>[]
}

const BOOKING_NO = /^Y\d{6}-\d{6}$/

/**
 * What somebody said at the desk, as what it is: mobile number, number of the booking, or number of a document; undefined
 * when it can be none of them. (APT-06)
 */
export function signsOf(typed: string, today: PlainDate): ComerSigns | undefined {
  const phone = parseMobileNumber(typed)
  if (phone !== undefined) return { phone }
  const no = tidySign(typed)
  if (BOOKING_NO.test(no)) return { no }
  const identityNumber = normalizeCode(typed)
  const possible = identityKinds.filter((kind) => isIdentity(kind, identityNumber, today))
  // a number whose check digit fits is no passport by chance
  const kinds = possible.includes('residentId') ? (['residentId'] as const) : possible
  return kinds.length === 0
    ? undefined
    : { identities: kinds.map((identityKind) => ({ identityKind, identityNumber })) }
}

/** Letters and digits that nobody mistakes for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The six signs that prove a booking to be one's own, from secret bytes of it. */
export function bookingCode(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 6), (byte) => SIGNS[byte % SIGNS.length] ?? '').join('')
}

/** 预约号: the day it was made and a running number. */
export function bookingNo(day: PlainDate, serial: number): string {
  return `Y${day.slice(2).replaceAll('-', '')}-${String(serial).padStart(6, '0')}`
}

/** What somebody types as number or code, as it is compared. */
export function tidySign(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}
