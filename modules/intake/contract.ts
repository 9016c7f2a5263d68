/** Intake's operations over HTTP: the application, its examination, the clerk's desk. */
export * from './contract/application.ts'
export * from './contract/desk.ts'
export * from './contract/examination.ts'
export { Agent, Applicant, Delivery, MaterialChange } from './contract/parts.ts'
export type { TakeApplication } from './contract/parts.ts'
