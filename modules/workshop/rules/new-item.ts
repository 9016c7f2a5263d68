import type { Item } from '@yichuang/modules/catalogue/rules'

/** What is said of an item that is to be begun. */
export interface NewItem {
  /** short, as in addresses and file names */
  readonly id: string
  readonly name: string
  readonly department: string
  readonly board: string
  /** 基本编码, where the directory of the state has given one */
  readonly basicCode?: string
  /** 业务办理项编码 */
  readonly businessCode?: string
}

/** What is wrong with a new item, by the member where it is mended. */
export type NewItemBreach =
  | 'name-missing'
  | 'name-taken'
  | 'board-missing'
  | 'id-missing'
  | 'id-malformed'
  | 'id-taken'
  | 'basic-malformed'
  | 'business-malformed'
  | 'business-taken'

export interface NewItemFinding {
  readonly member: keyof NewItem
  readonly code: NewItemBreach
}

/** The items there are, as far as a new one may not be like them. */
export interface ItemKnown {
  readonly id: string
  readonly name: string
  readonly department: string
  readonly codes: Item['codes']
}

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/
const basicForm = /^\d{11}[0-9A-Z]$/
const businessForm = /^[0-9A-Z]{14,40}$/

/**
 * What is wrong with an item that is to be begun, as typed: its codes are written as the coding rules have it, and no
 * other item has its id, its business code, or its name in the department. (CAT-01, XCH-08; domain reference 1.2)
 */
export function checkNewItem(wish: NewItem, known: readonly ItemKnown[]): readonly NewItemFinding[] {
  const { id, name, department, board, basicCode = '', businessCode = '' } = wish
  const isNamed = (item: ItemKnown) => item.name === name.trim() && item.department === department
  const checks: readonly (NewItemFinding & { readonly isBroken: boolean })[] = [
    { member: 'name', code: 'name-missing', isBroken: name.trim() === '' },
    { member: 'name', code: 'name-taken', isBroken: known.some(isNamed) },
    { member: 'board', code: 'board-missing', isBroken: board === '' },
    { member: 'id', code: 'id-missing', isBroken: id === '' },
    { member: 'id', code: 'id-malformed', isBroken: id !== '' && !idForm.test(id) },
    { member: 'id', code: 'id-taken', isBroken: known.some((item) => item.id === id) },
    { member: 'basicCode', code: 'basic-malformed', isBroken: basicCode !== '' && !basicForm.test(basicCode) },
    {
      member: 'businessCode',
      code: 'business-malformed',
      isBroken: businessCode !== '' && !businessForm.test(businessCode),
    },
    {
      member: 'businessCode',
      code: 'business-taken',
      isBroken: businessCode !== '' && known.some(({ codes }) => codes.business === businessCode),
    },
  ]
  return checks.filter(({ isBroken }) => isBroken).map(({ member, code }) => ({ member, code }))
}

/** An item nobody has combed yet: everything that has to be filled in is empty, and the findings say so. */
export function newItem({ id, name, department, board, basicCode, businessCode }: NewItem): Item {
  const limit = { value: 20, unit: 'workday' } as const
  const blank = {
    kind: 'item',
    formatVersion: '1.0',
    id,
    name,
    mainItem: { name },
    codes: { basic: basicCode ?? null, ...(businessCode === undefined ? {} : { business: businessCode }) },
    aliases: [],
    board,
    department,
    type: '行政许可',
    levels: ['县级'],
    objects: [],
    handling: '承诺件',
    channels: ['窗口办理'],
    visits: 1,
    region: '全市',
    limits: { statutory: limit, committed: limit },
    fee: { charged: false, lines: [] },
    legalBasis: [],
    conditions: [],
    specialProcedures: [],
    results: [],
    situation: { questions: [] },
    rules: [],
    materials: [],
    formFields: [],
    sources: [],
    confidence: 'composed',
    guessed: [],
  } as const
  return blank
}
