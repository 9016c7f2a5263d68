import type { Procedure } from '@yichuang/modules/cases/rules'

/** Whether a special procedure still stands open, its clock stopped or not. */
export function isRunningProcedure({ state }: Procedure): boolean {
  return state === 'opened' || state === 'stopped' || state === 'overran'
}

export const serviceMethods = ['window', 'message', 'mail', 'electronic', 'public-notice'] as const
export type Method = (typeof serviceMethods)[number]
