import { PDFiumLibrary } from '@hyzyla/pdfium'
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { decided, refused } from '../pure/index.ts'
import type { Decision } from '../pure/index.ts'
import { bleedOf, boxOf } from './black-out.ts'
import type { Area } from './black-out.ts'
import { jpegHead } from './jpeg-head.ts'

/** A picture of pixels alone: no notes, no layers, no text behind it. */
export interface Picture {
  readonly bytes: Uint8Array
  /** loses nothing, so that what is beside a black area never tells of it */
  readonly mediaType: 'image/png'
  readonly width: number
  readonly height: number
  /** pixels around a place to which what is there may have spread */
  readonly bleed: number
}

/** A file that pictures are made of. */
export interface PictureSource {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/png' | 'image/jpeg' | 'application/pdf'
}

/** Why no picture could be made of a file. */
export type PictureRefusal =
  | { readonly code: 'files.damaged' }
  | { readonly code: 'files.encrypted' }
  | { readonly code: 'files.too-many-pages'; readonly most: number }
  | { readonly code: 'files.too-many-pixels'; readonly megapixels: number }

/** Longest edge of a page, in pixels: A4 at about 185 dots per inch. */
const LONGEST = 2160
const MOST_MEGAPIXELS = 80

/** The pages of a file as pictures: each page of a PDF drawn whole, a picture drawn anew, upright and without notes. */
export async function drawPages(
  { bytes, mediaType }: PictureSource,
  mostPages: number,
): Promise<Decision<readonly Picture[], PictureRefusal>> {
  if (mediaType === 'application/pdf') return drawPdf(bytes, mostPages)
  const picture = await redraw(Buffer.from(bytes), mediaType)
  return picture.ok ? decided([picture.value]) : picture
}

/** A picture with areas of it black: what was there is neither in the pixels nor anywhere else in the bytes. */
export async function drawBlack(
  { bytes, bleed }: Pick<Picture, 'bytes' | 'bleed'>,
  areas: readonly Area[],
): Promise<Picture> {
  const image = await loadImage(Buffer.from(bytes))
  const { width, height } = image
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  pen.fillStyle = '#000'
  for (const area of areas) {
    const box = boxOf(area, { width, height, bleed })
    pen.fillRect(box.left, box.top, box.width, box.height)
  }
  return encoded(canvas, bleed)
}

async function drawPdf(bytes: Uint8Array, most: number): Promise<Decision<readonly Picture[], PictureRefusal>> {
  const library = await PDFiumLibrary.init()
  try {
    const opened = await openPdf(library, bytes)
    if (!opened.ok) return opened
    const document = opened.value
    if (document.getPageCount() > most) return refused({ code: 'files.too-many-pages', most })
    const pictures: Picture[] = []
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = LONGEST / Math.max(originalWidth, originalHeight, 1)
      // fields of a form are part of what is seen
      const { data, width, height } = await page.render({ scale, render: 'bitmap', renderFormFields: true })
      const canvas = createCanvas(width, height)
      canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0)
      pictures.push(await encoded(canvas, bleedOf(false, 1)))
    }
    document.destroy()
    return pictures.length === 0 ? refused({ code: 'files.damaged' }) : decided(pictures)
  } finally {
    library.destroy()
  }
}

type PdfFile = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>

async function openPdf(library: PDFiumLibrary, bytes: Uint8Array): Promise<Decision<PdfFile, PictureRefusal>> {
  try {
    return decided(await library.loadDocument(bytes))
  } catch (error) {
    const isLocked = error instanceof Error && /password/i.test(error.message)
    return refused({ code: isLocked ? 'files.encrypted' : 'files.damaged' })
  }
}

async function redraw(
  bytes: Buffer,
  mediaType: 'image/png' | 'image/jpeg',
): Promise<Decision<Picture, PictureRefusal>> {
  const head = mediaType === 'image/jpeg' ? jpegHead(bytes) : pngHead(bytes)
  if (head === undefined) return refused({ code: 'files.damaged' })
  if (head.width * head.height > MOST_MEGAPIXELS * 1_000_000)
    return refused({ code: 'files.too-many-pixels', megapixels: MOST_MEGAPIXELS })
  const image = await loadImage(head.bare).catch(() => undefined)
  if (image === undefined || image.width === 0 || image.height === 0) return refused({ code: 'files.damaged' })
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height))
  const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) }
  const isLying = head.orientation > 4
  const canvas = isLying ? createCanvas(size.height, size.width) : createCanvas(size.width, size.height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  turn(pen, head.orientation, size)
  pen.drawImage(image, 0, 0, size.width, size.height)
  return decided(await encoded(canvas, bleedOf(mediaType === 'image/jpeg', scale)))
}

/** A PNG file says its size first. */
function pngHead(bytes: Buffer) {
  if (bytes.length < 24) return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation: 1, bare: bytes }
}

/** Turns the paper so that a picture taken in another position is drawn upright. */
function turn(
  pen: SKRSContext2D,
  orientation: number,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const turns: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  }
  const matrix = turns[orientation]
  if (matrix !== undefined) pen.transform(...matrix)
}

async function encoded(canvas: Canvas, bleed: number): Promise<Picture> {
  const { width, height } = canvas
  return { bytes: await canvas.encode('png'), mediaType: 'image/png', width, height, bleed }
}
