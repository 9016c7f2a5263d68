import { Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

const text = Type.String({ maxLength: 400 })

/** Handed in, taken from the sharing platform and not asked for, or not handed in. */
const standing = Type.Union([Type.Literal('received'), Type.Literal('shared'), Type.Literal('open')])

/** What a clerk typed, as who applies sees it on the pad: theirs, and therefore not masked. */
export const ShownContent = Type.Object(
  {
    item: text,
    itemName: text,
    applicant: Type.Object({ name: text, documentNumber: text, phone: text }, { additionalProperties: false }),
    agent: Type.Union([text, Type.Null()]),
    situation: Type.Array(Type.Object({ question: text, answer: text }, { additionalProperties: false }), {
      maxItems: 60,
    }),
    materials: Type.Array(Type.Object({ name: text, standing }, { additionalProperties: false }), { maxItems: 100 }),
  },
  { additionalProperties: false },
)
export type ShownContent = Static<typeof ShownContent>

export const exampleShown: ShownContent = {
  item: 'gthsl',
  itemName: '个体工商户设立登记',
  applicant: { name: '周砚秋', documentNumber: '11010519491231002X', phone: '13912346027' },
  agent: null,
  situation: [{ question: '经营场所', answer: '自有' }],
  materials: [{ name: '个体工商户登记（备案）申请书', standing: 'received' }],
}
