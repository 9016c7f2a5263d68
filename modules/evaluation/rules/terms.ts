/** What a region decides about evaluations: the days differ from place to place. */
export interface EvaluationTerms {
  /** working days within which who gave a bad grade is called */
  readonly contactDays: number
  /** working days within which a bad grade is answered */
  readonly answerDays: number
  /** days for which the link on the phone works */
  readonly linkDays: number
  /** seconds for which the pad asks */
  readonly padSeconds: number
}

/** The terms of a region that set none: call within a working day, answer within fifteen. */
export const usualTerms: EvaluationTerms = { contactDays: 1, answerDays: 15, linkDays: 7, padSeconds: 60 }
