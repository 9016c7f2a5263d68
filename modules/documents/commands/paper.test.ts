import { readdirSync } from 'node:fs'
import { startPrinter } from '@yichuang/platform/printing'
import type { Printer } from '@yichuang/platform/printing'
import { pdfText } from '@yichuang/platform/printing/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateFolder } from '../queries/template-hash.ts'
import { documentKinds, isDocumentKind, sealOf } from '../rules/index.ts'
import type { DocumentContent } from '../rules/index.ts'
import { otherAcceptances, samples } from '../rules/testing/samples.ts'

let printer: Printer
beforeAll(async () => {
  printer = startPrinter({ templates: templateFolder })
  await printer.ready()
})
afterAll(() => printer.close())

/** What is printed, and which ids of requirements ask for it. */
const papers = {
  'INT-03': [samples.receipt, samples.acceptance, otherAcceptances.deemed],
  'INT-04': [samples.commitment, otherAcceptances.deferred],
  'INT-05': [samples.correction, samples.supplement, samples.return],
  'INT-06': [samples.refusal],
  'INT-09': [samples['custody-sheet']],
  'BAK-02': [samples.grant, samples.rejection, samples['approval-sheet'], samples.licence],
  'BAK-06': [samples.procedure],
  'BAK-14': [samples.termination, samples.completion, samples['clerical-correction']],
  'TIM-05': [samples.extension],
  'CAT-15': [samples.delegation],
  'OUT-01': [samples['result-sheet']],
  'OUT-02': [samples['service-record']],
  'NET-05': [samples.application],
} as const satisfies Record<string, readonly DocumentContent[]>
const cases = Object.entries(papers).flatMap(([id, contents]) => contents.map((content) => ({ id, content })))

test.each(cases)('[$id] $content.title stands on paper with every word of it', async ({ content }) => {
  const { pdf, pages, missing } = await print(content)
  const text = await pdfText(pdf)
  const wanted = [
    content.title,
    content.number,
    '7F3K-92QD-XH',
    ...textsIn(content.blocks),
    ...textsIn(content.closing),
  ]
  expect(wanted.map(withoutSpace).filter((part) => !text.includes(part))).toEqual([])
  expect(missing).toEqual([])
  expect(pages).toBe(content.kind === 'custody-sheet' ? 2 : 1)
})

test('every kind of document is among them', () => {
  const kinds = new Set(cases.map(({ content }) => content.kind))
  expect(
    Object.keys(documentKinds)
      .filter(isDocumentKind)
      .filter((kind) => !kinds.has(kind)),
  ).toEqual([])
})

test('[SEC-05] what applicants typed stays text; a character no font has is reported', async () => {
  const typed = '#panic("x") $ * _ <a> @b // \\ `c`'
  const blocks = [{ type: 'paragraph', text: typed }] as const
  const { pdf, missing } = await print({ ...samples.correction, addressee: '王\u{10FFFD}：', blocks })
  expect(await pdfText(pdf)).toContain(withoutSpace(typed))
  expect(missing).toEqual(['\u{10FFFD}'])
})

test('a long list runs over pages with its head on each, numbered', async () => {
  const text = await pdfText((await print(samples['custody-sheet'])).pdf)
  expect(text.match(/序号办件编号/g)).toHaveLength(2)
  expect(text).toContain('第1页，共2页')
  expect(text).toContain('第2页，共2页')
})

test('the same document is set to the same bytes', async () => {
  const [one, other] = [await print(samples.acceptance), await print(samples.acceptance)]
  expect(Buffer.compare(one.pdf, other.pdf)).toBe(0)
})

test('the folder of templates holds templates and nothing else', () => {
  expect(readdirSync(templateFolder).filter((name) => !name.endsWith('.typ'))).toEqual([])
})

function print(content: DocumentContent) {
  const seal = sealOf(content.kind, content.organ)
  const qr = { kind: 'qr', text: 'https://hall.example/verify/7F3K-92QD-XH' } as const
  const pictures = seal === undefined ? { qr } : { qr, seal: { ...seal, kind: 'seal' as const } }
  const data = { content, imprint: { code: '7F3K-92QD-XH', reprint: null } }
  return printer.render('document.typ', data, { pdfStandard: 'a-2b', pictures })
}

/** Every text of a part of the content, without the words that only steer the layout. */
function textsIn(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return ['type', 'width', 'align'].includes(key) ? [] : part.split('\n')
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) => textsIn(value, name))
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '')
}
