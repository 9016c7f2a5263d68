import {
  deferralOf,
  effectsOf,
  feeOf,
  given,
  inOrder,
  materialOf,
  outcomeOf,
  picked,
  procedureOf,
  textOf,
} from './item-parts.ts'
import type { Values } from './item-parts.ts'
import { groupedRows } from './group-rows.ts'
import type { OwnRows } from './group-rows.ts'
import type { SheetKey } from './sheets.ts'

/** A row that was read: its values and where it stands. */
export interface ReadRow {
  /** line of the file, the heading being 1 */
  readonly line: number
  readonly values: Values
}
export type ReadRows = Readonly<Record<SheetKey, readonly ReadRow[]>>

/** A place in the file. */
export interface CellPlace {
  readonly sheet: SheetKey
  readonly line: number
  readonly column?: string
}

/** An item put together from its rows, and where each member of it was written. */
export interface ReadItem {
  readonly id: string
  readonly item: Readonly<Record<string, unknown>>
  /** JSON pointer in the item → place in the file */
  readonly places: ReadonlyMap<string, CellPlace>
}

export interface RowFinding extends CellPlace {
  readonly code:
    | 'duplicate-item'
    | 'no-such-item'
    | 'no-such-question'
    | 'no-such-material'
    | 'no-such-source'
    | 'no-such-parent'
    | 'incomplete-rule'
  readonly facts: Readonly<Record<string, string>>
}

/**
 * Puts items together from the rows of all sheets. A row that names something that no other row says is told, and left
 * out. The items are in the exchange format, its members in the format's order. (CAT-07; exchange format §1–3)
 */
export function itemsFrom(rows: ReadRows): {
  readonly items: readonly ReadItem[]
  readonly findings: readonly RowFinding[]
} {
  const findings: RowFinding[] = []
  const byItem = groupedRows(rows, findings)
  const items = [...byItem.values()].map((own) => new Assembly(own, findings).item())
  return { items, findings }
}

/** One item in the making. */
class Assembly {
  readonly #own: OwnRows
  readonly #findings: RowFinding[]
  readonly #places = new Map<string, CellPlace>()

  constructor(own: OwnRows, findings: RowFinding[]) {
    this.#own = own
    this.#findings = findings
  }

