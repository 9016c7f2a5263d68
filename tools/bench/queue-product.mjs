/** What the bench of the queue uses of the product, in one graph of modules: loaded by tsx. */
export { callNext } from '../../modules/queue/public.ts'
export { runCommand } from '../../platform/commands/index.ts'
export { connect } from '../../platform/db/index.ts'
