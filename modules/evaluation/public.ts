/** What other modules on the server may use of evaluations. */
export { askEvaluation, askFor } from './commands/ask.ts'
export type { Service } from './commands/ask.ts'
export { answerCallback, contactRater } from './commands/callbacks.ts'
export { giveEvaluation } from './commands/give.ts'
export { addPad, pairPad } from './commands/pads.ts'
export { confirmedContent, strokesOf } from './queries/confirmations.ts'
export type { ConfirmedContent } from './queries/confirmations.ts'
export type { EvaluationParts } from './parts.ts'
