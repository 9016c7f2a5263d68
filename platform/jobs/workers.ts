import { EventEmitter } from 'node:events'
import { run } from 'graphile-worker'
import type { Job, Runner, TaskList, WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Database } from '../db/index.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Heartbeat } from './heartbeat.ts'
import { silent } from './install.ts'
import { queuePool } from './queue-pool.ts'
import { cronItems } from './schedule.ts'
import type { Recurring } from './schedule.ts'

/** What a task may know of the job it does. */
export interface JobContext {
  readonly id: string
  /** 1 for the first try */
  readonly attempt: number
  readonly isLastAttempt: boolean
  /** aborted when the process is stopping: long work should end early by throwing, it will be done again */
  readonly signal: AbortSignal
}

/**
 * Does a job. It may be called more than once for the same job (the process can be killed after the work and before
 * it is noted), so it must check whether the work is done. What it throws is noted, and the job is tried again.
 */
export type Task = (payload: unknown, context: JobContext) => Promise<void>

/** A try that failed. */
export interface JobFailure {
  readonly id: string
  readonly name: string
  readonly attempt: number
  /** no further try: it is parked until an operator retries it */
  readonly isParked: boolean
  readonly error: unknown
}

/** How jobs are run. */
export interface WorkersOptions {
  readonly tasks: Readonly<Record<string, Task>>
  readonly recurring?: readonly Recurring[]
  /** jobs at the same time in this process; 4 when not said */
  readonly concurrency?: number
  /** how often due timers are looked for; new jobs are seen at once */
  readonly pollMs?: number
  /** a process that is silent this long is dead, its jobs are given to others; 30 s when not said */
  readonly silentAfterMs?: number
  /** this is the only process on the database (embedded): whatever other process holds jobs is dead already */
  readonly isAlone?: boolean
  readonly onFailure?: (failure: JobFailure) => void
}

/** The running workers of this process. */
export interface Workers {
  /** Takes no more jobs and waits for those that run; they are told by their signal after 5 s. */
  stop(): Promise<void>
}

const CONCURRENCY = 4
const POLL_MS = 1_000
const SILENT_MS = 30_000
const RESTART_MS = 500
const BLIND_MS = 3_000

/**
 * Runs jobs in this process until stopped, through losses of the database.
 * @throws when the database cannot be reached at the start
 */
export async function startWorkers(db: Database, options: WorkersOptions): Promise<Workers> {
  let current = await startRunner(db, options)
  let isStopping = false

  async function keepRunning(): Promise<void> {
    for (;;) {
      await current.runner.promise.catch(() => {})
      if (isStopping) return
      await close(current, 'lost')
      current = await startAgain()
    }
  }

  async function startAgain(): Promise<Running> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_MS))
      if (isStopping) return current
      try {
        return await startRunner(db, { ...options, isAlone: false })
      } catch {
        // the database is away: look again
      }
    }
  }

  const kept = keepRunning()
  let stopping: Promise<void> | undefined
  const stopAll = async () => {
    isStopping = true
    // it rejects when it has stopped by itself
    await current.runner.stop().catch(() => {})
    await kept
    await close(current, 'left')
  }
  return { stop: () => (stopping ??= stopAll()) }
}

interface Running {
  readonly runner: Runner
  readonly heartbeat: Heartbeat
  readonly pool: Pool
}

async function close({ heartbeat, pool }: Running, how: 'left' | 'lost'): Promise<void> {
  await Promise.allSettled([heartbeat.stop(how), pool.end()])
}

async function startRunner(db: Database, options: WorkersOptions): Promise<Running> {
  const pool = queuePool(db.url, (options.concurrency ?? CONCURRENCY) + 2)
  try {
    return await startOn(db, pool, options)
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function startOn(db: Database, pool: Pool, options: WorkersOptions): Promise<Running> {
  const events: WorkerEvents = new EventEmitter()
  let worker = ''
  events.on('pool:create', ({ workerPool }) => (worker = workerPool.id))
  events.on('job:error', ({ job, error }) => options.onFailure?.(failureOf(job, error)))
  const runner = await run({
    pgPool: pool,
    concurrency: options.concurrency ?? CONCURRENCY,
    pollInterval: options.pollMs ?? POLL_MS,
    noHandleSignals: true,
    taskList: taskList(options.tasks),
    parsedCronItems: cronItems(options.recurring ?? []),
    events,
    logger: silent,
    // the queue waits for the end of jobs to be written only when it writes them in batches
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  stopWhenBlind(events, runner)
  try {
    const silentAfterMs = options.silentAfterMs ?? SILENT_MS
    const heartbeat = await startHeartbeat(db, { worker, silentAfterMs, isAlone: options.isAlone ?? false })
    return { runner, heartbeat, pool }
  } catch (error) {
    await runner.stop().catch(() => {})
    throw error
  }
}

/**
 * Stops a runner that has seen nothing but errors of the database for a while, so that it is started anew: the queue
 * itself pauses longer and longer, and keeps failing for good when it lost the database during its first look.
 */
function stopWhenBlind(events: WorkerEvents, runner: Runner): void {
  let blindSince: number | undefined
  const onSight = () => (blindSince = undefined)
  events.on('worker:getJob:empty', onSight)
  events.on('job:start', onSight)
  events.on('worker:getJob:error', () => {
    blindSince ??= Date.now()
    if (Date.now() - blindSince > BLIND_MS) runner.stop().catch(() => {})
  })
}

function taskList(tasks: Readonly<Record<string, Task>>): TaskList {
  const list: TaskList = {}
  for (const [name, task] of Object.entries(tasks)) {
    list[name] = async (payload, { job, abortSignal }) => {
      const isLastAttempt = job.attempts >= job.max_attempts
      await task(payload, { id: String(job.id), attempt: job.attempts, isLastAttempt, signal: abortSignal })
    }
  }
  return list
}

function failureOf(job: Job, error: unknown): JobFailure {
  const { attempts, max_attempts, task_identifier } = job
  return { id: String(job.id), name: task_identifier, attempt: attempts, isParked: attempts >= max_attempts, error }
}
