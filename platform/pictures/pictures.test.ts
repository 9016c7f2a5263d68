import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { boxOf } from './black-out.ts'
import { drawBlack, drawPages } from './draw.ts'
import type { Picture } from './draw.ts'
import { pictureDesk } from './index.ts'
import { jpegPaper, pdfPaper, pixelsOf, pngPaper, privatePlace } from './testing/index.ts'

const secret = '110105199003078515'

async function only(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg' | 'application/pdf'): Promise<Picture> {
  const drawn = await drawPages({ bytes, mediaType }, 20)
  const [first] = drawn.ok ? drawn.value : []
  if (first === undefined) throw new Error(`not drawn: ${JSON.stringify(drawn)}`)
  return first
}

/** The chunks of a PNG file. */
function chunksOf(bytes: Uint8Array): { readonly kind: string; readonly body: Buffer }[] {
  const file = Buffer.from(bytes)
  const chunks = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    chunks.push({ kind: file.toString('latin1', at + 4, at + 8), body: file.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** Whether a text is in the bytes of a picture, plain, in UTF-16 or inside its packed pixels. */
function holds({ bytes }: Picture, text: string): boolean {
  const packed = chunksOf(bytes).filter(({ kind }) => kind === 'IDAT')
  const unpacked = inflateSync(Buffer.concat(packed.map(({ body }) => body)))
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]
  return [Buffer.from(bytes), unpacked].some((all) => forms.some((form) => all.includes(form)))
}

describe('[CAT-06] what is blacked out is gone', () => {
  const kinds = [
    ['PNG', async (text: string) => only(pngPaper(text), 'image/png')],
    ['JPEG', async (text: string) => only(jpegPaper(text), 'image/jpeg')],
    ['PDF', async (text: string) => only(await pdfPaper(text), 'application/pdf')],
  ] as const
  const places = [privatePlace, { x: 0.05, y: 0.18, width: 0.8, height: 0.1 }]

  test.each(kinds)('two %s papers that differ only there are the same bytes afterwards', async (_, draw) => {
    const [one, other] = [await draw(secret), await draw('330106198712314427')]
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(false)
    const [blackOne, blackOther] = [await drawBlack(one, places), await drawBlack(other, places)]
    expect(Buffer.from(blackOne.bytes).equals(blackOther.bytes)).toBe(true)
  })

  test.each(kinds)('in the %s paper every pixel there is black, and what is beside is as it was', async (_, draw) => {
    const before = await draw(secret)
    const after = await drawBlack(before, [privatePlace])
    const [was, is] = [await pixelsOf(before.bytes), await pixelsOf(after.bytes)]
    const box = boxOf(privatePlace, before)
    expect([is.width, is.height]).toEqual([was.width, was.height])
    let different = 0
    for (let y = 0; y < is.height; y += 1) {
      for (let x = 0; x < is.width; x += 1) {
        const isInside = x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height
        const wanted = isInside ? [0, 0, 0] : was.at(x, y)
        if (is.at(x, y).some((value, n) => value !== wanted[n])) different += 1
      }
    }
    expect(different).toBe(0)
    expect(box.width * box.height).toBeGreaterThan(10_000)
  })

  test('no note, text or form field of a file is left in the pictures drawn from it', async () => {
    for (const [, draw] of kinds) {
      const picture = await draw(secret)
      expect(holds(picture, secret)).toBe(false)
      // size, depth and colours, pixels: nothing that is written by hand
      const plain = ['IHDR', 'sBIT', 'sRGB', 'gAMA', 'pHYs', 'IDAT', 'IEND']
      expect(chunksOf(picture.bytes).filter(({ kind }) => !plain.includes(kind))).toEqual([])
    }
    // the texts of a PDF stand in it as UTF-16 in hexadecimal
    const inPdf = Buffer.from(secret, 'utf16le').swap16().toString('hex').toUpperCase()
    expect((await pdfPaper(secret)).toString('latin1')).toContain(inPdf)
    expect(Buffer.from(pngPaper(secret)).includes(Buffer.from(secret))).toBe(true)
    expect(Buffer.from(jpegPaper(secret)).includes(Buffer.from(secret))).toBe(true)
  })
})

describe('[CAT-06] pages of a file as pictures', () => {
  test('a PDF is drawn page by page, with the fields of its form', async () => {
    const drawn = await drawPages({ bytes: await pdfPaper(secret, 2), mediaType: 'application/pdf' }, 20)
    expect(drawn).toMatchObject({ ok: true, value: [{ width: 1620, height: 2160 }, { height: 2160 }] })
    const blank = await only(await pdfPaper(' '), 'application/pdf')
    const [filled, empty] = [
      await pixelsOf((await only(await pdfPaper(secret), 'application/pdf')).bytes),
      await pixelsOf(blank.bytes),
    ]
    const darkIn = ({ at }: typeof filled, top: number, bottom: number) => {
      let dark = 0
      for (let y = top; y < bottom; y += 1)
        for (let x = 160; x < 1200; x += 1) if ((at(x, y)[0] ?? 255) < 128) dark += 1
      return dark
    }
    // the field lies 160 to 200 points from the top
    expect(darkIn(filled, 432, 540)).toBeGreaterThan(500)
    expect(darkIn(empty, 432, 540)).toBe(0)
  })

  test('a photograph is drawn upright, however the camera was held', async () => {
    const [upright, turned] = [
      await only(jpegPaper(secret), 'image/jpeg'),
      await only(jpegPaper(secret, { orientation: 6 }), 'image/jpeg'),
    ]
    expect([turned.width, turned.height]).toEqual([upright.height, upright.width])
    const [was, is] = [await pixelsOf(upright.bytes), await pixelsOf(turned.bytes)]
    // what was left at the bottom is now left at the top
    for (const [x, y] of [
      [200, 260],
      [60, 81],
      [600, 400],
    ] as const)
      expect(is.at(upright.height - 1 - y, x)).toEqual(was.at(x, y))
  })

  test('what cannot be drawn is refused with the reason', async () => {
    const draw = (bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg' | 'application/pdf') =>
      drawPages({ bytes, mediaType }, 1)
    const code = async (answer: ReturnType<typeof draw>) => {
      const drawn = await answer
      return drawn.ok ? undefined : drawn.refusal.code
    }
    expect(await code(draw(await pdfPaper(secret, 2), 'application/pdf'))).toBe('files.too-many-pages')
    expect(await code(draw(Buffer.from('%PDF-1.7 nothing'), 'application/pdf'))).toBe('files.damaged')
    expect(await code(draw(pngPaper(secret).subarray(0, 60), 'image/png'))).toBe('files.damaged')
    expect(await code(draw(Buffer.from('no jpeg at all'), 'image/jpeg'))).toBe('files.damaged')
    const huge = Buffer.from(pngPaper(secret))
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    expect(await code(draw(huge, 'image/png'))).toBe('files.too-many-pixels')
  })
})

test('[SEC-05] drawing is done in a process of its own, and one that takes too long is ended', async () => {
  const desk = pictureDesk()
  const drawn = await desk.pagesOf({ bytes: pngPaper(secret), mediaType: 'image/png' }, 20)
  const [page] = drawn.ok ? drawn.value : []
  if (page === undefined) throw new Error('not drawn')
  const black = await desk.blackOut(page, [privatePlace])
  expect((await pixelsOf(black.bytes)).at(320, 264)).toEqual([0, 0, 0])
  const hasty = pictureDesk(1)
  await expect(hasty.blackOut(page, [privatePlace])).rejects.toThrow('ended over this file')
}, 60_000)
