import { endpoint, Type } from '@yichuang/platform/contract'
import { ItemId, Length } from './contract/items.ts'

export {
  annexMembers,
  CancellationAnswers,
  exampleAnnex,
  Hash,
  readAnnexes,
  readAnnexFile,
  SampleMark,
} from './contract/annexes.ts'
export { readAcceptances } from './contract/acceptances.ts'
export type { AcceptanceRow, Acceptances, AcceptingWindow } from './contract/acceptances.ts'
export { ItemLine, readItemContext, readItemFacets, searchItems } from './contract/items.ts'
export type { ItemContext, ItemFacets } from './contract/items.ts'
export { searchCatalogue } from './contract/search.ts'

export const readItem = endpoint({
  name: 'readItem',
  method: 'GET',
  path: '/catalogue/items/:id',
  tag: 'catalogue',
  summary: 'An item whole, in the exchange format, with version and local settings',
  may: 'public',
  params: Type.Object({ id: ItemId }),
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
  answer: Type.Object({
    version: Type.Integer(),
    item: Type.Any(),
    setting: Type.Any(),
    /** what this place promises, where the situation does not shorten the statutory limit further */
    promised: Length,
    departmentName: Type.String(),
    formSchema: Type.Optional(Type.Any({ description: 'JSON Schema 2020-12 of what is filled in of the form' })),
    taken: Type.Optional(Type.Boolean()),
    reason: Type.Optional(Type.String()),
    delegation: Type.Optional(
      Type.Object({ no: Type.String(), until: Type.String(), powers: Type.Array(Type.String()) }),
    ),
  }),
  problems: ['catalogue.no-such-item'],
  example: {
    params: { id: 'gthsl' },
    answer: {
      version: 1,
      item: { id: 'gthsl', name: '个体工商户设立登记', type: '行政许可', handling: '即办件', department: 'scjg' },
      setting: { authority: 'accept', correctionBy: 'window', deferralMoves: 'after-materials', extensionDays: 10 },
      promised: { value: 0, unit: 'workday' },
      departmentName: '市场监督管理局',
    },
  },
})

export const resolveSituation = endpoint({
  name: 'resolveSituation',
  method: 'POST',
  path: '/catalogue/items/:id/resolution',
  tag: 'catalogue',
  summary: 'Which materials the answers lead to',
  may: 'public',
  params: Type.Object({ id: ItemId }),
  body: Type.Object(
    { answers: Type.Record(Type.String(), Type.Array(Type.String(), { maxItems: 60 })) },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    status: Type.String(),
    version: Type.Integer(),
    materials: Type.Array(Type.String()),
    details: Type.Array(Type.Any()),
    procedures: Type.Array(Type.Any()),
    fees: Type.Array(Type.Any()),
    limits: Type.Any(),
    missing: Type.Array(Type.String()),
    errors: Type.Array(Type.Any()),
    outcome: Type.Any(),
  }),
  problems: ['catalogue.no-such-item'],
  example: {
    params: { id: 'gthsl' },
    body: { answers: { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] } },
    answer: {
      status: 'complete',
      version: 1,
      materials: ['form', 'id', 'deed'],
      details: [
        {
          key: 'id',
          name: '居民身份证',
          party: 'applicant',
          copies: [{ form: 'original', count: 1, action: 'verify' }],
          deferral: { allowed: false },
        },
      ],
      procedures: [],
      fees: [],
      limits: { statutory: { value: 3, unit: 'workday' }, committed: { value: 0, unit: 'workday' } },
      missing: [],
      errors: [],
      outcome: null,
    },
  },
})

export const Delegation = Type.Object({
  no: Type.String({ minLength: 1, maxLength: 80 }),
  department: Type.String({ minLength: 1, maxLength: 60 }),
  powers: Type.Array(
    Type.Union(
      ['accept', 'refuse', 'decide-instant', 'decide', 'extend', 'seal', 'report-up'].map((power) =>
        Type.Literal(power),
      ),
    ),
    { minItems: 1 },
  ),
  items: Type.Array(ItemId),
  holder: Type.Union([
    Type.Object({ kind: Type.Literal('person'), person: Type.String() }),
    Type.Object({ kind: Type.Literal('hall'), hall: Type.String() }),
  ]),
  from: Type.String({ format: 'date-time' }),
  to: Type.String({ format: 'date-time' }),
  includesMajor: Type.Boolean(),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
})

const exampleDelegation = {
  no: '云市监委〔2026〕1号',
  department: 'scjg',
  powers: ['accept', 'refuse'],
  items: [],
  holder: { kind: 'hall' as const, hall: 'hall-county' },
  from: '2025-12-31T16:00:00.000Z',
  to: '2027-06-30T15:59:59.999Z',
  includesMajor: false,
}

