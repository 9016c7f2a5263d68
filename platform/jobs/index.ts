/** Work after commit: jobs added in the transaction of an act, done at least once, timers, recurring tasks. */

export { addJob, addJobs, addJobSql, ATTEMPTS, removeJob, removeJobSql } from './add.ts'
export type { JobOptions, JobSql, NewJob } from './add.ts'
export { installJobs } from './install.ts'
export { dropParkedJobs, listParkedJobs, queueState, retryParkedJobs } from './operate.ts'
export type { ParkedJob, QueueState } from './operate.ts'
export type { Recurring, Schedule } from './schedule.ts'
export { startWorkers } from './workers.ts'
export type { JobContext, JobFailure, Task, Workers, WorkersOptions } from './workers.ts'
