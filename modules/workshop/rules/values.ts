import type { Material } from '@yichuang/modules/catalogue/rules'

/** Values of members that are chosen from a list. (CAT-01; domain reference 2) */
export const masterChoices = {
  type: ['行政许可', '行政确认', '行政给付', '行政奖励', '行政裁决', '其他行政权力', '公共服务'],
  handling: ['即办件', '承诺件', '联办件'],
  levels: ['省级', '市级', '县级', '乡级'],
  objects: ['自然人', '企业法人', '事业法人', '社会组织法人', '非法人企业', '行政机关', '其他组织'],
  channels: ['窗口办理', '网上办理', '自助终端', '邮寄申请'],
  units: ['workday', 'day', 'month', 'hour'],
} as const

/** Whether a material must be there, may follow later, or need not be there; words of the exchange format. */
export const necessities = ['必要', '容缺后补', '非必要'] as const satisfies readonly Material['necessity'][]

/** Whether a material must be there from the beginning. */
export function isNeeded({ necessity }: Pick<Material, 'necessity'>): boolean {
  return necessity === '必要'
}

/** What a material says when it may follow within so many working days; the necessity and the deferral go together. */
export function deferredBy(days: number): Pick<Material, 'necessity' | 'deferral'> {
  return { necessity: '容缺后补', deferral: { allowed: true, days: { value: days, unit: 'workday' } } }
}

/** What a material says of a necessity; what may follow later gets five working days at first. */
export function withNecessity(necessity: Material['necessity']): Pick<Material, 'necessity' | 'deferral'> {
  return necessity === '容缺后补' ? deferredBy(5) : { necessity, deferral: { allowed: false } }
}