export const listDelegations = endpoint({
  name: 'listDelegations',
  method: 'GET',
  path: '/catalogue/delegations',
  tag: 'catalogue',
  summary: 'Written delegations: of a department, of a hall, of a person',
  may: { permission: 'catalogue.read-delegations' },
  query: Type.Object({
    department: Type.Optional(Type.String({ maxLength: 60 })),
    hall: Type.Optional(Type.String({ maxLength: 60 })),
    person: Type.Optional(Type.String({ maxLength: 60 })),
    item: Type.Optional(ItemId),
    state: Type.Optional(
      Type.Union([Type.Literal('in-force'), Type.Literal('to-come'), Type.Literal('over'), Type.Literal('revoked')]),
    ),
  }),
  answer: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(
      Type.Composite([
        Delegation,
        Type.Object({
          state: Type.String(),
          holderName: Type.String(),
          departmentName: Type.String(),
          revokeReason: Type.Optional(Type.String()),
          revokedAt: Type.Optional(Type.String()),
          grantedAt: Type.String(),
          grantedByName: Type.String(),
          itemNames: Type.Array(Type.String()),
        }),
      ]),
    ),
  }),
  example: {
    query: { state: 'in-force' },
    answer: {
      total: 1,
      rows: [
        {
          ...exampleDelegation,
          state: 'in-force',
          holderName: '云岫县行政服务中心',
          departmentName: '市场监督管理局',
          grantedAt: '2025-12-30T02:00:00.000Z',
          grantedByName: '宋可为',
          itemNames: [],
        },
      ],
    },
  },
})

export const readDelegationLetter = endpoint({
  name: 'readDelegationLetter',
  method: 'GET',
  path: '/catalogue/delegation-letter',
  tag: 'catalogue',
  summary: 'The signed 授权委托书 of a delegation under the seal of its department (PDF)',
  may: { permission: 'catalogue.read-delegations' },
  query: Type.Object({ no: Type.String({ minLength: 1, maxLength: 80 }) }, { additionalProperties: false }),
  answer: Type.Any({ description: 'application/pdf' }),
  gives: 'file',
  problems: ['catalogue.no-such-delegation'],
  example: { query: { no: exampleDelegation.no } },
})

export const listDelegationGaps = endpoint({
  name: 'listDelegationGaps',
  method: 'GET',
  path: '/catalogue/delegation-gaps',
  tag: 'catalogue',
  summary: 'Items that nobody may decide now: no delegation in force gives the power that deciding them needs',
  may: { permission: 'catalogue.read-delegations' },
  query: Type.Object({ department: Type.Optional(Type.String({ maxLength: 60 })) }),
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({ item: ItemId, name: Type.String(), departmentName: Type.String(), power: Type.String() }),
    ),
    /** items looked at */
    of: Type.Integer(),
  }),
  example: {
    query: {},
    answer: {
      rows: [{ item: 'spjy', name: '食品经营许可新办', departmentName: '市场监督管理局', power: 'decide' }],
      of: 180,
    },
  },
})

export const listHolders = endpoint({
  name: 'listHolders',
  method: 'GET',
  path: '/catalogue/delegation-holders',
  tag: 'catalogue',
  summary:
    'Who may hold a delegation of a department: its people, the people of the halls, and the halls; and who grants',
  may: { permission: 'catalogue.read-delegations' },
  query: Type.Object({ department: Type.Optional(Type.String({ maxLength: 60 })) }),
  answer: Type.Object({
    departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    halls: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    people: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), place: Type.String() })),
  }),
  example: {
    query: { department: 'scjg' },
    answer: {
      departments: [{ id: 'scjg', name: '市场监督管理局' }],
      halls: [{ id: 'hall-county', name: '云岫县行政服务中心' }],
      people: [{ id: 'p-qiuwangshu', name: '邱望舒', place: '市场监督管理局' }],
    },
  },
})

export const grantDelegation = endpoint({
  name: 'grantDelegation',
  method: 'POST',
  path: '/catalogue/delegations',
  tag: 'catalogue',
  summary: 'A department delegates powers in writing',
  may: { permission: 'catalogue.grant-delegation' },
  body: Delegation,
  answer: Type.Object({ no: Type.String() }),
  problems: [
    'catalogue.delegation-taken',
    'catalogue.span-backwards',
    'catalogue.no-power-named',
    'catalogue.delegation-over',
    'catalogue.item-foreign',
    'catalogue.no-such-holder',
    'access.out-of-scope',
  ],
  example: { body: exampleDelegation, answer: { no: exampleDelegation.no } },
})

export const revokeDelegation = endpoint({
  name: 'revokeDelegation',
  method: 'POST',
  path: '/catalogue/delegation-revocations',
  tag: 'catalogue',
  summary: 'Take a delegation back before its end; acts already done stand',
  may: { permission: 'catalogue.revoke-delegation' },
  body: Type.Object({ no: Type.String(), reason: Type.String({ maxLength: 500 }) }, { additionalProperties: false }),
  answer: Type.Object({ no: Type.String() }),
  problems: [
    'catalogue.no-such-delegation',
    'catalogue.already-revoked',
    'catalogue.reason-missing',
    'access.out-of-scope',
  ],
  example: { body: { no: exampleDelegation.no, reason: '职能调整' }, answer: { no: exampleDelegation.no } },
})
