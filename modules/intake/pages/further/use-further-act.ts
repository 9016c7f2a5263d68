import { useAct, useToast } from '@yichuang/kit'
import { readDossier, readTimeline } from '@yichuang/modules/cases/contract'
import type { Dossier } from '@yichuang/modules/cases/rules'
import type { ShownForm } from '@yichuang/modules/forms/rules'
import type { ActionOffer, Endpoint } from '@yichuang/platform/contract'

/** What the acts on the page of a case know of it. */
export type ActedOn = Dossier & { readonly actions: readonly ActionOffer[]; readonly filledForm?: ShownForm }

export interface FurtherActProps {
  readonly dossier: ActedOn
  readonly onClose: () => void
}

/** An act on a case from its page: said in a toast when done, and the page is read anew. */
export function useFurtherAct<E extends Endpoint>(
  endpoint: E,
  { done, onClose }: { done: string; onClose: () => void },
) {
  const toast = useToast()
  return useAct(endpoint, {
    refresh: [readDossier, readTimeline],
    onDone: () => {
      toast({ text: done })
      onClose()
    },
  })
}
