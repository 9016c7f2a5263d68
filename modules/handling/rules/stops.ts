import type { Procedure } from '@yichuang/modules/cases/rules'

/** What a stop says of itself in the ledger: its ground, the law or the guide it rests on, its written notice. */
export interface StopTerms {
  readonly ground: string
  readonly basis: string
  readonly notice: string
}

/** The stop that the service of a procedure's notice begins. (TIM-01; 行政许可法 45) */
export function stopOf({ name, basis, stopsStatutory, noticeId }: Procedure): StopTerms {
  return { ground: name, basis: basis ?? (stopsStatutory ? '行政许可法第四十五条' : '办事指南'), notice: noticeId }
}
