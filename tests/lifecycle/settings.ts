import fc from 'fast-check'
import type { Delivery, ItemTerms, ProcedureTerms } from '@yichuang/modules/cases/rules'
import { delegations } from '../../modules/cases/rules/testing/hall.ts'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'
import { everyChannel } from './beginnings.ts'
import type { Beginning, Point } from './beginnings.ts'

export const hearing: ProcedureTerms = {
  kind: 'hearing',
  name: '听证',
  expected: { value: 3, unit: 'workday' },
  isRequired: false,
  basis: '行政许可法 第46条',
  stopsStatutory: true,
}
const survey: ProcedureTerms = {
  kind: 'survey',
  name: '现场核查',
  expected: undefined,
  isRequired: true,
  stopsStatutory: false,
}

/** Items of every make: each property of lifecycle 1 with every value. */
const anyItem: fc.Arbitrary<Partial<ItemTerms>> = fc.record({
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
  channels: fc.constantFrom(everyChannel, everyChannel, everyChannel, ['window']),
  isInForce: fc.constantFrom(true, true, true, true, false),
  committed: fc.constantFrom(
    { value: 5, unit: 'workday' },
    { value: 7, unit: 'workday' },
    { value: 0, unit: 'workday' },
    { value: 48, unit: 'hour' },
  ),
  statutory: fc.constantFrom({ value: 20, unit: 'workday' }, { value: 1, unit: 'month' }, { value: 30, unit: 'day' }),
})

/** A hall and an item. */
export const anySetting: fc.Arbitrary<Setting> = fc.record({
  item: anyItem,
  channel: fc.constantFrom('window', 'window', 'half', 'full', 'agent', 'post'),
  delegations: fc.constantFrom(
    delegations,
    delegations,
    delegations.map((one) => ({ ...one, includesMajor: false })),
  ),
  settings: fc.record({
    lateSupply: fc.boolean(),
    terminateByPerson: fc.constantFrom(true, true, false),
    instantDeferral: fc.constantFrom('downgrade', 'barred'),
  }),
})

/** How an application begins: not yet, or received with something lacking. */
export const anyBeginning: fc.Arbitrary<(Beginning & { readonly point: Point }) | undefined> = fc.option(
  fc.record({
    point: fc.constantFrom<Point>(
      'received',
      'accepted',
      'reviewed',
      'reviewed',
      'decided',
      'produced',
      'ready',
      'ready',
    ),
    lacking: fc.constantFrom([], [], ['health'], ['form']),
    delivery: fc.constantFrom<Delivery>(
      { method: 'window' },
      { method: 'mail', recipient: '林小满', phone: '13800000000', address: '人民路1号' },
      { method: 'electronic', acceptsElectronic: true },
      { method: 'locker' },
    ),
  }),
  { nil: undefined, freq: 5 },
)
