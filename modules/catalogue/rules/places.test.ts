import type { DelegationFact } from '@yichuang/modules/cases/rules'
import type { Instant } from '@yichuang/platform/pure'
import { describe, expect, test } from 'vitest'
import { checkDelegation, checkSetting, uncoveredItems } from './index.ts'
import type { OwnSetting, SettingFacts } from './index.ts'

const at = '2026-06-01T02:00:00.000Z' as Instant
const one: DelegationFact = {
  no: '委1',
  department: 'scjg',
  powers: ['decide'],
  items: [],
  holder: { kind: 'hall', hall: 'county' },
  from: '2026-01-01T00:00:00.000Z' as Instant,
  to: '2026-12-31T00:00:00.000Z' as Instant,
  includesMajor: false,
}
const items = [
  { id: 'a', handling: '承诺件', department: 'scjg' },
  { id: 'b', handling: '即办件', department: 'scjg' },
  { id: 'c', handling: '承诺件', department: 'gaj' },
] as const

describe('delegations', () => {
  test.each<[string, Partial<DelegationFact>, string[]]>([
    ['for all items covers what it has the power for', {}, ['b', 'c']],
    ['with both powers covers instant items too', { powers: ['decide', 'decide-instant'] }, ['c']],
    ['for one item covers that one', { items: ['a'] }, ['b', 'c']],
    ['to accept only decides nothing', { powers: ['accept'] }, ['a', 'b', 'c']],
    ['that is over covers nothing', { to: '2026-05-31T00:00:00.000Z' as Instant }, ['a', 'b', 'c']],
    ['that is to come covers nothing', { from: '2026-06-02T00:00:00.000Z' as Instant }, ['a', 'b', 'c']],
  ])('[CAT-15] one %s', (_what, change, left) => {
    expect(uncoveredItems(items, [{ ...one, ...change }], at).map(({ id }) => id)).toEqual(left)
  })

  test.each<[string, object, string | undefined]>([
    ['a power, a span ahead and own items', {}, undefined],
    ['no power', { powers: [] }, 'catalogue.no-power-named'],
    ['a span backwards', { from: '2027-01-02T00:00:00.000Z' }, 'catalogue.span-backwards'],
    ['a span that is past', { to: '2026-05-31T00:00:00.000Z' }, 'catalogue.delegation-over'],
    ['an item of another department', { items: ['a', 'c'] }, 'catalogue.item-foreign'],
  ])('[CAT-15] granting with %s', (_what, change, code) => {
    const departmentOf = (id: string) => items.find((item) => item.id === id)?.department
    const checked = checkDelegation({ ...one, items: ['a'], ...change }, { at, departmentOf })
    expect(checked.ok ? undefined : checked.refusal.code).toBe(code)
  })
})

const facts: SettingFacts = {
  item: {
    department: 'scjg',
    channels: ['窗口办理', '网上办理'],
    limits: { statutory: { value: 20, unit: 'workday' }, committed: { value: 7, unit: 'workday' } },
  },
  former: { stepDays: 2 },
  version: 3,
  departments: new Set(['scjg', 'gaj']),
}

test.each<[string, OwnSetting, string | undefined]>([
  ['a promise as long as the law allows', { committed: { value: 20, unit: 'workday' } }, undefined],
  ['a promise beyond the law', { committed: { value: 21, unit: 'workday' } }, 'catalogue.limit-over-statutory'],
  ['a promise in another unit', { committed: { value: 2, unit: 'month' } }, 'catalogue.limit-unit-differs'],
  ['ten days of extension', { extensionDays: 10 }, undefined],
  ['eleven days of extension', { extensionDays: 11 }, 'catalogue.extension-too-long'],
  ['one of the channels', { channels: ['窗口办理'] }, undefined],
  ['no channel', { channels: [] }, 'catalogue.channel-not-offered'],
  ['a channel the catalogue does not offer', { channels: ['快递申请'] }, 'catalogue.channel-not-offered'],
  ['another department assisting', { assisting: ['gaj'] }, undefined],
  ['its own department assisting', { assisting: ['scjg'] }, 'catalogue.department-foreign'],
  ['what it is already', { stepDays: 2 }, 'catalogue.nothing-changed'],
  ['nothing of its own any more', {}, undefined],
])('[CAT-13] setting %s', (_what, setting, code) => {
  const checked = checkSetting({ setting, reason: '压缩时限', expectedVersion: 3 }, facts)
  expect(checked.ok ? undefined : checked.refusal.code).toBe(code)
})

test('[CAT-13] a change needs its reason and the setting the person saw', () => {
  const refusal = (reason: string, expectedVersion: number) => {
    const checked = checkSetting({ setting: {}, reason, expectedVersion }, facts)
    return checked.ok ? undefined : checked.refusal.code
  }
  expect(refusal(' ', 3)).toBe('catalogue.reason-missing')
  expect(refusal('压缩时限', 2)).toBe('catalogue.setting-changed')
})
