import { useAct } from '@yichuang/kit'
import { readDossier } from '@yichuang/modules/cases/contract'
import type { Dossier, ResultState } from '@yichuang/modules/cases/rules'
import type { ActionOffer, Endpoint } from '@yichuang/platform/contract'
import { countResults, listResults } from '../contract.ts'

/** A case as the server shows it to staff, with what may be done now. */
export type ShownDossier = Dossier & {
  readonly item: Dossier['item'] & { readonly departmentName: string }
  readonly actions: readonly ActionOffer[]
}

/** What every card of a result gets. */
export interface ResultView {
  readonly dossier: ShownDossier
  readonly result: ResultState
}

/** A hand-out act whose answer is shown at once: dossier, lists and counts are asked anew. */
export function useResultAct<E extends Endpoint>(endpoint: E, onDone: () => void) {
  return useAct(endpoint, { refresh: [readDossier, listResults, countResults], onDone })
}
