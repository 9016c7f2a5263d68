import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collectFonts, startPrinter, TemplateFault } from './index.ts'
import type { Printer } from './index.ts'
import { pdfText, runTool, withFiles } from './testing/index.ts'

const templates = fileURLToPath(new URL('./testing/templates/', import.meta.url))
const slip = 'slip.typ'
let printer: Printer

beforeAll(async () => {
  printer = startPrinter({ templates })
  await printer.ready()
})
afterAll(() => printer.close())

describe('typesetting', () => {
  test('[INT-03] Chinese text comes out as text that another program reads', async () => {
    const { pdf, pages, missing } = await printer.render(slip, { name: '云岫县麦穗面馆2026年9月18日' })
    expect(await pdfText(pdf)).toBe('云岫县麦穗面馆2026年9月18日')
    expect({ pages, missing }).toEqual({ pages: 1, missing: [] })
  })
  test('the same input gives the same bytes', async () => {
    const once = async () =>
      (await printer.render(slip, { name: '顾南枝' }, { pdfStandard: 'a-2b', createdAt: '2026-09-18T02:31:00.000Z' }))
        .pdf
    expect(Buffer.compare(await once(), await once())).toBe(0)
  })
  test('a document that was handed over is held no longer', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const printed = async (name: string) => new WeakRef((await printer.render(slip, { name })).pdf)
    const pdfs = [await printed('甲'), await printed('乙'), await printed('丙')]
    await printer.render(slip, { name: '丁' })
    await expect
      .poll(() => {
        collect()
        return pdfs.filter((pdf) => pdf.deref() !== undefined).length
      })
      .toBe(0)
  })
  test('markup in what people typed stays the text they typed', async () => {
    const name = '#read("/etc/passwd") *b* $x^2$ <label> @ref // \\u{41} `raw` [块] "引号"'
    expect(await pdfText((await printer.render(slip, { name })).pdf)).toBe(name.replaceAll(' ', ''))
  })
  test('[SEC-05] a template reads nothing outside of its folder', async () => {
    await expect(printer.render('reads-outside.typ', {})).rejects.toThrow(TemplateFault)
  })
  test('a template that does not fit its data says where', async () => {
    await expect(printer.render(slip, { title: 'no name' })).rejects.toThrow(/slip\.typ.*name/)
  })
  test('rare characters of names are set; what no font draws is reported', async () => {
    const { missing } = await printer.render(slip, { name: '𬀪喆㛃' })
    expect(missing).toEqual([])
    const unknown = await printer.render(slip, { name: '王\u{3137A}\u{10FFFD}王' }, { pdfStandard: 'a-2b' })
    expect(unknown.missing).toEqual(['\u{3137A}', '\u{10FFFD}'])
    // it is printed all the same; the box is filled by hand
    expect(unknown.pdfStandard).toBe('1.7')
    expect(await pdfText(unknown.pdf)).toMatch(/^王.*王$/u)
  })
  test('a PDF/A-2b file says that it is one, is tagged and keeps its fonts', async () => {
    const { pdf } = await printer.render(slip, { name: '归档' }, { pdfStandard: 'a-2b' })
    const told = await withFiles({ 'a.pdf': pdf }, async (place) => [
      await runTool('pdfinfo', ['-meta', join(place, 'a.pdf')]),
      await runTool('pdfinfo', [join(place, 'a.pdf')]),
      await runTool('pdffonts', [join(place, 'a.pdf')]),
    ])
    expect(told[0]).toMatch(/pdfaid:part>2<.*pdfaid:conformance>B</)
    expect(told[1]).toMatch(/Tagged: +yes/)
    expect(told[2]).toMatch(/NotoSerifSC.* yes yes yes/)
  })
  test('a warm printer sets a document with seal and QR code well within half a second', async () => {
    const pictures = {
      seal: { kind: 'seal', name: '云岫县交通运输局', line: '受理专用章' },
      code: { kind: 'qr', text: 'https://example.invalid/v/7F3K92QDXH4W8T0P' },
    } as const
    const began = performance.now()
    await printer.render(slip, { name: '现场' }, { pictures })
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('the process that typesets', () => {
  const entry = fileURLToPath(new URL('./testing/dies-once.mjs', import.meta.url))
  const never = fileURLToPath(new URL('./testing/never-starts.mjs', import.meta.url))
  const stuck = fileURLToPath(new URL('./testing/gets-stuck.mjs', import.meta.url))
  const marker = () => join(mkdtempSync(join(tmpdir(), 'yichuang-press-')), 'died')
  test('when it dies over a document, the document is set by the next one', async () => {
    const frail = startPrinter({ templates, entry, fontDir: marker() })
    await frail.ready()
    expect(await frail.render(slip, { name: '再来一次' })).toMatchObject({ pages: 1 })
    await frail.close()
  })
  test('one that cannot start is said, not tried for ever, and tried afresh for the next document', async () => {
    const missing = startPrinter({ templates, entry: never })
    await expect(missing.ready()).rejects.toThrow('does not start')
    await expect(missing.render(slip, {})).rejects.toThrow('does not start')
    await missing.close()
  })
  test('a document that takes too long is given up, and the next one is set', async () => {
    const slow = startPrinter({ templates, entry: stuck, limit: 300 })
    await slow.ready()
    await expect(slow.render(slip, {})).rejects.toThrow('ended over this document')
    await slow.close()
  })
  test('it ends with the printer, and a closed printer takes no more', async () => {
    const short = startPrinter({ templates, entry, fontDir: marker() })
    await short.close()
    await expect(short.render(slip, {})).rejects.toThrow('closed')
  })
})

describe('fonts', () => {
  test('a licensed font of the city goes first in its face, the shipped one stands behind it', () => {
    const city = mkdtempSync(join(tmpdir(), 'yichuang-fonts-'))
    const shipped = collectFonts({ systemDirs: [] })
    const hei = shipped.files.find((path) => path.includes('NotoSansSC_400'))
    symlinkSync(hei ?? '', join(city, '仿宋_GB2312.ttf'))
    writeFileSync(join(city, 'README.txt'), 'not a font')
    const fonts = collectFonts({ fontDir: city, systemDirs: [] })
    expect(fonts.families.body).toEqual(['Noto Sans SC', 'Noto Serif SC'])
    expect(fonts.families.kai).toEqual(['Noto Serif SC'])
    expect(fonts.files).toHaveLength(shipped.files.length + 1)
  })
  test('a file that is named like a face but is no font is refused', () => {
    const city = mkdtempSync(join(tmpdir(), 'yichuang-fonts-'))
    writeFileSync(join(city, 'kai.ttf'), 'not a font at all')
    expect(() => collectFonts({ fontDir: city })).toThrow('not a font')
  })
})
