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
