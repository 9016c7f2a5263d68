import { annexesFor, placedPoints } from '@yichuang/modules/catalogue/rules'
import type { BlankForm, Item, MaterialAnnex, SamplePage } from '@yichuang/modules/catalogue/rules'

/** The number of a review point where it is on a page of the sample, in shares of its width and height. */
export interface KeptMark {
  readonly number: number
  readonly page: number
  readonly x: number
  readonly y: number
}

/** What the department keeps with a material for whoever fills it in: blank forms, and a sample with its marks. */
export interface KeptSample {
  readonly blanks: readonly BlankForm[]
  readonly pages: readonly Pick<SamplePage, 'hash' | 'mediaType' | 'width' | 'height'>[]
  readonly marks: readonly KeptMark[]
}

/**
 * What is kept with the materials of a version for everybody to see, by material. Why a proof stays although a rule
 * might cancel it is the department's own record and left out. (CAT-06, CAT-13)
 */
export function keptSamples(
  { materials }: Pick<Item, 'materials'>,
  annexes: readonly MaterialAnnex[],
): ReadonlyMap<string, KeptSample> {
  const kept = annexesFor(materials, annexes).flatMap((annex): (readonly [string, KeptSample])[] => {
    const material = materials.find(({ key }) => key === annex.material)
    const { blanks, pages } = annex
    if (material === undefined || blanks.length + pages.length === 0) return []
    const marks = placedPoints(material, annex).map(({ number, page, x, y }) => ({ number, page, x, y }))
    const shown = pages.map(({ hash, mediaType, width, height }) => ({ hash, mediaType, width, height }))
    return [[material.key, { blanks, pages: shown, marks }]]
  })
  return new Map(kept)
}

/** A file that a guide gives out. */
export interface KeptFile {
  readonly hash: string
  readonly mediaType: string
  /** of blank forms */
  readonly name?: string
}

/** The file of a guide that has a hash; undefined for every other file, whoever else may see it. */
export function keptFileOf(
  { materials }: { readonly materials: readonly { readonly kept?: KeptSample }[] },
  hash: string,
): KeptFile | undefined {
  const files = materials.flatMap(({ kept }): readonly KeptFile[] =>
    kept === undefined ? [] : [...kept.blanks, ...kept.pages],
  )
  return files.find((file) => file.hash === hash)
}
