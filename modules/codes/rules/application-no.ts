import type { Brand, PlainDate } from '@yichuang/platform/pure'
import { normalizeCode } from './characters.ts'
import { isRealDay } from './real-day.ts'

/** Number of an application and of the case that grows from it: `339921-260918-00052` (region-yymmdd-serial). */
export type ApplicationNo = Brand<string, 'ApplicationNo'>

/** What an application number is made of. */
export interface ApplicationNoParts {
  /** area code of the county, 6 digits */
  readonly region: string
  readonly day: PlainDate
  /** from 1, per region and day */
  readonly serial: number
}

const SHAPE = /^(\d{6})-(\d{2})(\d{2})(\d{2})-(\d{5,7})$/

/**
 * The number of the `serial`-th application of a region and day. The region may be a township (9 digits) or village
 * (12): its county numbers it. Serials beyond 99 999 take more digits. Throws a RangeError when the region has no
 * county, the serial is not from 1 to 9 999 999, or the year is not of this century.
 */
export function buildApplicationNo({ region, day, serial }: ApplicationNoParts): ApplicationNo {
  if (!/^\d{6}(?:\d{3}){0,2}$/.test(region)) throw new RangeError(`not an area code of a county or below: ${region}`)
  if (!Number.isInteger(serial) || serial < 1 || serial > 9_999_999) throw new RangeError(`not a serial: ${serial}`)
  if (!day.startsWith('20')) throw new RangeError(`not a day of this century: ${day}`)
  const date = day.slice(2).replaceAll('-', '')
  return `${region.slice(0, 6)}-${date}-${String(serial).padStart(5, '0')}` as ApplicationNo
}

/** The application number a text names, full-width and spaces around it forgiven; undefined when it is none. */
export function parseApplicationNo(typed: string): ApplicationNo | undefined {
  const normalized = normalizeCode(typed).replaceAll(/[‐‑–—−]/g, '-')
  const found = SHAPE.exec(normalized)
  if (!found || !isRealDay(2000 + Number(found[2]), Number(found[3]), Number(found[4]))) return undefined
  return Number(found[5]) > 0 && !/^0\d{5}/.test(found[5] ?? '') ? (normalized as ApplicationNo) : undefined
}

/** Region, day and serial of an application number. */
export function partsOfApplicationNo(applicationNo: ApplicationNo): ApplicationNoParts {
  const [region = '', date = '', serial = ''] = applicationNo.split('-')
  const day = `20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4, 6)}` as PlainDate
  return { region, day, serial: Number(serial) }
}
