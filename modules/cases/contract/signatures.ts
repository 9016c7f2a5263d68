import { endpoint, Type } from '@yichuang/platform/contract'
import { exampleId } from './lifecycle-endpoint.ts'

/** What was signed in a case, and the pictures of the signatures. */

const tag = 'cases'
const may = { permission: 'cases.read' } as const
const Kind = Type.Union(
  (['content', 'commitment', 'receipt'] as const).map((kind) => Type.Literal(kind)),
  {
    description: 'that what was typed is right, the promise of deferred materials, the receipt of the result',
  },
)
const Id = Type.String({ format: 'uuid' })
const At = Type.String()

export const listSignatures = endpoint({
  name: 'listSignatures',
  method: 'GET',
  path: '/applications/:id/signatures',
  tag,
  summary: 'What was signed in a case, and how',
  may,
  params: Type.Object({ id: Id }),
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        kind: Kind,
        at: At,
        how: Type.Union(
          (['pad', 'screen', 'paper'] as const).map((how) => Type.Literal(how)),
          { description: 'pad: with its picture; screen: the hash of what was signed was kept' },
        ),
      }),
    ),
  }),
  problems: ['access.out-of-scope'],
  example: {
    params: { id: exampleId },
    answer: { rows: [{ kind: 'receipt', at: '2026-09-24T01:30:00.000Z', how: 'pad' }] },
  },
})

export const readSignature = endpoint({
  name: 'readSignature',
  method: 'GET',
  path: '/applications/:id/signatures/:kind',
  tag,
  summary: 'The picture of a signature, the latest of its kind; the look is logged',
  may,
  params: Type.Object({ id: Id, kind: Kind }),
  answer: Type.Object({
    at: At,
    strokes: Type.Union([Type.String(), Type.Null()], { description: 'path of lines on 480 × 300' }),
    png: Type.Union([Type.String(), Type.Null()], { description: 'in base64' }),
  }),
  problems: ['access.out-of-scope', 'cases.no-such-signature'],
  example: {
    params: { id: exampleId, kind: 'content' },
    answer: { at: '2026-09-24T01:30:00.000Z', strokes: 'M10 20L30 40', png: null },
  },
})
