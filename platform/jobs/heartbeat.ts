import { hostname } from 'node:os'
import { prepared } from '../db/index.ts'
import type { Database } from '../db/index.ts'

/** Who beats, and from when on another one counts as dead. */
export interface HeartbeatOptions {
  readonly worker: string
  readonly silentAfterMs: number
  readonly isAlone: boolean
}

const BEATS_BEFORE_SILENCE = 6

const beat = prepared<never, [worker: string, host: string, process: number]>(
  'jobs.beat',
  `insert into platform.worker_heartbeat (worker, host, process)
   values ($1, $2, $3)
   on conflict (worker) do update set at = now()`,
)

const leave = prepared<never, [worker: string]>('jobs.leave', 'delete from platform.worker_heartbeat where worker = $1')

// Both free at once what the queue itself would hold for four hours.
const unlockDead = prepared<unknown, [silentMs: number, self: string]>(
  'jobs.unlock-dead',
  `with dead as (
     delete from platform.worker_heartbeat
     where at < now() - $1 * interval '1 millisecond' and worker <> $2
     returning worker
   )
   select graphile_worker.force_unlock_workers(array_agg(worker)) from dead having count(*) > 0`,
)

// reads the whole queue, so it is run at the start only
const unlockUnknown = prepared<unknown, [silentMs: number, self: string]>(
  'jobs.unlock-unknown',
  `with held as (
     select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
     union all
     select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
   ), unknown as (
     select distinct locked_by as worker
     from held
     where locked_by <> $2
       and locked_at <= now() - $1 * interval '1 millisecond'
       and not exists (select from platform.worker_heartbeat as living where living.worker = held.locked_by)
   )
   select graphile_worker.force_unlock_workers(array_agg(worker)) from unknown having count(*) > 0`,
)

/** The sign of life of this process. */
export interface Heartbeat {
  /** left: all jobs are ended or given back; lost: some may still run, they are given to others after the silence */
  stop(how: 'left' | 'lost'): Promise<void>
}

/** Tells the other processes that this one lives, and frees the jobs of processes that are dead. */
export async function startHeartbeat(db: Database, options: HeartbeatOptions): Promise<Heartbeat> {
  const { worker, silentAfterMs, isAlone } = options
  const tick = async () => {
    await db.run(beat, [worker, hostname(), process.pid])
    await db.run(unlockDead, [silentAfterMs, worker])
  }
  await db.run(beat, [worker, hostname(), process.pid])
  const limit = isAlone ? 0 : silentAfterMs
  await db.run(unlockDead, [limit, worker])
  await db.run(unlockUnknown, [limit, worker])
  let ticking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    // a beat that is missed while the database is away is followed by the next
    ticking = tick().catch(() => {})
  }, silentAfterMs / BEATS_BEFORE_SILENCE)
  timer.unref()
  return {
    async stop(how) {
      clearInterval(timer)
      await ticking
      if (how === 'left') await db.run(leave, [worker])
    },
  }
}
