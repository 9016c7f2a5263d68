import { readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { checkApart } from './check-apart.ts'
import { checkWorkbook } from './check-workbook.ts'
import type { CheckAgainst } from './check-workbook.ts'
import { rowsOf, sheetForm, sheetKeys } from './rules/index.ts'
import type { Rows, SheetKey, WholeItem } from './rules/index.ts'
import { readWorkbook } from './workbook/read-workbook.ts'
import { unzip } from './workbook/unzip.ts'
import { writeWorkbook } from './workbook/write-workbook.ts'

const folder = new URL('../../data/catalogue/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const items = readdirSync(new URL('items/', folder)).map((name) => JSON.parse(read(`items/${name}`)) as WholeItem)
const against: CheckAgainst = {
  words: ['departments', 'boards', 'licences', 'materials', 'data-elements'].map((name) => ({
    path: `${name}.json`,
    text: read(`${name}.json`),
  })),
  known: items.map(({ id }) => id),
  schema: JSON.parse(read('schema/catalogue.schema.json')) as object,
}

function rowsFor(all: readonly WholeItem[], change: (rows: Rows) => Rows = (rows) => rows): Rows {
  const each = all.map(rowsOf)
  return change(Object.fromEntries(sheetKeys.map((key) => [key, each.flatMap((rows) => rows[key])])) as unknown as Rows)
}

const workbook = (ids: readonly string[], change?: (rows: Rows) => Rows) =>
  writeWorkbook(
    rowsFor(
      items.filter(({ id }) => ids.includes(id)),
      change,
    ),
  )

const withFirst = (sheet: SheetKey, values: Record<string, string>) => (rows: Rows) => ({
  ...rows,
  [sheet]: rows[sheet].map((row, index) => (index === 0 ? { ...row, ...values } : row)),
})

test('[CAT-07] items go through a real file and come back the same, without an error', async () => {
  const ids = ['gthsl', 'pwxk', 'spjy', 'sgxk', 'hpbgb']
  const { items: back, findings, rows } = await checkWorkbook(await workbook(ids), against)
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(rows).toBeGreaterThan(200)
  for (const { id, text } of back) expect(JSON.parse(text)).toEqual(items.find((item) => item.id === id))
})

test('[CAT-07] a process of its own comes to the same', async () => {
  const file = await workbook(['gthsl'])
  const steps = new Set<string>()
  const checked = await checkApart(file, against, (step) => steps.add(step))
  expect(checked).toEqual(await checkWorkbook(file, against))
  expect([...steps]).toEqual(['reading', 'rows', 'items'])
}, 60_000)

test('[CAT-07] what begins like a formula is text in the file, and text again when it is read', async () => {
  const text = '=HYPERLINK("http://198.51.100.7","领补贴")'
  const file = await workbook(['gthsl'], withFirst('conditions', { text }))
  const xml = [...unzip(file)].filter(([name]) => name.includes('worksheets')).map(([, part]) => part.toString('utf8'))
  expect(xml.some((sheet) => sheet.includes('<f'))).toBe(false)
  const { items: back } = await checkWorkbook(file, against)
  expect(JSON.parse(back[0]?.text ?? '{}')).toMatchObject({ conditions: expect.arrayContaining([text]) as unknown })
})

test('[CAT-07] a formula and a code kept as a number are told with sheet, line and column', async () => {
  const form = sheetForm('conditions')
  const file = await writeXlsxFile([
    {
      sheet: '受理条件',
      data: [
        form.columns.map(({ title }) => ({ type: String, value: title })),
        [
          { type: Number, value: 123 },
          { type: 'Formula', value: '=1+1' },
        ],
      ],
    },
  ]).toBuffer()
  const { findings } = await checkWorkbook(file, against)
  expect(findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'number-for-code', sheet: '受理条件', line: 2, column: '事项标识' }),
      expect.objectContaining({ code: 'formula', sheet: '受理条件', line: 2, column: '条件' }),
      expect.objectContaining({ code: 'no-sheet', sheet: '事项' }),
    ]),
  )
})

test('[CAT-07] a long number keeps every digit', async () => {
  const file = await writeXlsxFile([
    { sheet: '事项', data: [[{ type: String, value: '事项标识*' }], [{ type: Number, value: 110_000_199_001 }]] },
  ]).toBuffer()
  const [sheet] = await readWorkbook(file)
  expect(sheet?.rows[1]?.[0]).toEqual({ text: '110000199001', isNumber: true, isFormula: false })
})

test('[CAT-07] what does not exist in the catalogue is told where it is written', async () => {
  const file = await workbook(['gthsl'], (rows) =>
    withFirst('items', { department: 'nobody' })(withFirst('options', { addMaterials: 'nothing' })(rows)),
  )
  const { findings } = await checkWorkbook(file, against)
  const errors = findings.filter(({ level }) => level === 'error')
  expect(errors).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'unknown-department', sheet: '事项', line: 2, column: '部门标识' }),
      expect.objectContaining({ code: 'unknown-material-key', sheet: '答案', line: 2, column: '增加材料' }),
    ]),
  )
})

test('[CAT-07] an administrator of a department brings in the items of the own department only', async () => {
  const { findings } = await checkWorkbook(await workbook(['gthsl', 'sfzbl']), { ...against, department: 'scjg' })
  expect(findings.filter(({ code }) => code === 'foreign-department')).toEqual([
    expect.objectContaining({ sheet: '事项', column: '部门标识', level: 'error' }),
  ])
})

test('[SEC-11] a file that unpacks to more than it may is given up before it is unpacked', async () => {
  const bomb = zipOf('xl/workbook.xml', Buffer.alloc(8_000_000, 0x20))
  expect(bomb.length).toBeLessThan(20_000)
  const limits = { zipped: 1_000_000, unpacked: 4_000_000, parts: 10, rows: 10 }
  expect(() => unzip(bomb, limits)).toThrow('too-large')
  expect(() => unzip(Buffer.alloc(2_000_000), limits)).toThrow('too-large')
  expect(unzip(bomb, { ...limits, unpacked: 9_000_000 }).size).toBe(1)
})

test('[SEC-11] what is no workbook is refused in words, whatever it is', async () => {
  const sound = await workbook(['gthsl'])
  for (const file of [Buffer.from('hello'), sound.subarray(0, 2000), zipOf('readme.xml', Buffer.from('<a/>'))]) {
    await expect(checkWorkbook(file, against)).rejects.toThrow('not-a-workbook')
  }
})

/** A zip of one part, as small as can be. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}
