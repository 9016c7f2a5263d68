/** Places of all signs of GBK, made once from the decoder that Node.js has: it only reads the encoding. */
let places

/**
 * A text in GBK (GB 18030, its two-byte part), as most screens and slips printers in China want it; a sign it has not becomes a question mark.
 * @param {string} text
 */
export function gbkOf(text) {
  places ??= allPlaces()
  return Buffer.from(
    [...text].flatMap((sign) => (sign.codePointAt(0) < 0x80 ? [sign.codePointAt(0)] : (places.get(sign) ?? [0x3f]))),
  )
}

function allPlaces() {
  const decoder = new TextDecoder('gbk')
  const found = new Map()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && [...sign].length === 1 && sign !== '\uFFFD') found.set(sign, [lead, trail])
    }
  }
  return found
}
