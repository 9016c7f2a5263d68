/** How a column is written and read. `code` is an identifier whose zeros count; `ids` and `lines` hold several. */
export type ColumnKind =
  'text' | 'code' | 'integer' | 'decimal' | 'yes-no' | 'choice' | 'choices' | 'ids' | 'lines' | 'length' | 'copies'

export interface SheetColumn {
  readonly key: string
  readonly title: string
  readonly kind: ColumnKind
  readonly isRequired: boolean
  /** characters shown */
  readonly width: number
  /** of `choice` and `choices`: word in the sheet → value in the exchange format */
  readonly words?: Readonly<Record<string, string>>
  /** a word beside these is taken as it is */
  readonly isOpen?: boolean
}

export interface SheetForm {
  readonly key: SheetKey
  readonly name: string
  readonly columns: readonly SheetColumn[]
}

export const sheetKeys = [
  'items',
  'basis',
  'conditions',
  'fees',
  'procedures',
  'results',
  'materials',
  'points',
  'questions',
  'options',
  'rules',
  'changes',
  'sources',
] as const
export type SheetKey = (typeof sheetKeys)[number]

/** kind and characters shown */
type Form = readonly [ColumnKind, number]
type More = Partial<Pick<SheetColumn, 'words' | 'isOpen'>>

const column = (key: string, title: string, [kind, width]: Form, more: More = {}): SheetColumn => ({
  key,
  title: title.replace('*', ''),
  kind,
  width,
  isRequired: title.endsWith('*'),
  ...more,
})

const same = (...words: readonly string[]) => Object.fromEntries(words.map((word) => [word, word]))
const item = column('item', '事项标识*', ['code', 14])

const party = {
  申请人: 'applicant',
  法定代表人: 'legalRep',
  监护人: 'guardian',
  代理人: 'agent',
  转让方: 'seller',
  受让方: 'buyer',
  对方当事人: 'counterparty',
  子女: 'child',
  母亲: 'mother',
  父亲: 'father',
  父母: 'parents',
  落户一方父母: 'settlingParent',
  落户家庭: 'settlingHousehold',
  配偶: 'spouse',
  股东: 'shareholder',
  隶属企业: 'parentOrg',
  被继承人: 'decedent',
  先死亡的人: 'predeceased',
  开发企业: 'developer',
}
const necessity = same('必要', '容缺后补', '非必要')

const effects: readonly SheetColumn[] = [
  column('addMaterials', '增加材料', ['ids', 18]),
  column('removeMaterials', '减少材料', ['ids', 18]),
  column('addProcedures', '增加特别程序', ['ids', 16]),
  column('addFees', '增加收费', ['ids', 14]),
  column('statutory', '法定时限改为', ['length', 14]),
  column('committed', '承诺时限改为', ['length', 14]),
]

