import { crc32 } from 'node:zlib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { PDFDocument, StandardFonts } from 'pdf-lib'

/** Papers that hold something private, and what is seen of a picture. */

const size = { width: 640, height: 480 }

/** Where the private line of the papers is, in shares of their size. */
export const privatePlace = { x: 0.25, y: 0.5, width: 0.5, height: 0.1 } as const

/** A picture of a paper on which a line is private: words on a ground of their own colour. */
function paper(secret: string, colour: string) {
  const canvas = createCanvas(size.width, size.height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, size.width, size.height)
  pen.fillStyle = '#222'
  pen.font = '28px sans-serif'
  pen.fillText('APPLICATION', 40, 60)
  pen.fillRect(40, 80, 560, 3)
  const { x, y, width, height } = privatePlace
  pen.fillStyle = colour
  pen.fillRect(x * size.width, y * size.height, width * size.width, height * size.height)
  pen.fillStyle = '#fff'
  pen.fillText(secret, x * size.width + 12, y * size.height + 34)
  return canvas
}

/** The paper as PNG, with the secret in a note of the file too. */
export function pngPaper(secret: string, colour = '#c01010'): Buffer {
  const bytes = paper(secret, colour).toBuffer('image/png')
  return Buffer.concat([bytes.subarray(0, 33), chunk('tEXt', `Comment\0${secret}`), bytes.subarray(33)])
}

/** The paper as JPEG, lying on its side as a camera keeps it, with the secret in its Exif block. */
export function jpegPaper(secret: string, { colour = '#c01010', orientation = 1 } = {}): Buffer {
  const bytes = paper(secret, colour).toBuffer('image/jpeg', 85)
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  const block = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(`GPS ${secret}`)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(block.length + 2, 2)
  return Buffer.concat([bytes.subarray(0, 2), head, block, bytes.subarray(2)])
}

/** A PDF of so many pages with the secret as text, in a field of its form, and in its properties. */
export async function pdfPaper(secret: string, pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.setTitle(secret)
  document.setAuthor(secret)
  const form = document.getForm()
  for (let n = 1; n <= pages; n += 1) {
    const page = document.addPage([600, 800])
    page.drawText(`APPLICATION ${n}`, { x: 60, y: 740, size: 24, font })
    page.drawText(secret, { x: 170, y: 345, size: 24, font })
    const field = form.createTextField(`name${n}`)
    field.setText(secret)
    field.addToPage(page, { x: 60, y: 600, width: 400, height: 40, borderWidth: 0 })
  }
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

/** The pixels of a picture. */
export async function pixelsOf(bytes: Uint8Array) {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data, width, height } = pen.getImageData(0, 0, image.width, image.height)
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]
  return { width, height, data, at }
}

function chunk(kind: string, text: string): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), Buffer.from(text)])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
