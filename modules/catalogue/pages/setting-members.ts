import type { OwnSetting } from '../contract/settings.ts'

export type Own = typeof OwnSetting.static
export type MemberName = keyof Own

/** The members of a setting in the order of the page. */
export const groups: readonly { readonly name: string; readonly members: readonly MemberName[] }[] = [
  { name: 'limits', members: ['committed', 'extensionDays', 'stepDays'] },
  { name: 'front', members: ['channels', 'authority', 'correctionBy', 'feeWhen'] },
  { name: 'deferral', members: ['deferralMoves', 'onDefault'] },
  { name: 'back', members: ['assisting', 'isMajor', 'reportUp', 'transferable', 'publication'] },
]

/** Members chosen from words. */
export const choices = {
  authority: ['accept', 'receive'],
  correctionBy: ['window', 'department'],
  deferralMoves: ['after-materials', 'at-once'],
  onDefault: ['terminate', 'decide-as-is'],
  feeWhen: ['before', 'after'],
} as const satisfies Partial<Record<MemberName, readonly string[]>>

export type ChoiceName = keyof typeof choices

/** Whether a member is chosen from words. */
export function isChoice(name: string): name is ChoiceName {
  return name in choices
}
