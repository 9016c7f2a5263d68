/** What to do, in both languages. */
export interface Mend {
  readonly zh: string
  readonly en: string
}

/** What the doctor found of one part of the installation. */
export interface Finding {
  readonly about: string
  readonly state: 'ok' | 'warning' | 'error'
  /** what is there, as a fact */
  readonly says: string
  /** what to do, when it is not as it should be */
  readonly mend?: Mend
}

export function ok(about: string, says: string): Finding {
  return { about, state: 'ok', says }
}

export function warning(about: string, says: string, mend: Mend): Finding {
  return { about, state: 'warning', says, mend }
}

export function fault(about: string, says: string, mend: Mend): Finding {
  return { about, state: 'error', says, mend }
}

/** The sentence of something thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
