import type { Item } from '@yichuang/modules/catalogue/rules'

/** An item nobody has combed yet: everything that has to be filled in is empty, and the findings say so. */
export function newItem({ id, name, department, board }: Pick<Item, 'id' | 'name' | 'department' | 'board'>): Item {
  const limit = { value: 20, unit: 'workday' } as const
  const blank = {
    kind: 'item',
    formatVersion: '1.0',
    id,
    name,
    mainItem: { name, basicCode: null },
    codes: { basic: null, business: null },
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
