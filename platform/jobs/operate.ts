import { prepared } from '../db/index.ts'
import type { Database } from '../db/index.ts'

/** A job that was tried as often as it may be and waits for the operator. */
export interface ParkedJob {
  readonly id: number
  readonly name: string
  readonly payload: unknown
  readonly attempts: number
  readonly error: string | null
  readonly addedAt: string
  readonly failedAt: string
}

/** How the queue stands, for metrics and the operator. */
export interface QueueState {
  /** due and not begun */
  readonly due: number
  /** of a later time */
  readonly scheduled: number
  readonly running: number
  readonly parked: number
  /** moment at which the longest waiting of the due jobs was due; null when none is due */
  readonly dueSince: string | null
}

const listParked = prepared<ParkedJob, [limit: number]>(
  'jobs.list-parked',
  `select job.id, task.identifier as name, job.payload, job.attempts, job.last_error as error,
     job.created_at as "addedAt", job.updated_at as "failedAt"
   from graphile_worker._private_jobs as job
   join graphile_worker._private_tasks as task on task.id = job.task_id
   where job.is_available = false and job.locked_at is null
   order by job.updated_at desc, job.id desc
   limit $1`,
)

const retry = prepared<{ id: number }, [ids: readonly number[]]>(
  'jobs.retry-parked',
  `select job.id
   from graphile_worker.reschedule_jobs(
     array(
       select id from graphile_worker._private_jobs
       where id = any($1::bigint[]) and is_available = false and locked_at is null
     ),
     run_at := now(), attempts := 0
   ) as job`,
)

const drop = prepared<{ id: number }, [ids: readonly number[]]>(
  'jobs.drop-parked',
  `delete from graphile_worker._private_jobs
   where id = any($1::bigint[]) and is_available = false and locked_at is null
   returning id`,
)

const state = prepared<QueueState, []>(
  'jobs.state',
  `select
     count(*) filter (where is_available and run_at <= now()) as due,
     count(*) filter (where is_available and run_at > now()) as scheduled,
     count(*) filter (where locked_at is not null) as running,
     count(*) filter (where not is_available and locked_at is null) as parked,
     min(run_at) filter (where is_available and run_at <= now()) as "dueSince"
   from graphile_worker._private_jobs`,
)

/** The parked jobs, last failed first, at most 200. */
export function listParkedJobs(db: Database, limit = 200): Promise<readonly ParkedJob[]> {
  return db.many(listParked, [Math.min(limit, 200)])
}

/** Gives parked jobs all their tries again, from now on; gives the ids of those that were parked. */
export async function retryParkedJobs(db: Database, ids: readonly number[]): Promise<readonly number[]> {
  return (await db.many(retry, [ids])).map(({ id }) => id)
}

/** Drops parked jobs for good; gives the ids of those that were parked. */
export async function dropParkedJobs(db: Database, ids: readonly number[]): Promise<readonly number[]> {
  return (await db.many(drop, [ids])).map(({ id }) => id)
}

/** How the queue stands now. Reads the whole queue: ask at most a few times a minute. */
export function queueState(db: Database): Promise<QueueState> {
  return db.one(state, [])
}
