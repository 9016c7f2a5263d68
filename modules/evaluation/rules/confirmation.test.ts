import { instant } from '@yichuang/modules/calendar/rules'
import { expect, test } from 'vitest'
import { decideConfirming } from './index.ts'

const at = instant('2026-09-24T01:40:00.000Z')
const view = { state: 'asked', until: instant('2026-09-24T01:50:00.000Z') } as const
const signature = 'M10 20L30 40L31 44M60 20L60 80'
const visitor = { at, by: { kind: 'nobody' } } as const

test('[QUE-05] what is right is signed, what is wrong is not', () => {
  expect(decideConfirming(view, { isRight: true, signature }, visitor)).toMatchObject({
    ok: true,
    value: { state: 'confirmed', signature },
  })
  expect(decideConfirming(view, { isRight: false, signature }, visitor)).toMatchObject({
    ok: true,
    value: { state: 'wants-change', signature: null },
  })
})

test.each([
  { how: 'by the staff', by: { kind: 'staff' } as const, code: 'evaluation.not-by-staff' },
  { how: 'a second time', state: 'confirmed' as const, code: 'evaluation.not-in-this-state' },
  { how: 'when it is not shown any more', until: instant('2026-09-24T01:39:59.000Z'), code: 'evaluation.too-late' },
  { how: 'without a signature', signed: '', code: 'evaluation.signature-missing' },
  { how: 'with a signature that is no path', signed: 'M10 20"/><script>', code: 'evaluation.signature-malformed' },
  { how: 'with a mere dot', signed: 'M10 20', code: 'evaluation.signature-malformed' },
])('[QUE-05] nothing is confirmed $how', ({ by = visitor.by, signed = signature, code, ...seen }) => {
  const { state = view.state, until = view.until } = seen
  expect(decideConfirming({ state, until }, { isRight: true, signature: signed }, { at, by })).toMatchObject({
    ok: false,
    refusal: { code },
  })
})
