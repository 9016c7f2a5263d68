const keys = {
  行政许可: 'licence',
  行政确认: 'confirmation',
  行政备案: 'filing',
  行政给付: 'payment',
  行政裁决: 'ruling',
  行政奖励: 'award',
  其他行政权力: 'otherPower',
  公共服务: 'publicService',
  即办件: 'instant',
  承诺件: 'commitment',
  联办件: 'joint',
  国家级: 'national',
  省级: 'province',
  市级: 'city',
  县级: 'county',
  乡级: 'township',
  村级: 'village',
  自然人: 'person',
  企业法人: 'company',
  事业法人: 'institution',
  社会组织法人: 'association',
  非法人企业: 'unincorporated',
  行政机关: 'authority',
  其他组织: 'otherBody',
  窗口办理: 'atWindow',
  网上办理: 'online',
  快递申请: 'byPost',
  必要: 'necessary',
  容缺后补: 'deferrable',
  非必要: 'optional',
  申请人自备: 'own',
  政府部门核发: 'government',
  中介机构或法定机构出具: 'agency',
  其他单位出具: 'otherUnit',
} as const

/** Key of a text for every word the exchange format fixes. */
export type WordKey = (typeof keys)[keyof typeof keys]

/**
 * The key of the text that says a fixed word of the exchange format in the reader's language; undefined for words the
 * format leaves free, which are shown as they are. (exchange format §1, §2)
 */
export function wordKey(word: string): WordKey | undefined {
  return isFixed(word) ? keys[word] : undefined
}

function isFixed(word: string): word is keyof typeof keys {
  return Object.hasOwn(keys, word)
}

/** Whose document a material is. (exchange format §2) */
export const parties = [
  'applicant',
  'legalRep',
  'guardian',
  'agent',
  'seller',
  'buyer',
  'counterparty',
  'child',
  'mother',
  'father',
  'parents',
  'settlingParent',
  'settlingHousehold',
  'spouse',
  'shareholder',
  'parentOrg',
  'decedent',
  'predeceased',
  'developer',
] as const
export type Party = (typeof parties)[number]

/** Whether a party has a text of its own. */
export function isParty(word: string): word is Party {
  return (parties as readonly string[]).includes(word)
}
