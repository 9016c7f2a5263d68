import { endpoint, Type } from '@yichuang/platform/contract'

const ItemId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const Answers = Type.Record(Type.String(), Type.Array(Type.String()))
const Place = Type.Object({
  question: Type.Optional(Type.String()),
  option: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
  material: Type.Optional(Type.String()),
})

const ItemFinding = Type.Object({
  code: Type.String(),
  level: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('hint')]),
  /** JSON pointer in the item */
  pointer: Type.String(),
  place: Place,
  /** the second place of a finding between two */
  other: Type.Optional(Type.Object({ pointer: Type.String(), place: Place })),
  /** answers that show it */
  example: Type.Optional(Answers),
  zh: Type.String(),
  en: Type.String(),
})

export const readItemFindings = endpoint({
  name: 'readItemFindings',
  method: 'GET',
  path: '/catalogue/items/:id/findings',
  tag: 'catalogue',
  summary:
    'What the prover says of an item: how many combinations of answers, and each finding with answers that show it',
  may: { permission: 'catalogue.change-item-setting' },
  params: Type.Object({ id: ItemId }),
  answer: Type.Object({
    item: ItemId,
    version: Type.Integer(),
    /** left out where the tree could not be proved; a finding says why */
    tree: Type.Optional(
      Type.Object({
        combinations: Type.Number(),
        accepted: Type.Number(),
        expectedQuestions: Type.Number(),
        order: Type.Optional(
          Type.Object({
            before: Type.Number(),
            after: Type.Number(),
            /** top-level questions in the order that is offered */
            questions: Type.Array(Type.String()),
            moves: Type.Array(Type.Object({ question: Type.String(), below: Type.String() })),
          }),
        ),
      }),
    ),
    findings: Type.Array(ItemFinding),
  }),
  problems: ['catalogue.no-such-item'],
  example: {
    params: { id: 'gthsl' },
    answer: {
      item: 'gthsl',
      version: 1,
      tree: { combinations: 150, accepted: 150, expectedQuestions: 4.2 },
      findings: [
        {
          code: 'share-asked',
          level: 'hint',
          pointer: '/materials/1',
          place: { material: 'id' },
          example: { operator: ['cn'], place: ['own'], residential: ['no'] },
          zh: '“居民身份证”能由数据共享取得，却仍要交纸质件',
          en: '居民身份证 can be had by data sharing, and paper of it is asked for all the same',
        },
      ],
    },
  },
})
