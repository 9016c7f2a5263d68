import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { Item } from './format.ts'
import type { ItemSetting } from './terms.ts'

/** What a place decided itself about an item; a member that is not there follows the catalogue. */
export type OwnSetting = Partial<ItemSetting>

/** Why a setting may not stand. */
export type SettingRefusal =
  | { readonly code: 'catalogue.reason-missing' }
  | { readonly code: 'catalogue.setting-changed'; readonly version: number }
  | { readonly code: 'catalogue.limit-over-statutory'; readonly value: number; readonly basis: string }
  | { readonly code: 'catalogue.limit-unit-differs'; readonly unit: string }
  | { readonly code: 'catalogue.extension-too-long'; readonly basis: string }
  | { readonly code: 'catalogue.channel-not-offered'; readonly channel: string }
  | { readonly code: 'catalogue.department-foreign'; readonly department: string }
  | { readonly code: 'catalogue.nothing-changed' }

/** An extension adds ten days at most, approved by the head of the authority. */
const LONGEST_EXTENSION = 10
const limitBasis = '行政许可法第四十二条、第四十三条'

export interface SettingChange {
  readonly setting: OwnSetting
  readonly reason: string
  /** how often the setting had been changed when the person looked at it */
  readonly expectedVersion: number
}

export interface SettingFacts {
  readonly item: Pick<Item, 'limits' | 'channels' | 'department'>
  readonly former: OwnSetting
  readonly version: number
  readonly departments: ReadonlySet<string>
}

/**
 * Whether a place may set an item so: a promise never exceeds the statutory limit of the item, an extension never the
 * ten days of the law; only channels the catalogue offers; only other departments assist. (CAT-13; 许可法 42, 43)
 */
export function checkSetting(change: SettingChange, facts: SettingFacts): Decision<OwnSetting, SettingRefusal> {
  const { setting, reason, expectedVersion } = change
  if (expectedVersion !== facts.version) return refused({ code: 'catalogue.setting-changed', version: facts.version })
  if (reason.trim() === '') return refused({ code: 'catalogue.reason-missing' })
  const wrong = wrongLimit(setting, facts.item) ?? wrongReach(setting, facts)
  if (wrong !== undefined) return refused(wrong)
  const isSame = JSON.stringify(sorted(setting)) === JSON.stringify(sorted(facts.former))
  return isSame ? refused({ code: 'catalogue.nothing-changed' }) : decided(setting)
}

function wrongLimit({ committed, extensionDays }: OwnSetting, { limits }: Pick<Item, 'limits'>) {
  const { statutory } = limits
  if (committed !== undefined && committed.unit !== statutory.unit) {
    return { code: 'catalogue.limit-unit-differs', unit: statutory.unit } as const
  }
  if (committed !== undefined && committed.value > statutory.value) {
    return { code: 'catalogue.limit-over-statutory', value: statutory.value, basis: limitBasis } as const
  }
  return extensionDays !== undefined && extensionDays > LONGEST_EXTENSION
    ? ({ code: 'catalogue.extension-too-long', basis: '行政许可法第四十二条' } as const)
    : undefined
}

function wrongReach({ channels, assisting }: OwnSetting, { item, departments }: SettingFacts) {
  const channel = channels?.length === 0 ? '' : channels?.find((one) => !item.channels.includes(one))
  if (channel !== undefined) return { code: 'catalogue.channel-not-offered', channel } as const
  const department = assisting?.find((one) => one === item.department || !departments.has(one))
  return department === undefined ? undefined : ({ code: 'catalogue.department-foreign', department } as const)
}

function sorted(setting: OwnSetting): readonly (readonly [string, unknown])[] {
  return Object.entries(setting).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
