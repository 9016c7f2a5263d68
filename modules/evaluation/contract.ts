/** Evaluations over HTTP. */
export * from './contract/callbacks.ts'
export * from './contract/confirmations.ts'
export * from './contract/figures.ts'
export * from './contract/own.ts'
export * from './contract/pads.ts'
export type { ShownContent } from './contract/shown-content.ts'
