import type { Credentials } from './certificate.ts'
import { signedData } from './cms.ts'
import type { Timestamp } from './cms.ts'
import { objectText, readPdf, withObjects } from './pdf-file.ts'
import type { PdfFile } from './pdf-file.ts'

/** Who signs a file, why and when. */
export interface SignOptions {
  readonly signer: Credentials
  /** shown by readers: 加盖电子印章 */
  readonly reason: string
  /** name of the seal, shown by readers */
  readonly name: string
  /** ISO instant, stated in the signature */
  readonly at: string
  /** when a time-stamping authority is configured: PAdES B-T instead of B-B */
  readonly timestamp?: Timestamp | undefined
}

/** room for a signature with its certificates, and with a time stamp on top */
const room = { plain: 4096, stamped: 12_288 }
const widest = '0000000000'

/**
 * Signs a PDF file (PAdES B-B, SHA-256; B-T with a time stamp). The signature is appended: the bytes of the document
 * stay as they were, so a tagged PDF/A stays one.
 * @param pdf a file with a plain cross-reference table that is not signed yet, as the printer makes it
 * @throws when the file is another kind, signed already, or the signature outgrows its place
 */
export async function signPdf(pdf: Uint8Array, options: SignOptions): Promise<Uint8Array> {
  const prepared = withPlace(readPdf(pdf), options)
  const hole = placeIn(prepared, '/Contents <')
  const reserved = roomFor(options)
  const end = hole + 2 + reserved * 2
  writeRanges(prepared, [0, hole, end, prepared.length - end])
  const content = Buffer.concat([prepared.subarray(0, hole), prepared.subarray(end)])
  const signature = Buffer.from(await signedData(content, options.signer, options.timestamp))
  if (signature.length > reserved) throw new Error(`the signature needs ${signature.length} bytes`)
  prepared.write(signature.toString('hex'), hole + 1, 'latin1')
  return prepared
}

/** The file with a signature field on its first page and room for the signature. */
function withPlace(file: PdfFile, options: SignOptions): Buffer {
  const { reason, name, at } = options
  const catalog = objectText(file, file.root)
  if (catalog.includes('/AcroForm')) throw new Error('the file is signed already')
  const page = firstPage(file, catalog)
  const [field, value] = [file.size, file.size + 1]
  return withObjects(file, [
    [file.root, intoDictionary(catalog, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [page.number, withAnnotation(page.text, field)],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /Rect [0 0 0 0] /F 132 /P ${page.number} 0 R /V ${value} 0 R >>`,
    ],
    [
      value,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [${Array(4).fill(widest).join(' ')}] ` +
        `/Contents <${'0'.repeat(roomFor(options) * 2)}> /M (${pdfTime(at)}) /Reason ${textString(reason)} /Name ${textString(name)} >>`,
    ],
  ])
}

function roomFor({ timestamp }: SignOptions): number {
  return timestamp === undefined ? room.plain : room.stamped
}

function firstPage(file: PdfFile, catalog: string): { readonly number: number; readonly text: string } {
  let number = referenceIn(catalog, /\/Pages\s+(\d+) 0 R/)
  for (;;) {
    const text = objectText(file, number)
    if (/\/Type\s*\/Page\b/.test(text)) return { number, text }
    number = referenceIn(text, /\/Kids\s*\[\s*(\d+) 0 R/)
  }
}

function referenceIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error('not a PDF file with pages')
  return Number(found)
}

function withAnnotation(page: string, field: number): string {
  if (!page.includes('/Annots')) return intoDictionary(page, `/Annots [${field} 0 R]`)
  return page.replace(/\/Annots\s*\[/, (found) => `${found}${field} 0 R `)
}

function intoDictionary(text: string, entry: string): string {
  const end = text.lastIndexOf('>>')
  return `${text.slice(0, end)}${entry} ${text.slice(end)}`
}

function writeRanges(file: Buffer, ranges: readonly number[]): void {
  const text = ranges.map((value) => String(value).padEnd(widest.length)).join(' ')
  file.write(text, placeIn(file, '/ByteRange [') + 1, 'latin1')
}

/** Where the last character of the mark stands: the place of the mark that was appended last. */
function placeIn(file: Buffer, mark: string): number {
  return file.lastIndexOf(mark, undefined, 'latin1') + mark.length - 1
}

function pdfTime(at: string): string {
  return `D:${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}

function textString(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}
