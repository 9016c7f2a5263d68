import type { Actor } from '@yichuang/platform/pure'
import { defaultSettings } from '../index.ts'
import type { DelegationFact, FileRef, ItemTerms, MaterialBinding, MaterialRequirement } from '../index.ts'
import { commitmentItem, delegationOf, person } from './cast.ts'

export { moment as at } from './cast.ts'

/** Everybody who has a part in the lifecycle. */
export const people = {
  clerk: person('王窗口', { hall: 'hall', window: 'w1', roles: ['window-clerk'] }),
  colleague: person('李窗口', { hall: 'hall', window: 'w2', roles: ['window-clerk'] }),
  handoutClerk: person('陈出件', { hall: 'hall', window: 'w9', roles: ['handout-clerk'] }),
  townshipClerk: person('赵乡镇', { hall: 'township', window: 't1', roles: ['window-clerk'] }),
  reviewer: person('周审批', { department: 'department', roles: ['reviewer'] }),
  secondReviewer: person('吴审批', { department: 'department', roles: ['reviewer'] }),
  assistant: person('郑协办', { department: 'assistant', roles: ['reviewer'] }),
  chief: person('孙首席', { department: 'department', roles: ['chief-representative'] }),
  secondChief: person('钱首席', { department: 'department', roles: ['chief-representative'] }),
  supervisor: person('冯监察', { roles: ['supervisor'] }),
  manager: person('卫中心', { hall: 'hall', roles: ['hall-manager'] }),
  applicant: person('林小满', { kind: 'applicant' }),
  payment: person('system:payment', { kind: 'system' }),
  carrier: person('system:carrier', { kind: 'system' }),
  departmentSystem: person('system:department', { kind: 'department-system', department: 'department' }),
} satisfies Record<string, Actor>
export type PersonName = keyof typeof people

/** A written delegation of the department, in force all of 2026. */
export function aDelegation(change: Partial<DelegationFact> = {}): DelegationFact {
  const hall = { kind: 'hall', hall: 'hall' } as const
  return { ...delegationOf({ no: '委〔2026〕1号', department: 'department', holder: hall }), ...change }
}

/** Delegations under which everybody may do the acts of their post. */
export const delegations: readonly DelegationFact[] = [
  aDelegation(),
  ...[people.reviewer, people.secondReviewer, people.chief, people.secondChief].map((one, index) =>
    aDelegation({ no: `委〔2026〕${index + 2}号`, holder: { kind: 'person', person: one.person } }),
  ),
]

/** A commitment item: 5 working days promised, 20 by law, no fee, no procedure. */
export function anItem(change: Partial<ItemTerms> = {}): ItemTerms {
  return commitmentItem({
    department: 'department',
    channels: ['window', 'kiosk', 'full', 'half', 'agent', 'post', 'push'],
    committed: { value: 5, unit: 'workday' },
    onDefault: 'terminate',
    ...change,
  })
}

export const settings = defaultSettings

export function aFile(change: Partial<FileRef> = {}): FileRef {
  return { hash: 'a'.repeat(64), name: '材料.pdf', mediaType: 'application/pdf', size: 2048, ...change }
}

/** Three materials: one that must be there, one that may come later, one that is not needed. */
export const requirements: readonly MaterialRequirement[] = [
  aRequirement('form', { reviewPoints: ['signed'] }),
  aRequirement('health', { deferralDays: 10 }),
  aRequirement('photo', { isRequired: false }),
]

function aRequirement(key: string, change: Partial<MaterialRequirement>): MaterialRequirement {
  return {
    key,
    name: `材料 ${key}`,
    copies: [{ form: 'original', count: 1, action: 'submit' }],
    isRequired: true,
    isShared: false,
    reviewPoints: [],
    ...change,
  }
}

/** What the applicant hands in for a material, checked and in order. */
export function aBinding(key: string, change: Partial<MaterialBinding> = {}): MaterialBinding {
  const points = requirements.find((one) => one.key === key)?.reviewPoints ?? []
  const checks = Object.fromEntries(points.map((point) => [point, { ok: true } as const]))
  return { key, received: true, shared: false, files: [aFile()], originalsKept: 0, checks, ...change }
}
