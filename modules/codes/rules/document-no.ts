import type { Brand } from '@yichuang/platform/pure'
import { partsOfApplicationNo, type ApplicationNo } from './application-no.ts'

/** Number of an official document (文号): `云市监受〔2026〕260918-00052号`. */
export type DocumentNo = Brand<string, 'DocumentNo'>

/** What a document number is made of. */
export interface DocumentNoParts {
  /** short mark of the department (机关代字), `云市监` */
  readonly mark: string
  /** word for the kind of document, `受` for a notice of acceptance, `补` for a correction notice */
  readonly kindWord: string
  readonly applicationNo: ApplicationNo
  /** 1 for the first document of this kind in the case (default), 2 for a second correction notice … */
  readonly ordinal?: number
  /** year in the brackets when the document is not of the application's year */
  readonly year?: number
}

const WORD = /^\p{Script=Han}+$/u
const SHAPE = /^(\p{Script=Han}+)〔(\d{4})〕(\d{6}-\d{5,7})(?:-([1-9]\d*))?号$/u

/**
 * The number of a document, derived from the case so that it needs no counter: mark and kind word, the year in 〔〕,
 * the application number without its region, and `-2`, `-3` … for repeated documents (domain reference 1.7).
 * Throws a RangeError when mark or kind word is not Chinese or the ordinal is not a whole number from 1.
 */
export function buildDocumentNo({ mark, kindWord, applicationNo, ordinal = 1, year }: DocumentNoParts): DocumentNo {
  if (!WORD.test(mark) || !WORD.test(kindWord)) throw new RangeError(`not a mark and kind word: ${mark} ${kindWord}`)
  if (!Number.isInteger(ordinal) || ordinal < 1) throw new RangeError(`not an ordinal: ${ordinal}`)
  const ofYear = year ?? partsOfApplicationNo(applicationNo).day.slice(0, 4)
  const repeated = ordinal === 1 ? '' : `-${ordinal}`
  return `${mark}${kindWord}〔${ofYear}〕${applicationNo.slice(7)}${repeated}号` as DocumentNo
}

/** The document number a text names; undefined when it is none. Square and hexagonal brackets are both taken. */
export function parseDocumentNo(typed: string): DocumentNo | undefined {
  const normalized = typed
    .trim()
    .replaceAll(/[[［【(（]/g, '〔')
    .replaceAll(/[\]］】)）]/g, '〕')
  const found = SHAPE.exec(normalized)
  return found && found[4] !== '1' ? (normalized as DocumentNo) : undefined
}
