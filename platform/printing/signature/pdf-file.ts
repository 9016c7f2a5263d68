/** A PDF file as far as appending to it needs: where its objects stand and what its trailer says. */
export interface PdfFile {
  readonly bytes: Buffer
  /** object number → offset */
  readonly offsets: ReadonlyMap<number, number>
  /** first object number not in use */
  readonly size: number
  readonly root: number
  readonly trailer: string
  readonly xrefAt: number
}

/**
 * Reads the table and trailer at the end of a file.
 * @throws when it is not a PDF, or keeps its objects in streams (no plain table)
 */
export function readPdf(pdf: Uint8Array): PdfFile {
  const bytes = Buffer.from(pdf)
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 64))
  const xrefAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN)
  const table = bytes.toString('latin1', Number.isNaN(xrefAt) ? bytes.length : xrefAt)
  if (!table.startsWith('xref')) throw new Error('not a PDF file with a plain cross-reference table')
  const trailer = /trailer\s*<<([\s\S]*)>>\s*startxref/.exec(table)?.[1] ?? ''
  return {
    bytes,
    offsets: offsetsIn(table),
    size: numberIn(trailer, /\/Size\s+(\d+)/),
    root: numberIn(trailer, /\/Root\s+(\d+) 0 R/),
    trailer,
    xrefAt,
  }
}

/** The text of an object that is not a stream, between `obj` and `endobj`. @throws when there is none */
export function objectText(file: PdfFile, number: number): string {
  const at = file.offsets.get(number)
  const end = at === undefined ? -1 : file.bytes.indexOf('endobj', at, 'latin1')
  if (at === undefined || end < 0) throw new Error(`no object ${number} in the PDF file`)
  return file.bytes.toString('latin1', at, end).replace(/^\s*\d+ 0 obj\s*/, '')
}

/** The file with objects added or replaced, appended behind it (ISO 32000-1 7.5.6). */
export function withObjects(file: PdfFile, objects: readonly (readonly [number: number, text: string])[]): Buffer {
  const parts: Buffer[] = [file.bytes, Buffer.from('\n')]
  let length = file.bytes.length + 1
  const entries: string[] = []
  for (const [number, text] of objects) {
    const object = Buffer.from(`${number} 0 obj\n${text.trimEnd()}\nendobj\n`, 'latin1')
    entries.push(`${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`)
    parts.push(object)
    length += object.length
  }
  const size = Math.max(file.size, ...objects.map(([number]) => number + 1))
  const trailer = file.trailer.replace(/\/Size\s+\d+/, `/Size ${size} /Prev ${file.xrefAt}`)
  parts.push(Buffer.from(`xref\n${entries.join('')}trailer\n<<${trailer}>>\nstartxref\n${length}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

function offsetsIn(table: string): Map<number, number> {
  const offsets = new Map<number, number>()
  let number = 0
  for (const line of table.slice(0, table.indexOf('trailer')).split(/\r?\n/).slice(1)) {
    const entry = /^(\d{10}) \d{5} ([nf])/.exec(line)
    const section = /^(\d+) \d+\s*$/.exec(line)
    if (entry !== null) {
      if (entry[2] === 'n') offsets.set(number, Number(entry[1]))
      number += 1
    } else if (section !== null) number = Number(section[1])
  }
  return offsets
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error('the trailer of the PDF file is incomplete')
  return Number(found)
}
