import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleId, orNull } from './own.ts'

/** 评价器: the pads of a hall's windows, each paired by a code. */

const tag = 'evaluation'
const may = { permission: 'evaluation.manage-pads' } as const
const text = Type.String()

const PadLine = Type.Object({
  windowId: text,
  windowNo: text,
  hallName: text,
  id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()], { description: 'null: the window has no pad' }),
  state: Type.Union(
    (['none', 'waiting', 'away', 'there'] as const).map((state) => Type.Literal(state)),
    { description: 'no pad, waits to be paired, paired and not seen lately, asks' },
  ),
  pairedAt: orNull,
  seenAt: orNull,
  madeByName: orNull,
})
export type PadLine = Static<typeof PadLine>

export const listPads = endpoint({
  name: 'listPads',
  method: 'GET',
  path: '/evaluation-pads',
  tag,
  summary: 'The windows in reach, with the pad of each',
  may,
  answer: Type.Object({ rows: Type.Array(PadLine) }),
  problems: ['access.out-of-scope'],
  example: {
    answer: {
      rows: [
        {
          windowId: 'hall-county-13',
          windowNo: '13',
          hallName: '云岫县行政服务中心',
          id: exampleId,
          state: 'there',
          pairedAt: '2026-09-01T00:40:00.000Z',
          seenAt: '2026-09-24T01:45:20.000Z',
          madeByName: '方明澈',
        },
      ],
    },
  },
})

export const addPad = endpoint({
  name: 'addPad',
  method: 'POST',
  path: '/evaluation-pads',
  tag,
  summary: 'Make a code for the pad of a window, told once; the pad that was there is known no more',
  may,
  body: Type.Object({ window: Type.String({ maxLength: 40 }) }, { additionalProperties: false }),
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), code: text, until: text }),
  problems: ['evaluation.no-such-window'],
  example: {
    body: { window: 'hall-county-13' },
    answer: { id: exampleId, code: '402716', until: '2026-09-24T02:15:00.000Z' },
  },
})

export const endPad = endpoint({
  name: 'endPad',
  method: 'POST',
  path: '/evaluation-pads/:id/ending',
  tag,
  summary: 'End a pad that was lost or moved',
  may,
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  problems: ['evaluation.no-such-pad'],
  example: { params: { id: exampleId }, answer: { id: exampleId } },
})
