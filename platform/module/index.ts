/** What the composition root hands to a module, and what a module gives back. Knows no domain. */
import type { Database } from '../db/index.ts'
import type { Subscriber } from '../events/index.ts'
import type { Schedule } from '../jobs/index.ts'
import type { ModuleProblems, Route } from '../http/index.ts'
import type { Instant } from '../pure/index.ts'

/** Writes lines for the operator, as JSON on stderr. */
export interface Log {
  debug(message: string, facts?: object): void
  info(message: string, facts?: object): void
  warn(message: string, facts?: object): void
  error(message: string, facts?: object): void
}

/** What every module may use of the running process. Modules take what they need from it, nothing ambient. */
export interface Services {
  readonly db: Database
  readonly log: Log
  /** address citizens reach, for QR codes */
  readonly publicUrl: () => string
  readonly isDemo: boolean
  /** the only clock outside of the HTTP server: for jobs and the command line */
  readonly now: () => Instant
}

/** Work in the background: a name, what it does, when it runs by itself. */
export interface Job {
  readonly name: string
  /** for jobs that run by the clock */
  readonly schedule?: Schedule
  run(payload: unknown): Promise<void>
}

/** What a module brings to the process. */
export interface Module {
  readonly name: string
  readonly routes: readonly Route[]
  /** refusal codes with status and both sentences */
  readonly problems?: ModuleProblems
  readonly jobs?: readonly Job[]
  readonly subscribers?: readonly Subscriber[]
}
