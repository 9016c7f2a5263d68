/** What the benches of the queue use of the product, in one graph of modules: loaded by tsx. */
export { queueModule } from '../../modules/queue/module.ts'
export { arrangeHall, callNext, takeTicket, turnWindow } from '../../modules/queue/public.ts'
export { actOnTicket } from '../../modules/queue/commands/act-on-ticket.ts'
export { permissionsOf } from '../../modules/access/rules/index.ts'
export { runCommand } from '../../platform/commands/index.ts'
export { connect } from '../../platform/db/index.ts'
export { startDispatcher } from '../../platform/events/index.ts'
export { startWorkers } from '../../platform/jobs/index.ts'
