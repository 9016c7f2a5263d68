import type { Applicant } from '@yichuang/modules/cases/rules'
import { checkCode } from '@yichuang/modules/codes/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Dice } from './dice.ts'

const surnames = [...'林周沈顾许苏叶梁贺姚程傅邵白孟陆江夏秦尹']
const givenNames = [
  '知远',
  '清和',
  '书宁',
  '子安',
  '若兰',
  '明轩',
  '雨桐',
  '思源',
  '云舒',
  '景和',
  '念慈',
  '亦凡',
  '安澜',
]
const places = ['石榴桥', '青梧', '望澄', '云岫', '听松', '竹溪', '杏林', '白鹭']
const brands = ['和丰', '源泰', '春晓', '知味', '同舟', '禾木', '远帆', '嘉禾', '新屿', '澄心', '半夏', '长青']
const trades = [
  '餐饮管理有限公司',
  '商贸有限公司',
  '建设有限公司',
  '环保科技有限公司',
  '物流有限公司',
  '医疗服务有限公司',
]

/** A fictional person of the county; the number adds up (GB 11643), its area does not exist. */
export function fictionalPerson(index: number, dice: Dice, today: PlainDate): Applicant {
  const born = `${dice.between(1962, 1999)}${two(dice.between(1, 12))}${two(dice.between(1, 28))}`
  const body = `339921${born}${String(index % 1000).padStart(3, '0')}`
  return {
    kind: 'person',
    name: nameOf(dice),
    documentType: 'residentId',
    documentNumber: completed('residentId', body, today),
    phone: phoneOf(index),
    address: addressOf(dice),
  }
}

/** A fictional enterprise of the county; its credit code adds up (GB 32100). */
export function fictionalEnterprise(index: number, dice: Dice, today: PlainDate): Applicant {
  return {
    kind: 'enterprise',
    name: `云岫县${dice.pick(brands)}${dice.pick(places)}${dice.pick(trades)}`,
    documentType: 'uscc',
    documentNumber: completed('uscc', `91339921MA${100_000 + index}`, today),
    phone: phoneOf(index),
    legalRepresentative: nameOf(dice),
    contactName: nameOf(dice),
    address: addressOf(dice),
  }
}

const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

/** The body of a number with the check characters under which it is valid: one, and one more of the organisation. */
function completed(type: 'residentId' | 'uscc', body: string, today: PlainDate): string {
  const bodies = type === 'uscc' ? characters.map((one) => body + one) : [body]
  const numbers = bodies.flatMap((one) => characters.map((check) => one + check))
  const valid = numbers.find((value) => checkCode({ type, value, today }).valid)
  if (valid === undefined) throw new Error(`${type}: nothing completes ${body}`)
  return valid
}

function nameOf(dice: Dice): string {
  return dice.pick(surnames) + dice.pick(givenNames)
}

function addressOf(dice: Dice): string {
  return `云岫县${dice.pick(places)}路${dice.between(1, 288)}号`
}

function phoneOf(index: number): string {
  return `1390000${String(1000 + index).padStart(4, '0')}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
