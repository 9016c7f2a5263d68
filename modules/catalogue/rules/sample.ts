import { maskAddress, maskIdentityNumber, maskName, maskPhone } from '@yichuang/modules/codes/rules'
import type { Item, Material, ReviewPoint } from './format.ts'

/** A field as the catalogue's list of data elements says it. */
export interface DataElement {
  readonly key: string
  readonly label: string
  readonly type: string
}

/** A review point with the number that marks it on the sample: formal ones first, then substantive ones. */
export interface MarkedPoint extends ReviewPoint {
  readonly number: number
  readonly aspect: 'formal' | 'content'
}

export interface SampleField {
  readonly key: string
  readonly label: string
  /** filled in as an applicant would, with private data masked */
  readonly value: string
  readonly marks: readonly number[]
}

/** Places of a document that are not fields. */
export const sampleSpots = ['portrait', 'validity', 'signature', 'seal'] as const
export type SampleSpot = (typeof sampleSpots)[number]

/** A filled sample of a material, drawn from the catalogue: no original is behind it. */
export interface Sample {
  readonly fields: readonly SampleField[]
  readonly spots: readonly { readonly kind: SampleSpot; readonly marks: readonly number[] }[]
  /** the masked name of whoever signs */
  readonly signature: string
  /** points about the document as a whole */
  readonly page: readonly number[]
}

const spotOf: Readonly<Record<string, SampleSpot>> = {
  face: 'portrait',
  valid: 'validity',
  sign: 'signature',
  seal: 'seal',
}

/** The review points of a material in the order of their marks. (CAT-06) */
export function markedPoints({ formReview, contentReview }: Pick<Material, 'formReview' | 'contentReview'>) {
  const points = [
    ...formReview.map((point) => ({ ...point, aspect: 'formal' as const })),
    ...contentReview.map((point) => ({ ...point, aspect: 'content' as const })),
  ]
  return points.map((point, index): MarkedPoint => ({ ...point, number: index + 1 }))
}

/**
 * A filled sample of a material on which every review point is marked exactly once: at the field it checks, at the
 * portrait, validity, signature or seal it looks at, or at the document as a whole. A form the catalogue has a blank of
 * shows the fields of the item; another document only those its points check. Private data is masked. (CAT-06)
 */
export function sampleOf(
  { formFields }: Pick<Item, 'formFields'>,
  material: Material,
  elements: readonly DataElement[],
): Sample {
  const points = markedPoints(material)
  const fieldKeys = new Set([
    ...(material.blankForm === true ? (formFields ?? []) : []),
    ...points.flatMap(({ check }) => (check?.field === undefined ? [] : [check.field])),
  ])
  const known = elements.filter(({ key }) => fieldKeys.has(key))
  const keys = new Set(known.map(({ key }) => key))
  const placeOf = ({ check }: MarkedPoint) => {
    if (check === undefined) return 'page'
    return check.field !== undefined && keys.has(check.field) ? check.field : (spotOf[check.type] ?? 'page')
  }
  const marksAt = (place: string) => points.filter((point) => placeOf(point) === place).map(({ number }) => number)
  const fields = [...fieldKeys].flatMap((key) => known.filter((element) => element.key === key))
  return {
    fields: fields.map((element) => ({
      key: element.key,
      label: element.label,
      value: exampleOf(element),
      marks: marksAt(element.key),
    })),
    spots: sampleSpots.flatMap((kind) => {
      const marks = marksAt(kind)
      const isSigned = kind === 'signature' && material.blankForm === true
      return marks.length > 0 || isSigned ? [{ kind, marks }] : []
    }),
    signature: maskName(specimen.name),
    page: marksAt('page'),
  }
}

/** Keys of the data elements an item names: in its form, and in what its review points check. */
export function fieldKeysOf({
  formFields = [],
  materials,
}: Pick<Item, 'formFields' | 'materials'>): ReadonlySet<string> {
  const checked = materials.flatMap(markedPoints).flatMap(({ check }) => check?.field ?? [])
  return new Set([...formFields, ...checked])
}

const people = /姓名|负责人|人员|联络员|联系人|户主/
const numbers = /号码|编号|账号|账户|户号|备案号|税票/
const specimen = { name: '王小明', number: '110000199001011234', phone: '13900001234', address: '示例县示例路 1 号' }

const byType: Readonly<Record<string, string>> = {
  idNumber: maskIdentityNumber(specimen.number),
  phone: maskPhone(specimen.phone),
  address: maskAddress(specimen.address),
  uscc: maskIdentityNumber('91110000MA00000000'),
  date: '2026年1月5日',
  datetime: '2026年1月5日 9:30',
  money: '100,000.00 元',
  decimal: '120.00',
  integer: '2',
  percent: '8%',
  boolean: '是',
  enum: '在所列各项中选一项',
  list: '逐项填写',
  text: '照实填写',
}

/** What a sample has in a field; whatever tells a person or a number of theirs is masked. */
function exampleOf({ label, type }: DataElement): string {
  const fixed = byType[type]
  if (fixed !== undefined) return fixed
  if (people.test(label)) return maskName(specimen.name)
  return numbers.test(label) ? maskIdentityNumber(specimen.number.slice(0, 12)) : '照实填写'
}
