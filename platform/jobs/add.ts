import { prepared, queriesOf } from '../db/index.ts'
import type { AnyTx, Database } from '../db/index.ts'
import { laneSql } from './lanes.ts'

/** When and how a job runs. */
export interface JobOptions {
  /** a later job with the same key takes the place of one that has not begun: for timers that move */
  readonly key?: string
  /** jobs with the same lane (the number of a case) run one after the other, in the order of their time */
  readonly lane?: string
  /** not before this moment; at once when not said */
  readonly runAt?: string
  /** tries before it is parked for the operator; 12 when not said, the last about 10 hours after the first */
  readonly attempts?: number
  /** of jobs that are due, the lowest number goes first; 0 when not said */
  readonly priority?: number
}

/** A job to be added. */
export interface NewJob extends JobOptions {
  readonly name: string
  readonly payload: unknown
}

/** Tries of a job that says nothing else; the pause grows from 3 s to 6 h. */
export const ATTEMPTS = 12

const addJobsStatement = prepared<{ id: number }, [jobs: string]>(
  'jobs.add',
  `select added.id
   from graphile_worker.add_jobs(array(
     select (job.name, job.payload, ${laneSql('job.lane')}, job.run_at, coalesce(job.attempts, ${ATTEMPTS}), job.key, job.priority, null)
       ::graphile_worker.job_spec
     from json_to_recordset($1::json) as job
       (name text, payload json, lane text, run_at timestamptz, attempts integer, key text, priority integer)
   )) as added`,
)

const removeStatement = prepared<{ id: number | null }, [key: string]>(
  'jobs.remove',
  'select removed.id from graphile_worker.remove_job($1) as removed',
)

/**
 * Adds a job in the transaction of the act: it runs after the commit, at least once, and never when it is rolled back.
 * @param name of the task that does it, `module.what-it-does`; @param payload plain JSON
 */
export async function addJob(
  on: AnyTx | Database,
  name: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  await addJobs(on, [{ ...options, name, payload }])
}

/** Adds many jobs in one statement. Two of them must not have the same key. */
export async function addJobs(on: AnyTx | Database, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  const rows = jobs.map(({ name, payload, key, lane, runAt, attempts, priority }) => ({
    name,
    payload,
    key,
    lane,
    run_at: runAt,
    attempts,
    priority,
  }))
  await queriesOf(on).many(addJobsStatement, [JSON.stringify(rows)])
}

/** Takes back the job with this key, unless it has begun: then it ends what it does and is not tried again. */
export async function removeJob(on: AnyTx | Database, key: string): Promise<void> {
  await queriesOf(on).many(removeStatement, [key])
}

/** The parts of a job as SQL expressions: a parameter (`$7`), a column, or a literal in quotes. */
export interface JobSql {
  readonly name: string
  readonly payload: string
  readonly key?: string
  readonly lane?: string
  readonly runAt?: string
  readonly attempts?: string
}

/**
 * The call that adds a job, for use inside a bigger statement:
 * ``with act as (…), alarm as materialized (select ${addJobSql({…})} as job from act) select …, (select count(*) from alarm)``.
 * PostgreSQL leaves out a `with` part that nobody reads, so the main query must read it.
 */
export function addJobSql({ name, payload, key, lane, runAt, attempts = String(ATTEMPTS) }: JobSql): string {
  const parts = [`identifier := ${name}`, `payload := (${payload})::json`, `max_attempts := ${attempts}`]
  if (key !== undefined) parts.push(`job_key := ${key}`)
  if (lane !== undefined) parts.push(`queue_name := ${laneSql(lane)}`)
  if (runAt !== undefined) parts.push(`run_at := ${runAt}`)
  return `graphile_worker.add_job(${parts.join(', ')})`
}

/** The call that takes a job back, for use inside a bigger statement; the main query must read it. */
export function removeJobSql(key: string): string {
  return `graphile_worker.remove_job(${key})`
}
