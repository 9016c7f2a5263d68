import { endpoint, Type } from '@yichuang/platform/contract'

const ItemId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const oneOf = <Word extends string>(...words: readonly Word[]) => Type.Union(words.map((word) => Type.Literal(word)))
const Limit = Type.Object(
  { value: Type.Integer({ minimum: 0, maximum: 3650 }), unit: oneOf('workday', 'day', 'month', 'hour') },
  { additionalProperties: false },
)

const members = {
  committed: Limit,
  channels: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  authority: oneOf('accept', 'receive'),
  correctionBy: oneOf('window', 'department'),
  deferralMoves: oneOf('after-materials', 'at-once'),
  onDefault: oneOf('terminate', 'decide-as-is'),
  extensionDays: Type.Integer({ minimum: 0, maximum: 365 }),
  stepDays: Type.Integer({ minimum: 0, maximum: 365 }),
  feeWhen: oneOf('before', 'after'),
  isMajor: Type.Boolean(),
  reportUp: Type.Boolean(),
  transferable: Type.Boolean(),
  publication: Type.Boolean(),
  assisting: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 }),
}

/** What a place decided itself; members left out follow the catalogue. */
export const OwnSetting = Type.Partial(Type.Object(members, { additionalProperties: false }))

const SettingLine = Type.Object({
  item: ItemId,
  name: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  handling: Type.String(),
  /** members that differ from the catalogue */
  own: Type.Integer(),
  changedAt: Type.Optional(Type.String()),
})

export const listItemSettings = endpoint({
  name: 'listItemSettings',
  method: 'GET',
  path: '/catalogue/item-settings',
  tag: 'catalogue',
  summary: 'Items with how much a place decided about each; department administrators see their own items',
  may: { permission: 'catalogue.change-item-setting' },
  query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 60 })), department: Type.Optional(Type.String()) }),
  answer: Type.Object({ rows: Type.Array(SettingLine), total: Type.Integer() }),
  example: {
    query: {},
    answer: {
      rows: [
        {
          item: 'gthsl',
          name: '个体工商户设立登记',
          department: 'scjg',
          departmentName: '市场监督管理局',
          handling: '即办件',
          own: 0,
        },
      ],
      total: 1,
    },
  },
})

const Member = Type.Object({ name: Type.String(), before: Type.Any(), after: Type.Any() })

export const readItemSetting = endpoint({
  name: 'readItemSetting',
  method: 'GET',
  path: '/catalogue/items/:id/setting',
  tag: 'catalogue',
  summary: 'What a place decided about an item beside what the catalogue says, and the history of it',
  may: { permission: 'catalogue.change-item-setting' },
  params: Type.Object({ id: ItemId }),
  answer: Type.Object({
    item: ItemId,
    name: Type.String(),
    handling: Type.String(),
    department: Type.String(),
    departmentName: Type.String(),
    /** how often it was changed; said again with the next change */
    version: Type.Integer(),
    own: OwnSetting,
    usual: Type.Object(members),
    statutory: Limit,
    departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    history: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        at: Type.String(),
        byName: Type.String(),
        reason: Type.String(),
        changes: Type.Array(Member),
      }),
    ),
  }),
  problems: ['catalogue.no-such-item', 'access.out-of-scope'],
  example: {
    params: { id: 'spjy' },
    answer: {
      item: 'spjy',
      name: '食品经营许可新办',
      handling: '承诺件',
      department: 'scjg',
      departmentName: '市场监督管理局',
      version: 1,
      own: { committed: { value: 4, unit: 'workday' } },
      usual: {
        committed: { value: 5, unit: 'workday' },
        channels: ['窗口办理', '网上办理'],
        authority: 'accept',
        correctionBy: 'window',
        deferralMoves: 'after-materials',
        onDefault: 'terminate',
        extensionDays: 10,
        stepDays: 0,
        feeWhen: 'before',
        isMajor: false,
        reportUp: false,
        transferable: false,
        publication: false,
        assisting: [],
      },
      statutory: { value: 10, unit: 'workday' },
      departments: [{ id: 'scjg', name: '市场监督管理局' }],
      history: [
        {
          seq: 1,
          at: '2026-09-18T01:20:00.000Z',
          byName: '宋克威',
          reason: '本县提速承诺',
          changes: [{ name: 'committed', before: { value: 5, unit: 'workday' }, after: { value: 4, unit: 'workday' } }],
        },
      ],
    },
  },
})

export const changeItemSetting = endpoint({
  name: 'changeItemSetting',
  method: 'POST',
  path: '/catalogue/items/:id/setting',
  tag: 'catalogue',
  summary: 'Change what a place decides about an item, whole: members left out follow the catalogue again',
  may: { permission: 'catalogue.change-item-setting' },
  params: Type.Object({ id: ItemId }),
  body: Type.Object(
    {
      setting: OwnSetting,
      reason: Type.String({ maxLength: 500 }),
      expectedVersion: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({ item: ItemId, version: Type.Integer() }),
  problems: [
    'catalogue.no-such-item',
    'access.out-of-scope',
    'catalogue.setting-changed',
    'catalogue.reason-missing',
    'catalogue.limit-over-statutory',
    'catalogue.limit-unit-differs',
    'catalogue.extension-too-long',
    'catalogue.channel-not-offered',
    'catalogue.department-foreign',
    'catalogue.nothing-changed',
  ],
  example: {
    params: { id: 'spjy' },
    body: {
      setting: { committed: { value: 5, unit: 'workday' } },
      reason: '压缩承诺时限',
      expectedVersion: 0,
    },
    answer: { item: 'spjy', version: 1 },
  },
})
