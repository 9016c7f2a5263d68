import { useCall, useSession } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { readMyPad } from '@yichuang/modules/evaluation/contract'
import type { PadOfWindow, ShownContent } from '@yichuang/modules/evaluation/contract'
import { shownContent } from '../rules/index.ts'
import type { bodyOf, DeskState } from './desk-state.ts'

/** How far the applicant is with what was typed: not asked, it is on the pad, wrong, right, or typed over since. */
export type ConfirmationStage = 'none' | 'asked' | 'wants-change' | 'confirmed' | 'outdated'

/** The pad of the own window, as the desk of one applicant sees it. */
export interface DeskConfirmation {
  readonly isThere: boolean
  readonly stage: ConfirmationStage
  readonly shown: ShownContent
  /** what is on the pad, or what was said of it */
  readonly found: PadOfWindow['confirmation']
}

/** What was typed at the desk, as the applicant sees it on the pad: theirs, and therefore not masked. */
function shownOf(item: Item, { answers, applicant, agent, materials }: DeskState): ShownContent {
  const received = new Set(Object.keys(materials).filter((key) => materials[key]?.received === true))
  return shownContent(item, { answers, applicant, agent, received })
}

type Then = Parameters<typeof bodyOf>[2]

interface OnDesk {
  readonly state: DeskState
  /** takes the application, with what the applicant confirmed */
  readonly send: (then: Then, confirmation: string | undefined) => void
}

/** Follows the pad of the own window: read again on every word of it, and right after the page was loaded anew. */
export function useConfirmation(
  item: Item,
  { state, send }: OnDesk,
): DeskConfirmation & { readonly sendAll: (then: Then) => void } {
  const { window } = useSession()
  const asked = useCall(
    readMyPad,
    {},
    { when: window !== undefined, topics: window === undefined ? [] : [`pad/${window.id}`], keepFormer: true },
  )
  const shown = shownOf(item, state)
  const found = asked.data?.confirmation ?? null
  const stage = stageOf(found, shown)
  return {
    isThere: asked.data?.isThere === true,
    shown,
    found,
    stage,
    sendAll: (then) => send(then, stage === 'confirmed' ? found?.id : undefined),
  }
}

function stageOf(found: PadOfWindow['confirmation'], shown: ShownContent): ConfirmationStage {
  const isOfThis =
    found?.shown.item === shown.item && found.shown.applicant.documentNumber === shown.applicant.documentNumber
  if (found === null || !isOfThis) return 'none'
  if (found.state === 'wants-change') return 'wants-change'
  return JSON.stringify(found.shown) === JSON.stringify(shown) ? found.state : 'outdated'
}
