import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsFrom, readCell, readSheets, rowsOf, sheetForms, sheetKeys, writeCell } from './index.ts'
import type { Cell, Rows, SheetColumn, SheetKey, WholeItem } from './index.ts'

const folder = new URL('../../../data/catalogue/items/', import.meta.url)
const items = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as WholeItem)

const text = (value: string | number): Cell => ({
  text: String(value),
  isNumber: typeof value === 'number',
  isFormula: false,
})

/** The sheets as a file would hold them. */
function sheetsOf(rows: Rows) {
  return sheetForms.map(({ key, name, columns }) => ({
    name,
    rows: [
      columns.map(({ title, isRequired }) => text(`${title}${isRequired ? '*' : ''}`)),
      ...rows[key].map((row) => columns.map((column) => text(writeCell(column, row[column.key])))),
    ],
  }))
}

function together(all: readonly WholeItem[]): Rows {
  const each = all.map(rowsOf)
  return Object.fromEntries(sheetKeys.map((key) => [key, each.flatMap((rows) => rows[key])])) as unknown as Rows
}

function back(all: readonly WholeItem[]) {
  const read = readSheets(sheetsOf(together(all)))
  const made = itemsFrom(read.rows)
  return { items: made.items.map(({ item }) => item), findings: [...read.findings, ...made.findings] }
}

test('[CAT-07] the whole example catalogue goes into sheets and comes back the same', () => {
  const { items: read, findings } = back(items)
  expect(findings).toEqual([])
  expect(read).toEqual(items)
})

test('[CAT-07] an item comes back with its members in the order of the format', () => {
  const [first] = back(items.filter(({ id }) => id === 'gthsl')).items
  expect(JSON.stringify(first)).toBe(JSON.stringify(items.find(({ id }) => id === 'gthsl')))
})

const word = fc
  .string({ minLength: 1, maxLength: 20, unit: 'binary' })
  .map((one) =>
    [...one].filter((letter) => letter > ' ' && letter.trim() !== '' && !/[\ufffe\uffff]/.test(letter)).join(''),
  )
  .filter((one) => one !== '')
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,10}$/)

describe('[CAT-07] every kind of cell is read as it was written', () => {
  const column = (kind: SheetColumn['kind'], words: Record<string, string> = {}): SheetColumn => ({
    key: 'x',
    title: 'x',
    kind,
    isRequired: false,
    width: 10,
    words,
  })
  const misread = <Value>(one: SheetColumn, values: fc.Arbitrary<Value>) =>
    fc.check(
      fc.property(values, (value) =>
        isDeepStrictEqual(readCell(one, text(writeCell(one, value as string))), { ok: true, value }),
      ),
    ).counterexample
  test('texts, also such as begin like a formula', () => {
    expect(
      misread(
        column('text'),
        fc.tuple(fc.constantFrom('', '=', '+', '-', '@'), word).map((parts) => parts.join('')),
      ),
    ).toBeNull()
  })
  test('codes with zeros in front, lists of codes, lines', () => {
    expect(misread(column('code'), fc.stringMatching(/^0{0,4}[0-9]{1,14}$/))).toBeNull()
    expect(misread(column('ids'), fc.array(id, { minLength: 1 }))).toBeNull()
    expect(misread(column('lines'), fc.array(word, { minLength: 1 }))).toBeNull()
  })
  test('counts, amounts, yes and no', () => {
    expect(misread(column('integer'), fc.nat({ max: 999_999_999 }))).toBeNull()
    expect(
      misread(
        column('decimal'),
        fc.nat({ max: 10_000_000 }).map((fen) => fen / 100),
      ),
    ).toBeNull()
    expect(misread(column('yes-no'), fc.boolean())).toBeNull()
  })
  test('lengths and copies', () => {
    expect(
      misread(
        column('length'),
        fc.record(
          { value: fc.nat({ max: 9999 }), unit: fc.constantFrom('workday', 'day', 'month', 'hour') },
          { noNullPrototype: true },
        ),
      ),
    ).toBeNull()
    expect(
      misread(
        column('copies'),
        fc.array(
          fc.record(
            {
              form: fc.constantFrom('original', 'copy', 'electronic'),
              count: fc.integer({ min: 1, max: 99 }),
              action: fc.constantFrom('submit', 'verify'),
            },
            { noNullPrototype: true },
          ),
          { minLength: 1 },
        ),
      ),
    ).toBeNull()
  })
})

test('[CAT-07] a number in a column of codes is told, as is a formula anywhere', () => {
  const [code] = sheetForms.flatMap(({ columns }) => columns.filter(({ key }) => key === 'basic'))
  expect(code).toBeDefined()
  if (code === undefined) return
  const number = readCell(code, { text: '1.3112800001E11', isNumber: true, isFormula: false })
  expect(number).toEqual({ ok: false, refusal: { code: 'number-for-code' } })
  const formula = readCell(code, { text: '00013112800001', isNumber: false, isFormula: true })
  expect(formula).toEqual({ ok: false, refusal: { code: 'formula' } })
})

describe('[CAT-07] what hangs on nothing is told with sheet, line and column', () => {
  const gthsl = items.find(({ id: one }) => one === 'gthsl')
  if (gthsl === undefined) throw new Error('gthsl is in the example catalogue')
  const rows = rowsOf(gthsl)
  const findings = (sheet: SheetKey, change: Record<string, unknown>) => {
    const changed = { ...rows, [sheet]: rows[sheet].map((row, index) => (index === 1 ? { ...row, ...change } : row)) }
    const read = readSheets(sheetsOf(changed as Rows))
    return [...read.findings, ...itemsFrom(read.rows).findings]
  }
  test.each([
    ['options', { item: 'nothing' }, 'no-such-item', 'item'],
    ['options', { question: 'nothing' }, 'no-such-question', 'question'],
    ['questions', { parent: 'nothing.yes' }, 'no-such-parent', 'parent'],
    ['questions', { parent: 'place.rent', id: 'place' }, 'no-such-parent', 'parent'],
    ['points', { material: 'nothing' }, 'no-such-material', 'material'],
    ['materials', { necessity: '要' }, 'unknown-word', 'necessity'],
    ['materials', { name: undefined }, 'required', 'name'],
  ] as const)('%s %o', (sheet, change, code, column) => {
    expect(findings(sheet, change)).toContainEqual(expect.objectContaining({ code, sheet, line: 3, column }))
  })
})

test('[CAT-07] columns may stand in any order; strange, missing and doubled ones are told', () => {
  const [items_, ...others] = sheetsOf(together(items.slice(0, 2)))
  const turned = { name: '事项', rows: (items_?.rows ?? []).map((row) => row.toReversed()) }
  expect(readSheets([turned, ...others]).findings).toEqual([])
  const wrong = { name: '事项', rows: [[text('事项标识'), text('事项标识*'), text('心情')]] }
  const codes = readSheets([wrong]).findings.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['column-twice', 'strange-column', 'no-column']))
  expect(readSheets([]).findings).toEqual([expect.objectContaining({ code: 'no-sheet', sheet: 'items' })])
})

test('[CAT-07] reading never fails, whatever stands in the cells', () => {
  const cell = fc.record({ text: fc.string({ maxLength: 30 }), isNumber: fc.boolean(), isFormula: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }),
      fc.constantFrom(...sheetForms),
      (lines, form) => {
        const heading = form.columns.map(({ title }) => text(title))
        const read = readSheets([{ name: form.name, rows: [heading, ...lines] }])
        const made = itemsFrom(read.rows)
        expect(made.items.length).toBeLessThanOrEqual(lines.length)
      },
    ),
  )
})
