/** Halls, windows and departments as their rules see them, and what a person may ask for. */

/** Opening hours of a week, as the exchange format has them: day 1 is Monday, times 'HH:MM' of the day. */
export interface OpenDay {
  readonly day: number
  readonly open: readonly (readonly string[])[]
}

/** What can be said of a hall. */
export interface HallFacts {
  readonly name: string
  readonly level: string
  readonly region: string
  readonly address: string
  readonly phone: string
  readonly hours: readonly OpenDay[]
}

export interface HallState {
  readonly id: string
  readonly region: string
  readonly isActive: boolean
  readonly version: number
}

/** What can be said of a window. */
export interface WindowFacts {
  readonly no: string
  readonly kind: string
  readonly boards: readonly string[]
  readonly floor?: string | undefined
  readonly takesApplications: boolean
  readonly receivesOnly: boolean
  readonly handsOut: boolean
}

export interface WindowState {
  readonly id: string
  readonly hall: string
  readonly isOpen: boolean
  readonly isClosed: boolean
  readonly version: number
}

/** What can be said of a department. */
export interface DepartmentFacts {
  readonly name: string
  readonly shortName: string
  readonly duties: string
  readonly region: string
  readonly documentMark: string
}

export interface DepartmentState {
  readonly id: string
  readonly region: string
  readonly isActive: boolean
  readonly version: number
}

/** What still depends on a place. */
export interface Dependants {
  /** active accounts of a hall or department; of a window: people signed in there now */
  readonly people: number
  /** windows of a hall that are not closed */
  readonly windows: number
  /** running cases of a hall, open tasks of a department */
  readonly running: number
}

/** What a zone is: zones with windows first, then those where people wait, ask or help themselves. (QUE-03, QUE-08) */
export const zoneKinds = [
  'general',
  'board',
  'professional',
  'green-channel',
  'online',
  'waiting',
  'guide',
  'self-service',
] as const
export type ZoneKind = (typeof zoneKinds)[number]

/** What can be said of a zone. */
export interface ZoneFacts {
  /** on plans and signs, once in its hall */
  readonly code: string
  readonly name: string
  /** empty when there is none */
  readonly nameEn: string
  readonly kind: ZoneKind
  readonly floor?: string | undefined
  /** waiting area of the people who come to it */
  readonly waitsIn?: string | undefined
  /** the windows that are in it */
  readonly windows: readonly string[]
}

export interface ZoneState {
  readonly id: string
  readonly kind: ZoneKind
  readonly version: number
}

/** What stands around a zone in its hall. */
export interface ZoneSurroundings {
  /** zones of the hall that wait in it */
  readonly waiters: number
  /** windows in it that are not closed */
  readonly windows: number
  /** kind of the waiting area that was chosen; undefined when it is not in the hall */
  readonly waitingKind: ZoneKind | undefined
  /** windows of the hall that are not closed */
  readonly windowsOfHall: readonly string[]
}
