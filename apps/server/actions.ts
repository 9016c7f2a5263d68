import { availableActions as caseActions } from '@yichuang/modules/cases/rules'
import type { Dossier, Facts } from '@yichuang/modules/cases/rules'
import { availableActions as handlingActions } from '@yichuang/modules/handling/rules'
import { availableActions as handoutActions } from '@yichuang/modules/handout/rules'
import { availableActions as intakeActions } from '@yichuang/modules/intake/rules'

/** What a person may do with a dossier, from the deciders of all stage modules. */
export function actionsOf(dossier: Dossier, facts: Facts): readonly object[] {
  return [
    ...intakeActions(dossier, facts),
    ...caseActions(dossier, facts),
    ...handlingActions(dossier, facts),
    ...handoutActions(dossier, facts),
  ]
}
