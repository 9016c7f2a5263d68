import { instant } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import { signaturesIn } from './signatures.ts'

const at = instant('2026-09-24T01:30:00.000Z')
const event = (type: string, data: object) => ({ type, at, data })
const hash = 'a3f1'.repeat(16)

test('[INT-04][OUT-02] what was signed in a case, and where its picture is', () => {
  const found = signaturesIn([
    event('intake.opened', {}),
    event('intake.content-confirmed', { confirmation: 'c1' }),
    event('cases.deferral-opened', { commitment: { signatureId: `pad:${hash}:${hash}` } }),
    event('handout.delivered', { signatureId: 'paper:1' }),
    event('handout.delivered', { signatureId: hash }),
    event('handout.delivered', { proof: '取件柜 A' }),
  ])
  expect(found.map(({ kind, picture }) => [kind, picture])).toEqual([
    ['content', { kind: 'strokes', confirmation: 'c1' }],
    ['commitment', { kind: 'file', hash }],
    ['receipt', { kind: 'none', isPaper: true }],
    ['receipt', { kind: 'none', isPaper: false }],
  ])
})

test.each(['pad:short:x', `pad:${'z'.repeat(64)}:x`, `pad:../${hash}:x`])('no picture is looked for under %s', (id) => {
  expect(signaturesIn([event('handout.delivered', { signatureId: id })])[0]?.picture.kind).toBe('none')
})
