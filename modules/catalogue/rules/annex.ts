import type { Material } from './format.ts'
import type { CancellationRecord, CancellationRule } from './prover/cancellation.ts'
import { markedPoints } from './sample.ts'
import type { MarkedPoint } from './sample.ts'

/** A page of a filled sample: a picture of pixels alone. */
export interface SamplePage {
  readonly hash: string
  readonly mediaType: 'image/png'
  readonly width: number
  readonly height: number
  /** pixels around a place to which what is there may have spread; they are blacked out with it */
  readonly bleed: number
}

/** A blank form as its department hands it out. */
export interface BlankForm {
  readonly hash: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** Where a review point is on the sample: page from 1, place in shares of its width and height (0 … 1). */
export interface SampleMark {
  readonly point: string
  readonly page: number
  readonly x: number
  readonly y: number
}

/** What is kept with a material beside the exchange format, which has no room for it. (CAT-05, CAT-06) */
export interface Annex {
  readonly blanks: readonly BlankForm[]
  readonly pages: readonly SamplePage[]
  readonly marks: readonly SampleMark[]
  readonly answers: Readonly<Partial<Record<CancellationRule, string>>>
}

/** An annex of a material, by its key in the item. */
export interface MaterialAnnex extends Annex {
  readonly material: string
}

export const emptyAnnex: Annex = { blanks: [], pages: [], marks: [], answers: {} }

/** A review point where it is on the sample, with the number it has among the points. */
export interface PlacedPoint extends MarkedPoint, SampleMark {}

type Points = Pick<Material, 'formReview' | 'contentReview'>

/** The points that are marked on the sample, in the order of the review points, which numbers them. (CAT-06) */
export function placedPoints(material: Points, { pages, marks }: Pick<Annex, 'pages' | 'marks'>): PlacedPoint[] {
  return markedPoints(material).flatMap((point) => {
    const mark = marks.find((one) => one.point === point.id)
    return mark === undefined || mark.page > pages.length ? [] : [{ ...point, ...mark }]
  })
}

/** The annexes as they go with a version: of materials it has, with marks of points that are there, nothing empty. */
export function annexesFor(materials: readonly Material[], annexes: readonly MaterialAnnex[]): MaterialAnnex[] {
  return annexes.flatMap((annex) => {
    const material = materials.find(({ key }) => key === annex.material)
    if (material === undefined) return []
    const marks = placedPoints(material, annex).map(({ point, page, x, y }) => ({ point, page, x, y }))
    const { blanks, pages, answers } = annex
    const isEmpty = blanks.length + pages.length + Object.keys(answers).length === 0
    return isEmpty ? [] : [{ ...annex, marks }]
  })
}

/** The answers to the cancellation rules, by material, as the prover wants them. (CAT-05) */
export function cancellationIn(annexes: readonly Pick<MaterialAnnex, 'material' | 'answers'>[]): CancellationRecord {
  return Object.fromEntries(annexes.map(({ material, answers }) => [material, answers]))
}
