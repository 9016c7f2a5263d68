import type { DeskAct } from './DecisionCard.tsx'
import type { Gaps } from './desk-state.ts'

/** An act at the desk; leaving it for later needs nothing. */
export type DeskWish = Exclude<DeskAct, 'draft'>

/** Acts that ask for more in a drawer. */
export function isDrawer(wanted: DeskWish): wanted is 'correct' | 'refuse' | 'defer' {
  return wanted === 'correct' || wanted === 'refuse' || wanted === 'defer'
}

/** What is still missing, and where. */
export interface Gap {
  readonly place: 'situation' | 'material' | 'applicant' | 'form'
  readonly material?: string | undefined
}

const formGap: Gap = { place: 'form' }

/** The first thing that stands in the way of taking everything. */
export function firstGap(gaps: Gaps): Gap | undefined {
  const { resolution, wrongMaterials, openMaterials, applicantFields, form } = gaps
  if (resolution.status !== 'complete') return { place: 'situation' }
  const material = wrongMaterials[0] ?? openMaterials[0]
  if (material !== undefined) return { place: 'material', material: material.key }
  if (applicantFields.length > 0) return { place: 'applicant' }
  return form.length > 0 ? formGap : undefined
}

/** What stands in the way of an act: a notice or a refusal may be written of whatever lies there. */
export function gapFor(wanted: DeskWish, gaps: Gaps): Gap | undefined {
  if (wanted === 'correct' || wanted === 'refuse') return undefined
  if (wanted === 'defer') return gaps.form.length > 0 ? formGap : undefined
  return wanted === 'receive' ? receiptGap(gaps) : firstGap(gaps)
}

/** What must be known before an application can be received: its situation and its applicant. */
function receiptGap(gaps: Gaps) {
  const gap = firstGap({ ...gaps, wrongMaterials: [], openMaterials: [], form: [] })
  return gap === undefined ? undefined : { ...gap, material: undefined }
}
