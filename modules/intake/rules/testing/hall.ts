import { plainDate } from '@yichuang/modules/calendar/rules'
import { catalogueCalendar, commitmentItem, delegationOf, moment, person } from '@yichuang/modules/cases/rules/testing'
import type {
  Agent,
  Applicant,
  DelegationFact,
  FileRef,
  ItemTerms,
  MaterialRequirement,
} from '@yichuang/modules/cases/rules'
import type { ItemForm } from '@yichuang/modules/forms/rules'
import type { Actor } from '@yichuang/platform/pure'
import type { OpenApplication } from '../index.ts'

export { everyPower } from '@yichuang/modules/cases/rules/testing'
export { moment }
export const calendar = catalogueCalendar

/** Who meets an application on its way to acceptance. */
export const people = {
  clerk: person('沈若溪', { hall: 'county', window: '13', roles: ['window-clerk'] }),
  colleague: person('叶知秋', { hall: 'county', window: '14', roles: ['window-clerk'] }),
  elsewhere: person('陆时安', { hall: 'township', window: '1', roles: ['window-clerk'] }),
  reviewer: person('何予安', { department: 'scjg', roles: ['reviewer'] }),
  otherReviewer: person('苏以宁', { department: 'jtj', roles: ['reviewer'] }),
  chief: person('邱望舒', { department: 'scjg', roles: ['chief-representative'] }),
  supervisor: person('温知白', { roles: ['supervisor'] }),
  applicant: person('周砚秋', { kind: 'applicant' }),
  system: person('system:scjg', { kind: 'department-system', department: 'scjg' }),
} satisfies Record<string, Actor>
export type PersonName = keyof typeof people

/** A written delegation of the department to the hall, in force all of 2026. */
export function aDelegation(change: Partial<DelegationFact> = {}): DelegationFact {
  const hall = { kind: 'hall', hall: 'county' } as const
  return { ...delegationOf({ no: '云市监委〔2026〕1号', department: 'scjg', holder: hall }), ...change }
}

/** Delegations under which clerks, reviewer and chief representative may do the acts of their post. */
export const delegations: readonly DelegationFact[] = [
  aDelegation(),
  ...[people.reviewer, people.chief].map(({ person: holder }, index) =>
    aDelegation({ no: `云市监委〔2026〕${index + 2}号`, holder: { kind: 'person', person: holder } }),
  ),
]

/** A commitment item: 5 working days promised, 20 by law; the window accepts and tells corrections. */
export function anItem(change: Partial<ItemTerms> = {}): ItemTerms {
  return commitmentItem({
    id: 'spjy',
    name: '食品经营许可新办',
    channels: ['window', 'kiosk', 'full', 'half', 'agent', 'post', 'push'],
    committed: { value: 5, unit: 'workday' },
    onDefault: 'terminate',
    results: [{ name: '食品经营许可证', licence: 'lic-spjy', validity: '5年' }],
    ...change,
  })
}

/** A form that asks for an area always, and for the owner of a rented place. */
export const aForm: ItemForm = {
  groups: [
    {
      id: 'place',
      title: '经营场所',
      columns: 2,
      fields: [
        { id: 'area', label: '场所面积', kind: 'number', required: true, min: 1 },
        {
          id: 'owner',
          label: '产权人',
          kind: 'text',
          required: true,
          when: { question: 'place', in: ['rent'] },
        },
      ],
    },
  ],
}

/** An instant item without fee: done on the spot where everything is delegated. */
export const instantItem = { kind: 'instant', committed: { value: 0, unit: 'workday' }, steps: ['承办'] } as const

/** A material of the situation: one original, two review points, not deferrable. */
export function aRequirement(key: string, change: Partial<MaterialRequirement> = {}): MaterialRequirement {
  return {
    key,
    name: `材料 ${key}`,
    copies: [{ form: 'original', count: 1, action: 'submit' }],
    isRequired: true,
    isShared: false,
    reviewPoints: ['f1', 'c1'],
    ...change,
  }
}

/** Five materials: needed, shown and shared, deferrable twice, and one nobody must bring. */
export const requirements: readonly MaterialRequirement[] = [
  aRequirement('form', { name: '食品经营许可申请书' }),
  aRequirement('licence', { name: '营业执照', isShared: true, reviewPoints: ['f1'] }),
  aRequirement('lease', {
    name: '房屋租赁合同',
    copies: [
      { form: 'copy', count: 2, action: 'submit' },
      { form: 'original', count: 1, action: 'verify' },
    ],
    deferralDays: 10,
  }),
  aRequirement('health', { name: '从业人员健康证明', deferralDays: 5, reviewPoints: ['f1'] }),
  aRequirement('photo', { name: '门面照片', isRequired: false, reviewPoints: [] }),
]

export function aFile(change: Partial<FileRef> = {}): FileRef {
  return { hash: 'ab'.repeat(32), name: '扫描.pdf', mediaType: 'application/pdf', size: 20_480, ...change }
}

/** The example of GB 11643. */
export const applicant: Applicant = {
  kind: 'person',
  name: '周砚秋',
  documentType: 'residentId',
  documentNumber: '11010519491231002X',
  phone: '13900006027',
}

export const agent: Agent = {
  name: '林一川',
  documentType: 'residentId',
  documentNumber: '440524188001010014',
  phone: '13900000002',
  authorisedUntil: plainDate('2026-10-20'),
}

/** What is entered to open an application that nothing speaks against. */
export function anEntry(change: Partial<OpenApplication> = {}): OpenApplication {
  return {
    applicationNo: '339921-260212-00052',
    answers: { kind: ['new'] },
    situation: { status: 'complete', missing: [], errors: [], outcome: null },
    requirements,
    applicant,
    agent,
    delivery: { method: 'window' },
    isTakenHere: true,
    duplicates: [],
    ...change,
  }
}
