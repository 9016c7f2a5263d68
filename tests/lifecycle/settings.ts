import fc from 'fast-check'
import type { ItemTerms, ProcedureTerms } from '@yichuang/modules/cases/rules'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'

const hearing: ProcedureTerms = { kind: 'hearing', name: '听证', days: 3, isRequired: false, basis: '行政许可法 第46条', stopsStatutory: true }
const survey: ProcedureTerms = { kind: 'survey', name: '现场核查', days: 2, isRequired: true, stopsStatutory: false }

/** Items of every make: each property of lifecycle 1 with every value. */
export const anyItem: fc.Arbitrary<Partial<ItemTerms>> = fc.record({
  kind: fc.constantFrom('commitment', 'instant', 'joint'),
  assisting: fc.constantFrom([], [], ['assistant']),
  authority: fc.constantFrom('accept', 'accept', 'receive'),
  correctionBy: fc.constantFrom('window', 'department'),
  deferralMoves: fc.constantFrom('after-materials', 'at-once'),
  onDefault: fc.constantFrom('terminate', 'decide-as-is'),
  procedures: fc.constantFrom([], [hearing], [hearing, survey]),
  fee: fc.constantFrom(
    { when: 'none', fen: 0 },
    { when: 'none', fen: 0 },
    { when: 'before', fen: 1200 },
    { when: 'after', fen: 500 },
  ),
  steps: fc.constantFrom(['承办'], ['承办', '审核'], ['承办', '审核', '批准']),
  stepDays: fc.constantFrom(0, 2),
  extensionDays: fc.constantFrom(0, 10),
  isMajor: fc.constantFrom(false, false, true),
  reportUp: fc.constantFrom(false, false, false, true),
  transferable: fc.boolean(),
  isInForce: fc.constantFrom(true, true, true, true, false),
  committed: fc.constantFrom({ value: 5, unit: 'workday' }, { value: 7, unit: 'workday' }, { value: 0, unit: 'workday' }, { value: 48, unit: 'hour' }),
  statutory: fc.constantFrom({ value: 20, unit: 'workday' }, { value: 1, unit: 'month' }, { value: 30, unit: 'day' }),
})

/** A hall and an item. */
export const anySetting: fc.Arbitrary<Setting> = fc.record({
  item: anyItem,
  settings: fc.record({ lateSupply: fc.boolean(), instantDeferral: fc.constantFrom('downgrade', 'barred') }),
})
