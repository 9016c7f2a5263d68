/** How services were evaluated. */
export interface Tally {
  /** services of which an evaluation was asked */
  readonly asked: number
  /** of these, with a grade */
  readonly rated: number
  /** of these, with one of the three upper grades */
  readonly good: number
}

export interface Rates {
  /** 评价率: rated of all asked */
  readonly answered: number | null
  /** 好评率: good of the rated; an unrated service is in no way a satisfied one */
  readonly satisfied: number | null
}

/** The rates of a tally, parts of one; null where nothing was asked or rated. (SUP-03, SUP-11) */
export function ratesOf({ asked, rated, good }: Tally): Rates {
  return { answered: asked === 0 ? null : rated / asked, satisfied: rated === 0 ? null : good / rated }
}
