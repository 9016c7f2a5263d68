import type { Dossier, Facts } from '@yichuang/modules/cases/rules'
import { availableActions } from '@yichuang/modules/intake/rules'

/** What a person may do with a dossier, from the deciders of all stage modules. */
export function actionsOf(dossier: Dossier, facts: Facts): readonly object[] {
  return availableActions(dossier, facts)
}
