/** What the head of a JPEG file tells of the picture in it. */
export interface JpegHead {
  readonly width: number
  readonly height: number
  /** how a camera was held, 1 … 8 as Exif counts; 1: upright */
  readonly orientation: number
  /** the file without its notes: camera, place, time, a small picture of the whole */
  readonly bare: Buffer
}

interface Segment {
  readonly marker: number
  /** of the marker */
  readonly start: number
  /** behind the segment */
  readonly end: number
}

const APP1 = 0xe1
const SCAN = 0xda
const NOTES: ReadonlySet<number> = new Set([APP1, 0xed, 0xfe])
const ORIENTATION = 0x0112

/** Reads the head of a JPEG file; undefined where it is none or says no size. */
export function jpegHead(bytes: Buffer): JpegHead | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  const segments = [...segmentsOf(bytes)]
  const frame = segments.find(({ marker }) => isFrame(marker))
  if (frame === undefined || frame.end > bytes.length || frame.end - frame.start < 9) return undefined
  const exif = segments.filter(({ marker }) => marker === APP1).map(({ start, end }) => bytes.subarray(start + 4, end))
  return {
    height: bytes.readUInt16BE(frame.start + 5),
    width: bytes.readUInt16BE(frame.start + 7),
    orientation: exif.map(orientationIn).find((found) => found !== undefined) ?? 1,
    bare: withoutNotes(bytes, segments),
  }
}

function* segmentsOf(bytes: Buffer): Generator<Segment> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    yield { marker, start: at, end }
    if (marker === SCAN) return
    at = end
  }
}

/** Start of a frame: C0 … CF without the tables that share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function withoutNotes(bytes: Buffer, segments: readonly Segment[]): Buffer {
  const kept: Buffer[] = []
  let from = 0
  for (const { marker, start, end } of segments) {
    if (!NOTES.has(marker)) continue
    kept.push(bytes.subarray(from, start))
    from = end
  }
  return Buffer.concat([...kept, bytes.subarray(from)])
}

/** The orientation in an Exif block: the first list of the TIFF structure behind `Exif\0\0`. */
function orientationIn(block: Buffer): number | undefined {
  if (block.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined
  const tiff = block.subarray(6)
  if (tiff.length < 10) return undefined
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const word = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const list = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (list + 2 > tiff.length) return undefined
  const count = Math.min(word(list), Math.floor((tiff.length - list - 2) / 12))
  for (let entry = 0; entry < count; entry += 1) {
    const at = list + 2 + entry * 12
    const value = word(at + 8)
    if (word(at) === ORIENTATION && value >= 1 && value <= 8) return value
  }
  return undefined
}