/** The sheets of a catalogue as people fill them in, in the order of the file. (CAT-07; exchange format §1–3) */
export const sheetForms: readonly SheetForm[] = [
  {
    key: 'items',
    name: '事项',
    columns: [
      column('id', '事项标识*', ['code', 14]),
      column('name', '事项名称*', ['text', 32]),
      column('mainName', '主项名称*', ['text', 28]),
      column('mainCode', '主项基本编码', ['code', 16]),
      column('basic', '基本编码', ['code', 16]),
      column('business', '业务办理项编码', ['code', 20]),
      column('aliases', '别名（一行一个）', ['lines', 28]),
      column('board', '板块标识*', ['code', 12]),
      column('department', '部门标识*', ['code', 12]),
      column('type', '事项类型*', ['choice', 14], {
        words: same('行政许可', '行政确认', '行政给付', '行政备案', '行政奖励', '行政裁决', '其他行政权力', '公共服务'),
      }),
      column('levels', '行使层级*', ['choices', 14], {
        words: same('国家级', '省级', '市级', '县级', '乡级', '村级'),
      }),
      column('objects', '服务对象*', ['choices', 18], {
        words: same('自然人', '企业法人', '事业法人', '社会组织法人', '非法人企业', '行政机关', '其他组织'),
      }),
      column('handling', '办件类型*', ['choice', 12], { words: same('即办件', '承诺件') }),
      column('channels', '办理渠道（一行一个）*', ['lines', 16]),
      column('visits', '到现场次数*', ['integer', 12]),
      column('region', '通办范围*', ['text', 12]),
      column('statutory', '法定时限*', ['length', 14]),
      column('committed', '承诺时限*', ['length', 14]),
      column('charged', '收费*', ['yes-no', 8]),
      column('formFields', '表单数据项', ['ids', 28]),
      column('confidence', '出处*', ['choice', 14], {
        words: { 有出处: 'sourced', 部分有出处: 'partly', 编写: 'composed' },
      }),
      column('guessed', '推定的内容（一行一个）', ['lines', 28]),
      column('note', '备注', ['text', 28]),
    ],
  },
  {
    key: 'basis',
    name: '设定依据',
    columns: [
      item,
      column('law', '法律文件*', ['text', 40]),
      column('article', '条款*', ['text', 24]),
      column('note', '说明', ['text', 50]),
    ],
  },
  { key: 'conditions', name: '受理条件', columns: [item, column('text', '条件*', ['text', 70])] },
  {
    key: 'fees',
    name: '收费',
    columns: [
      item,
      column('id', '收费标识*', ['code', 14]),
      column('name', '名称*', ['text', 28]),
      column('amount', '金额（元）*', ['decimal', 12]),
      column('unit', '计量单位*', ['text', 12]),
      column('basis', '依据', ['text', 40]),
      column('note', '说明', ['text', 30]),
      column('situational', '视情形', ['yes-no', 10]),
    ],
  },
  {
    key: 'procedures',
    name: '特别程序',
    columns: [
      item,
      column('id', '程序标识*', ['code', 14]),
      column('kind', '名称*', ['text', 24]),
      column('days', '时间', ['length', 14]),
      column('when', '何时*', ['choice', 10], { words: { 每件: 'always', 视情形: 'situation' } }),
      column('clock', '办理时限*', ['choice', 12], { words: { 不计入: 'excluded', 计入: 'included' } }),
      column('basis', '依据', ['text', 40]),
      column('note', '说明', ['text', 40]),
    ],
  },
  {
    key: 'results',
    name: '办理结果',
    columns: [
      item,
      column('name', '名称*', ['text', 28]),
      column('licence', '证照标识', ['code', 14]),
      column('validity', '有效期', ['text', 20]),
    ],
  },
  {
    key: 'materials',
    name: '材料',
    columns: [
      item,
      column('key', '材料标识*', ['code', 14]),
      column('ref', '标准材料标识*', ['code', 18]),
      column('name', '材料名称*', ['text', 34]),
      column('party', '归属*', ['choice', 12], { words: party, isOpen: true }),
      column('base', '每件都要*', ['yes-no', 10]),
      column('source', '来源*', ['choice', 18], {
        words: same('申请人自备', '政府部门核发', '中介机构或法定机构出具', '其他单位出具'),
      }),
      column('issuer', '出具单位*', ['text', 24]),
      column('issuerDepartment', '出具部门标识', ['code', 14]),
      column('copies', '份数*', ['copies', 30]),
      column('media', '介质*', ['choices', 12], { words: { 纸质: 'paper', 电子: 'electronic' } }),
      column('necessity', '必要性*', ['choice', 12], { words: necessity }),
      column('deferral', '容缺补交时间', ['length', 14]),
      column('share', '数据共享*', ['choice', 12], {
        words: { 不共享: 'none', 可免交: 'replace', 可核验: 'verify', 可共享: 'available' },
      }),
      column('licence', '证照标识', ['code', 14]),
      column('blankForm', '有空白表', ['yes-no', 10]),
      column('per', '每一个要一套', ['text', 16]),
      column('resultOf', '是哪些事项的结果', ['ids', 18]),
      column('note', '说明', ['text', 28]),
    ],
  },
  {
    key: 'points',
    name: '审查要点',
    columns: [
      item,
      column('material', '材料标识*', ['code', 14]),
      column('id', '要点标识*', ['code', 12]),
      column('aspect', '方面*', ['choice', 10], { words: { 形式: 'formReview', 实质: 'contentReview' } }),
      column('text', '要点*', ['text', 60]),
      column('check', '核对方式', ['choice', 14], {
        words: {
          与申请一致: 'match',
          在有效期内: 'valid',
          本人照片: 'face',
          有签名: 'sign',
          有印章: 'seal',
          清晰可辨: 'readable',
          联网核验: 'verify',
          必须填写: 'present',
        },
      }),
      column('field', '数据项', ['code', 22]),
    ],
  },
  {
    key: 'questions',
    name: '问题',
    columns: [
      item,
      column('id', '问题标识*', ['code', 14]),
      column('parent', '上级答案（问题.答案）', ['code', 22]),
      column('text', '问题*', ['text', 44]),
      column('type', '单选或多选*', ['choice', 12], { words: { 单选: 'single', 多选: 'multi' } }),
      column('required', '必答*', ['yes-no', 8]),
    ],
  },
  {
    key: 'options',
    name: '答案',
    columns: [
      item,
      column('question', '问题标识*', ['code', 14]),
      column('id', '答案标识*', ['code', 14]),
      column('label', '答案*', ['text', 36]),
      column('hint', '提示', ['text', 28]),
      column('exclusive', '与其他互斥', ['yes-no', 12]),
      ...effects,
      column('outcome', '到此为止', ['choice', 12], { words: { 不能办: 'stop', 转其他事项: 'redirect' } }),
      column('message', '告知的话', ['text', 36]),
      column('target', '转到的事项', ['code', 14]),
    ],
  },
  {
    key: 'rules',
    name: '组合规则',
    columns: [
      item,
      column('id', '规则标识*', ['code', 14]),
      column('all', '同时选（问题.答案）', ['ids', 26]),
      column('any', '任选其一', ['ids', 26]),
      column('none', '都没有选', ['ids', 26]),
      column('count', '至少几个', ['integer', 10]),
      column('of', '在这些之中', ['ids', 26]),
      ...effects,
      column('note', '说明', ['text', 30]),
    ],
  },
  {
    key: 'changes',
    name: '材料要求变化',
    columns: [
      item,
      column('source', '由哪个答案或规则*', ['code', 22]),
      column('material', '材料标识*', ['code', 14]),
      column('copies', '份数改为', ['copies', 30]),
      column('necessity', '必要性改为', ['choice', 12], { words: necessity }),
      column('deferral', '容缺改为', ['length', 14], { words: { 不可容缺: 'none' } }),
      column('per', '每一个要一套', ['text', 16]),
    ],
  },
  {
    key: 'sources',
    name: '出处',
    columns: [
      item,
      column('title', '名称*', ['text', 50]),
      column('url', '网址', ['text', 50]),
      column('use', '用于', ['text', 30]),
    ],
  },
]

/** A sheet by its key. */
export function sheetForm(key: SheetKey): SheetForm {
  const found = sheetForms.find((form) => form.key === key)
  if (found === undefined) throw new Error(`no sheet ${key}`)
  return found
}
