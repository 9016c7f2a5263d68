import type { RefusalGround } from '@yichuang/modules/cases/rules'
import { remedySentence } from '@yichuang/modules/documents/rules'
import type { RemedyBodies } from '@yichuang/modules/documents/rules'

/** What the law says of a ground of refusal, and what a person must add to it. */
export interface GroundTerms {
  /** as the register of refusals names it */
  readonly name: string
  /** first reason, as the law has it; the person adds the facts */
  readonly sentence: string
  /** articles that always apply; the item's own come from its catalogue entry */
  readonly basis: readonly string[]
  /** the applicant must be told who is competent (许可法 32 一（二）) */
  readonly namesRightBody: boolean
}

/** The grounds on which an application may be refused; there are no others. (行政许可法 第32条; lifecycle 1.1) */
export const refusalGrounds = {
  'not-required': {
    name: '依法不需要取得许可',
    sentence: '该事项依法不需要取得行政许可',
    basis: ['《中华人民共和国行政许可法》第三十二条第一款第一项'],
    namesRightBody: false,
  },
  'not-competent': {
    name: '不属于本机关职权范围',
    sentence: '该事项依法不属于本机关职权范围',
    basis: ['《中华人民共和国行政许可法》第三十二条第一款第二项'],
    namesRightBody: true,
  },
  'not-eligible': {
    name: '申请人不具备申请资格',
    sentence: '申请人不具备提出本申请的资格',
    basis: [],
    namesRightBody: false,
  },
} as const satisfies Record<RefusalGround, GroundTerms>

export interface RefusalTextQuestion {
  readonly ground: RefusalGround
  readonly applicantKind: 'person' | 'enterprise' | 'organisation'
  /** body of reconsideration and court for the refusing department */
  readonly bodies: RemedyBodies
  /** legal basis of the item, for grounds the licensing law does not name */
  readonly itemBasis?: readonly string[]
}

/** The parts of a refusal that need not be typed: first reason, basis, remedies. */
export interface RefusalText {
  readonly reason: string
  readonly basis: readonly string[]
  readonly remedies: readonly string[]
  readonly namesRightBody: boolean
}

/**
 * The parts of a written refusal before a person adds the facts: reason and basis by ground, and both remedies, 60 days
 * of reconsideration and six months of suit. (行政许可法 第32、38条; ZJ2 6.1.4; JL1 6.7; INT-06, I-10)
 */
export function refusalText({ ground, applicantKind, bodies, itemBasis = [] }: RefusalTextQuestion): RefusalText {
  const { sentence, basis, namesRightBody } = refusalGrounds[ground]
  const subject = applicantKind === 'person' ? '你' : '你单位'
  return {
    reason: sentence,
    basis: basis.length > 0 ? basis : itemBasis,
    remedies: [remedySentence(subject, bodies)],
    namesRightBody,
  }
}
