import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { confirmationStates, MOST_SIGNATURE } from '../rules/index.ts'
import { exampleId } from './own.ts'
import { exampleShown, ShownContent } from './shown-content.ts'

/** 请申请人核对: what the clerk typed, shown on the pad of the window and confirmed with a signature. (QUE-05) */

const tag = 'evaluation'
const may = { permission: 'evaluation.ask-confirmation' } as const
const state = Type.Union(confirmationStates.map((one) => Type.Literal(one)))
const params = Type.Object({ id: Type.String({ format: 'uuid' }) })

const Confirmation = Type.Object({
  id: Type.String(),
  state,
  askedAt: Type.String(),
  answeredAt: Type.Union([Type.String(), Type.Null()]),
  shown: ShownContent,
})
export const PadOfWindow = Type.Object({
  isThere: Type.Boolean({ description: 'the pad of the own window was seen within two minutes' }),
  windowId: Type.String(),
  confirmation: Type.Union([Confirmation, Type.Null()], {
    description: 'the latest of the window, of this half hour, that no application rests on yet',
  }),
})
export type PadOfWindow = Static<typeof PadOfWindow>
const exampleConfirmation = {
  id: exampleId,
  state: 'confirmed' as const,
  askedAt: '2026-09-24T01:40:00.000Z',
  answeredAt: '2026-09-24T01:41:10.000Z',
  shown: exampleShown,
}

export const readMyPad = endpoint({
  name: 'readMyPad',
  method: 'GET',
  path: '/my-pad',
  tag,
  summary: 'The pad of the own window, and what who applies said of what is shown there',
  may,
  answer: PadOfWindow,
  problems: ['evaluation.no-such-window'],
  example: { answer: { isThere: true, windowId: 'hall-county-13', confirmation: exampleConfirmation } },
})

export const askConfirmation = endpoint({
  name: 'askConfirmation',
  method: 'POST',
  path: '/my-pad/confirmations',
  tag,
  summary: 'Show what was typed on the pad of the own window, for who applies to confirm; what was shown before goes',
  may,
  body: ShownContent,
  answer: Type.Object({ id: Type.String() }),
  problems: ['evaluation.no-such-window', 'evaluation.pad-away'],
  example: { body: exampleShown, answer: { id: exampleId } },
})

export const withdrawConfirmation = endpoint({
  name: 'withdrawConfirmation',
  method: 'POST',
  path: '/confirmations/:id/withdrawal',
  tag,
  summary: 'Take what is shown off the pad of the own window; it is kept nowhere',
  may,
  params,
  answer: Type.Object({ id: Type.String() }),
  problems: ['evaluation.no-such-confirmation', 'evaluation.not-in-this-state'],
  example: { params: { id: exampleId }, answer: { id: exampleId } },
})

export const confirmOnPad = endpoint({
  name: 'confirmOnPad',
  method: 'POST',
  path: '/pads/confirmation',
  tag,
  summary: 'Say on the pad whether what is shown is right; what is right is signed',
  may: 'public',
  body: Type.Object(
    {
      key: Type.String({ minLength: 20, maxLength: 80, description: 'secret of the pad' }),
      id: Type.String({ format: 'uuid' }),
      isRight: Type.Boolean(),
      signature: Type.String({ maxLength: MOST_SIGNATURE, description: 'strokes as a path; empty without one' }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ state }),
  problems: [
    'evaluation.no-such-pad',
    'evaluation.no-such-confirmation',
    'evaluation.not-by-staff',
    'evaluation.not-in-this-state',
    'evaluation.too-late',
    'evaluation.signature-missing',
    'evaluation.signature-malformed',
  ],
  example: {
    body: { key: 'aB3dE6gH9jK2mN5pQ8sTaB3dE6gH9jK2', id: exampleId, isRight: true, signature: 'M10 20L30 40' },
    answer: { state: 'confirmed' },
  },
})
