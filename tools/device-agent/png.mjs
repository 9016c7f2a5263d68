import { crc32, deflateSync } from 'node:zlib'

/**
 * Strokes as a black and white PNG: what a pad without a picture of its own can give.
 * @param {readonly (readonly (readonly [x: number, y: number])[])[]} strokes places in parts of the width and the height, 0 to 1
 * @param {{ width: number, height: number }} size pixels
 */
export function pictureOfStrokes(strokes, { width, height }) {
  const rows = Array.from({ length: height }, () => Buffer.alloc(width + 1, 255).fill(0, 0, 1))
  const ink = (x, y) => {
    for (let down = -1; down <= 1; down += 1) {
      const row = rows[Math.round(y) + down]
      if (row !== undefined && x > 1 && x < width - 2) row.fill(0, Math.round(x), Math.round(x) + 3)
    }
  }
  for (const stroke of strokes) {
    for (const [place, [x, y]] of stroke.entries()) {
      const [fromX, fromY] = stroke[Math.max(0, place - 1)]
      for (let step = 0; step <= 1; step += 0.05)
        ink((fromX + (x - fromX) * step) * width, (fromY + (y - fromY) * step) * height)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of grey, no filter, not interlaced.
  header.writeUInt8(8, 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