  item(): ReadItem {
    const [row] = this.#own.items
    const values: Values = row?.values ?? {}
    const id = textOf(values['id'])
    const at = (column: string): CellPlace => ({ sheet: 'items', line: row?.line ?? 1, column })
    this.#places.set('', at('id'))
    for (const [pointer, column] of itemPlaces) this.#places.set(pointer, at(column))
    this.#checkSources()
    const item = {
      kind: 'item',
      formatVersion: '1.0',
      id,
      name: values['name'],
      mainItem: given({ name: values['mainName'], basicCode: values['mainCode'] }),
      codes: given({ basic: values['basic'] ?? null, business: values['business'] }),
      aliases: values['aliases'] ?? [],
      ...picked(values, [
        'board',
        'department',
        'type',
        'levels',
        'objects',
        'handling',
        'channels',
        'visits',
        'region',
      ]),
      limits: { statutory: values['statutory'], committed: values['committed'] },
      fee: { charged: values['charged'], lines: this.#list('fees', '/fee/lines', feeOf) },
      legalBasis: this.#list('basis', '/legalBasis', (one) => picked(one, ['law', 'article', 'note'])),
      conditions: this.#list('conditions', '/conditions', (one) => one['text']),
      specialProcedures: this.#list('procedures', '/specialProcedures', procedureOf),
      results: this.#list('results', '/results', (one) => picked(one, ['name', 'licence', 'validity'])),
      situation: { questions: this.#questions(undefined, '/situation/questions') },
      materials: this.#materials(),
      ...(this.#own.rules.length === 0 ? {} : { rules: this.#rules() }),
      formFields: values['formFields'] ?? [],
      confidence: values['confidence'],
      ...picked(values, ['guessed', 'note']),
      sources: this.#list('sources', '/sources', (one) => picked(one, ['title', 'url', 'use'])),
    }
    this.#checkReached()
    return { id, item, places: this.#places }
  }

  #list(sheet: SheetKey, pointer: string, make: (values: Values) => unknown): unknown[] {
    this.#places.set(pointer, this.#home())
    return this.#own[sheet].map(({ line, values }, index) => {
      this.#places.set(`${pointer}/${index}`, { sheet, line })
      return make(values)
    })
  }

  #home(): CellPlace {
    return { sheet: 'items', line: this.#own.items[0]?.line ?? 1, column: 'id' }
  }

  #materials(): unknown[] {
    const keys = new Set(this.#own.materials.map(({ values }) => textOf(values['key'])))
    for (const { line, values } of this.#own.points) {
      const id = textOf(values['material'])
      if (!keys.has(id)) this.#tell('no-such-material', { sheet: 'points', line, column: 'material' }, { id })
    }
    this.#places.set('/materials', this.#home())
    return this.#own.materials.map(({ line, values }, index) => {
      const pointer = `/materials/${index}`
      this.#places.set(pointer, { sheet: 'materials', line })
      for (const column of [
        'key',
        'ref',
        'name',
        'party',
        'source',
        'issuer',
        'copies',
        'media',
        'necessity',
        'deferral',
        'share',
      ])
        this.#places.set(`${pointer}/${column}`, { sheet: 'materials', line, column })
      this.#places.set(`${pointer}/share/licence`, { sheet: 'materials', line, column: 'licence' })
      return materialOf(values, {
        formReview: this.#points(textOf(values['key']), 'formReview', pointer),
        contentReview: this.#points(textOf(values['key']), 'contentReview', pointer),
      })
    })
  }

  #points(material: string, aspect: string, pointer: string): unknown[] {
    const rows = this.#own.points.filter(({ values }) => values['material'] === material && values['aspect'] === aspect)
    return rows.map(({ line, values }, index) => {
      this.#places.set(`${pointer}/${aspect}/${index}`, { sheet: 'points', line })
      const check = values['check']
      return given({
        id: values['id'],
        text: values['text'],
        check: check === undefined ? undefined : given({ type: check, field: values['field'] }),
      })
    })
  }

  #questions(parent: string | undefined, pointer: string): unknown[] {
    const rows = this.#own.questions.filter(({ values }) => values['parent'] === parent)
    return rows.map(({ line, values }, index) => {
      const at = `${pointer}/${index}`
      this.#places.set(at, { sheet: 'questions', line })
      this.#places.set(`${at}/id`, { sheet: 'questions', line, column: 'id' })
      return {
        id: values['id'],
        text: values['text'],
        type: values['type'],
        required: values['required'],
        options: this.#options(textOf(values['id']), at),
      }
    })
  }

  #options(question: string, pointer: string): unknown[] {
    const rows = this.#own.options.filter(({ values }) => values['question'] === question)
    return rows.map(({ line, values }, index) => {
      const at = `${pointer}/options/${index}`
      const choice = `${question}.${textOf(values['id'])}`
      this.#places.set(at, { sheet: 'options', line })
      for (const column of ['addMaterials', 'removeMaterials', 'addProcedures', 'addFees', 'outcome'])
        this.#places.set(`${at}/effects/${column}`, { sheet: 'options', line, column })
      this.#places.set(`${at}/effects/outcome/item`, { sheet: 'options', line, column: 'target' })
      const effects = given({
        ...effectsOf(values),
        setMaterials: this.#changes(choice, at),
        outcome: outcomeOf(values),
      })
      const next = this.#questions(choice, `${at}/next`)
      return given({
        ...picked(values, ['id', 'label', 'hint', 'exclusive']),
        effects: Object.keys(effects).length === 0 ? undefined : inOrder(effects),
        next: next.length === 0 ? undefined : next,
      })
    })
  }

  #rules(): unknown[] {
    return this.#own.rules.map(({ line, values }, index) => {
      const at = `/rules/${index}`
      this.#places.set(at, { sheet: 'rules', line })
      for (const column of ['all', 'any', 'none'])
        this.#places.set(`${at}/when/${column}`, { sheet: 'rules', line, column })
      this.#places.set(`${at}/when/atLeast`, { sheet: 'rules', line, column: 'of' })
      const { count, of } = values
      if ((count === undefined) !== (of === undefined))
        this.#tell('incomplete-rule', { sheet: 'rules', line, column: count === undefined ? 'count' : 'of' }, {})
      const when = given({
        ...picked(values, ['all', 'any', 'none']),
        atLeast: count === undefined ? undefined : { count, of: of ?? [] },
      })
      const effects = given({ ...effectsOf(values), setMaterials: this.#changes(textOf(values['id']), at) })
      return given({ id: values['id'], when, ...inOrder(effects), note: values['note'] })
    })
  }

  #changes(source: string, pointer: string): unknown[] | undefined {
    const rows = this.#own.changes.filter(({ values }) => values['source'] === source)
    if (rows.length === 0) return undefined
    return rows.map(({ line, values }, index) => {
      const { deferral } = values
      for (const prefix of ['/effects', ''])
        this.#places.set(`${pointer}${prefix}/setMaterials/${index}`, { sheet: 'changes', line })
      return {
        key: values['material'],
        set: given({
          ...picked(values, ['copies', 'necessity']),
          deferral: deferral === undefined ? undefined : deferralOf(deferral),
          per: values['per'],
        }),
      }
    })
  }

  /** Rows of the tree that hang on something that is not there. */
  #checkSources(): void {
    const questions = new Set(this.#own.questions.map(({ values }) => textOf(values['id'])))
    const choices = new Set(
      this.#own.options.map(({ values }) => `${textOf(values['question'])}.${textOf(values['id'])}`),
    )
    const rules = new Set(this.#own.rules.map(({ values }) => textOf(values['id'])))
    for (const { line, values } of this.#own.options) {
      const id = textOf(values['question'])
      if (!questions.has(id)) this.#tell('no-such-question', { sheet: 'options', line, column: 'question' }, { id })
    }
    for (const { line, values } of this.#own.questions) {
      const id = textOf(values['parent'])
      const isInside = id.startsWith(`${textOf(values['id'])}.`)
      if (id !== '' && (!choices.has(id) || isInside))
        this.#tell('no-such-parent', { sheet: 'questions', line, column: 'parent' }, { id })
    }
    for (const { line, values } of this.#own.changes) {
      const id = textOf(values['source'])
      if (!choices.has(id) && !rules.has(id))
        this.#tell('no-such-source', { sheet: 'changes', line, column: 'source' }, { id })
    }
  }

  /** Questions that hang on each other in a circle are met from no beginning. */
  #checkReached(): void {
    const reached = new Set(
      [...this.#places.values()].flatMap(({ sheet, line }) => (sheet === 'questions' ? line : [])),
    )
    const told = new Set(this.#findings.flatMap(({ sheet, line }) => (sheet === 'questions' ? line : [])))
    for (const { line, values } of this.#own.questions) {
      if (!reached.has(line) && !told.has(line))
        this.#tell('no-such-parent', { sheet: 'questions', line, column: 'parent' }, { id: textOf(values['parent']) })
    }
  }

  #tell(code: RowFinding['code'], place: CellPlace, facts: RowFinding['facts']): void {
    this.#findings.push({ code, ...place, facts })
  }
}

const itemPlaces: readonly (readonly [pointer: string, column: string])[] = [
  ['/mainItem/name', 'mainName'],
  ['/mainItem/basicCode', 'mainCode'],
  ['/codes/basic', 'basic'],
  ['/codes/business', 'business'],
  ['/limits/statutory', 'statutory'],
  ['/limits/committed', 'committed'],
  ['/limits', 'committed'],
  ['/fee', 'charged'],
  ...['id', 'name', 'aliases', 'board', 'department', 'type', 'levels', 'objects', 'handling', 'channels'].map(
    (column) => [`/${column}`, column] as const,
  ),
  ...['visits', 'region', 'formFields', 'confidence', 'guessed', 'note'].map(
    (column) => [`/${column}`, column] as const,
  ),
]

/** The place where a member of an item was written: the nearest one around it that is known. */
export function placeOf({ places }: ReadItem, pointer: string): CellPlace | undefined {
  let at = pointer
  while (at !== '' && !places.has(at)) at = at.slice(0, at.lastIndexOf('/'))
  return places.get(at)
}
