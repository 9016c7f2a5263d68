/** What the bench of the queue uses of the product, in one graph of modules: loaded by tsx. */
export { queueModule } from '../../modules/queue/module.ts'
export { callNext } from '../../modules/queue/public.ts'
export { connect } from '../../platform/db/index.ts'
export { startDispatcher } from '../../platform/events/index.ts'
export { startWorkers } from '../../platform/jobs/index.ts'
