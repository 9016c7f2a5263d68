import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { ItemId } from './items.ts'

/** What versions keep with their materials: blank forms, samples with marks, answers to the cancellation rules. (CAT-05, CAT-06) */

export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description })

export const SampleMark = Type.Object(
  {
    point: Type.String({ maxLength: 60, description: 'id of the review point' }),
    page: Type.Integer({ minimum: 1, maximum: 20 }),
    x: share('of the width of the page'),
    y: share('of the height of the page'),
  },
  { additionalProperties: false },
)

const answer = Type.Optional(Type.String({ maxLength: 300 }))
export const CancellationAnswers = Type.Object(
  {
    'no-legal-basis': answer,
    'own-licence': answer,
    'written-promise': answer,
    'covered-by-other': answer,
    'checked-on-line': answer,
    'issuer-cannot-know': answer,
  },
  { additionalProperties: false, description: 'why the proof stays although a rule might cancel it, by rule' },
)

export const annexMembers = {
  material: Type.String({ description: 'key of the material in the item' }),
  blanks: Type.Array(
    Type.Object({ hash: Type.String(), name: Type.String(), mediaType: Type.String(), size: Type.Integer() }),
  ),
  pages: Type.Array(
    Type.Object({
      hash: Type.String(),
      mediaType: Type.Literal('image/png'),
      width: Type.Integer(),
      height: Type.Integer(),
      bleed: Type.Integer({
        description: 'pixels that are blacked out around an area, where what it held may have spread',
      }),
    }),
  ),
  marks: Type.Array(SampleMark),
  answers: CancellationAnswers,
}
const Annex = Type.Object(annexMembers)

export const exampleAnnex: Static<typeof Annex> = {
  material: 'form',
  blanks: [{ hash: 'b7e2'.repeat(16), name: '登记申请书.pdf', mediaType: 'application/pdf', size: 82_331 }],
  pages: [{ hash: 'a3f1'.repeat(16), mediaType: 'image/png', width: 1527, height: 2160, bleed: 1 }],
  marks: [{ point: 'f1', page: 1, x: 0.42, y: 0.18 }],
  answers: {},
}

export const readAnnexes = endpoint({
  name: 'readAnnexes',
  method: 'GET',
  path: '/catalogue/items/:id/annexes',
  tag: 'catalogue',
  summary:
    'What a version keeps with its materials: blank forms, sample pages with marks, answers to the cancellation rules',
  may: { permission: 'catalogue.read' },
  params: Type.Object({ id: ItemId }),
  query: Type.Object({
    version: Type.Optional(Type.Integer({ minimum: 1, description: 'the current one unless told' })),
  }),
  answer: Type.Object({ version: Type.Integer(), rows: Type.Array(Annex) }),
  problems: ['catalogue.no-such-item'],
  example: { params: { id: 'gthsl' }, answer: { version: 2, rows: [exampleAnnex] } },
})

export const readAnnexFile = endpoint({
  name: 'readAnnexFile',
  method: 'GET',
  path: '/catalogue/items/:id/annexes/:hash',
  tag: 'catalogue',
  summary: 'A blank form or a sample page of an item',
  may: { permission: 'catalogue.read' },
  gives: 'file',
  params: Type.Object({ id: ItemId, hash: Hash }),
  answer: Type.Any(),
  problems: ['catalogue.no-such-file'],
  example: { params: { id: 'gthsl', hash: exampleAnnex.pages[0]?.hash ?? '' } },
})
