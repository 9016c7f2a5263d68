import type { useTexts } from '@yichuang/kit'
import { isChoice } from './setting-members.ts'

/** The value of a member in words: 5 个工作日, 窗口, 是. */
export function sayMember(
  t: ReturnType<typeof useTexts>,
  name: string,
  value: unknown,
  departmentName: (id: string) => string,
): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'number') return value === 0 ? t('zero') : t('unit.workday', { count: value })
  if (typeof value === 'string') return isChoice(name) ? t(`choice.${value}`) : value
  if (Array.isArray(value)) {
    const words = value.map((one) => (name === 'assisting' ? departmentName(String(one)) : String(one)))
    return words.length === 0 ? t('nobody') : words.join('、')
  }
  if (isLimit(value)) return t(`unit.${value.unit}`, { count: value.value })
  return ''
}

function isLimit(value: unknown): value is { readonly value: number; readonly unit: string } {
  return typeof value === 'object' && value !== null && 'unit' in value && 'value' in value
}
