import { closeSync, openSync, readSync } from 'node:fs'

/** What a font file says about itself: the names of its family in every language, and the characters it draws. */
export interface FontFile {
  readonly path: string
  readonly families: readonly string[]
  /** sorted, not overlapping: first and last code point of each run of characters */
  readonly runs: readonly CharacterRun[]
}

export type CharacterRun = readonly [first: number, last: number]

const familyNames = new Set([1, 16])
const collection = 0x74746366

/**
 * Reads names and coverage of a TrueType or OpenType file (of a collection: its first font). Reads only the tables it
 * needs: a Chinese font has 15 MB.
 * @throws when the file is not a font
 */
export function readFontFile(path: string): FontFile {
  const file = openSync(path, 'r')
  try {
    const tables = tablesOf(file)
    return { path, families: familiesIn(tables('name')), runs: runsIn(tables('cmap')) }
  } finally {
    closeSync(file)
  }
}

/** Whether the font draws the character. */
export function draws(font: FontFile, codePoint: number): boolean {
  let low = 0
  let high = font.runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = font.runs[middle]
    if (run === undefined) return false
    if (codePoint < run[0]) high = middle - 1
    else if (codePoint > run[1]) low = middle + 1
    else return true
  }
  return false
}

function tablesOf(file: number): (tag: string) => Buffer {
  const head = readAt(file, 0, 16)
  const start = head.readUInt32BE(0) === collection ? head.readUInt32BE(12) : 0
  const count = readAt(file, start, 12).readUInt16BE(4)
  const directory = readAt(file, start + 12, count * 16)
  return (tag) => {
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== tag) continue
      return readAt(file, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
    }
    throw new Error(`not a font: no table ${tag}`)
  }
}

function readAt(file: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  const read = readSync(file, buffer, 0, length, offset)
  if (read < length) throw new Error('not a font: the file ends too early')
  return buffer
}

function familiesIn(table: Buffer): string[] {
  const strings = table.readUInt16BE(4)
  const names = new Set<string>()
  for (let record = 0; record < table.readUInt16BE(2); record += 1) {
    const at = 6 + record * 12
    const isUnicode = table.readUInt16BE(at) === 3 || table.readUInt16BE(at) === 0
    if (!isUnicode || !familyNames.has(table.readUInt16BE(at + 6))) continue
    const begin = strings + table.readUInt16BE(at + 10)
    const bytes = Buffer.from(table.subarray(begin, begin + table.readUInt16BE(at + 8)))
    names.add(bytes.swap16().toString('utf16le'))
  }
  return [...names]
}

function runsIn(table: Buffer): CharacterRun[] {
  const subtables = Array.from({ length: table.readUInt16BE(2) }, (_, index) => table.readUInt32BE(8 + index * 8))
  const formats = new Map(subtables.map((at) => [table.readUInt16BE(at), at]))
  const whole = formats.get(12)
  if (whole !== undefined) return groupsIn(table, whole)
  const basic = formats.get(4)
  if (basic !== undefined) return segmentsIn(table, basic)
  throw new Error('not a font we can read: no Unicode character map')
}

/** Format 12: groups of consecutive characters over all of Unicode. */
function groupsIn(table: Buffer, at: number): CharacterRun[] {
  return Array.from({ length: table.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [table.readUInt32BE(group), table.readUInt32BE(group + 4)] as const
  })
}

/** Format 4: segments of the basic plane; a segment may have holes, which point to glyph 0. */
function segmentsIn(table: Buffer, at: number): CharacterRun[] {
  const width = table.readUInt16BE(at + 6)
  const runs: CharacterRun[] = []
  for (let index = 0; index < width; index += 2) {
    const end = table.readUInt16BE(at + 14 + index)
    const start = table.readUInt16BE(at + 16 + width + index)
    const offsetAt = at + 16 + width * 3 + index
    const offset = table.readUInt16BE(offsetAt)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      if (offset === 0 || table.readUInt16BE(offsetAt + offset + (code - start) * 2) !== 0) runs.push([code, code])
    }
  }
  return runs
}
