import type { CommandRule } from '@yichuang/modules/cases/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import { intakeCommands } from '../rules/index.ts'
import { paymentOf } from './take-application.ts'

/** `completeOnTheSpot` as the counter sends it: the till's order number; the amount is the item's. */
export const completeAtCounter: CommandRule<{
  readonly paymentOrder?: string | undefined
  readonly form?: FormValues | undefined
}> = {
  ...intakeCommands.completeOnTheSpot,
  decide: (dossier, { paymentOrder, form }, facts) =>
    intakeCommands.completeOnTheSpot.decide(dossier, { payment: paymentOf(paymentOrder, facts), form }, facts),
}
