import { fileUrl, useCall, useTexts } from '@yichuang/kit'
import type { PageMark, PreviewPage } from '@yichuang/kit'
import { readAnnexes, readAnnexFile } from '../../contract.ts'
import { placedPoints } from '../../rules/index.ts'
import type { Annex, Material } from '../../rules/index.ts'

/** A sample as pages show it: its pictures, the numbers of the review points on them, and the blank forms. */
export interface MaterialSample {
  readonly pages: readonly PreviewPage[]
  readonly marks: readonly PageMark[]
  readonly blanks: readonly { readonly url: string; readonly name: string }[]
}

type Points = Pick<Material, 'formReview' | 'contentReview'>

interface SampleFiles {
  readonly addressOf: (hash: string) => string
  readonly nameOf: (page: number) => string
  /** id of the review point in hand */
  readonly current?: string | undefined
}

/** What is kept with a material, as it is shown; the numbers are those of the review points beside it. */
export function sampleShown(
  material: Points,
  annex: Pick<Annex, 'blanks' | 'pages' | 'marks'>,
  { addressOf, nameOf, current }: SampleFiles,
): MaterialSample {
  return {
    pages: annex.pages.map(({ hash }, index) => ({ url: addressOf(hash), name: nameOf(index + 1), kind: 'image' })),
    marks: placedPoints(material, annex).map(({ id, number, page, x, y }) => ({
      number,
      page,
      x,
      y,
      isCurrent: id === current,
    })),
    blanks: annex.blanks.map(({ hash, name }) => ({ url: addressOf(hash), name })),
  }
}

/** Of which material of which version, and the review point in hand. */
export interface SampleWish {
  readonly item: string
  readonly version: number
  readonly material: (Points & Pick<Material, 'key' | 'name'>) | undefined
  readonly current?: string | undefined
}

/** The sample that a published version keeps with a material; undefined where it keeps none. (CAT-06) */
export function useMaterialSample({ item, version, material, current }: SampleWish): MaterialSample | undefined {
  const t = useTexts('catalogue')
  const asked = useCall(readAnnexes, { params: { id: item }, query: { version } }, { when: material !== undefined })
  const annex = asked.data?.rows.find((row) => row.material === material?.key)
  if (annex === undefined || material === undefined) return undefined
  return sampleShown(material, annex, {
    addressOf: (hash) => fileUrl(readAnnexFile, { params: { id: item, hash } }),
    nameOf: (page) => t('item.sample.pageOf', { name: material.name, page }),
    current,
  })
}
