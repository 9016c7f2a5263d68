/** Where a question to a department stands. */
export const inquiryStates = ['asked', 'answered', 'told', 'withdrawn'] as const
export type InquiryState = (typeof inquiryStates)[number]

/** How the applicant was told. */
export const tellingWays = ['window', 'phone', 'message'] as const
export type TellingWay = (typeof tellingWays)[number]

/** What a decision needs to know of a question. */
export interface InquiryView {
  readonly version: number
  readonly state: InquiryState
  /** the department that is to answer now */
  readonly department: string
  readonly region: string
  readonly hall: string | undefined
  readonly askedBy: string
}

/** An application that a question is about. */
export interface AskedApplication {
  readonly id: string
  readonly applicationNo: string
  readonly item: string
  readonly applicantName: string
  readonly region: string
  readonly hall: string | undefined
  readonly departments: readonly string[]
}
