/** Where a question to a department stands. */
export const inquiryStates = ['asked', 'answered', 'told', 'withdrawn'] as const
export type InquiryState = (typeof inquiryStates)[number]

/** How the applicant was told. */
export const tellingWays = ['window', 'phone', 'message'] as const
export type TellingWay = (typeof tellingWays)[number]

/** What somebody asks about. */
export const topics = ['place', 'conditions', 'materials', 'time-and-fee', 'progress', 'other'] as const
export type Topic = (typeof topics)[number]

/** How somebody asks. */
export const askingChannels = ['in-person', 'phone'] as const
export type AskingChannel = (typeof askingChannels)[number]

/** To what sort of place somebody is sent. */
export const directedKinds = ['zone', 'window', 'department', 'hotline', 'elsewhere'] as const
export type DirectedKind = (typeof directedKinds)[number]

/** Whether places of a kind are chosen from those there are; the others are said in words. */
export function isChosenPlace(kind: DirectedKind): kind is 'zone' | 'window' | 'department' {
  return kind === 'zone' || kind === 'window' || kind === 'department'
}

/** 引导去向: where somebody was sent. */
export interface Directed {
  readonly kind: DirectedKind
  /** id of the zone, window or department; null when it was said in words */
  readonly place: string | null
  /** what it was called then: name of the zone or department, number of the window, or the words said */
  readonly to: string
}

/** What a decision needs to know of a question. */
export interface InquiryView {
  readonly version: number
  readonly state: InquiryState
  /** the department that is to answer now; '' when a colleague is to, or nobody was asked */
  readonly department: string
  readonly region: string
  readonly hall: string | undefined
  /** 首问责任人: who was asked first and answers for it until the asker was told (CON-05) */
  readonly askedBy: string
  /** the colleague who is to answer, by name */
  readonly colleague: string | undefined
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
