import { DeviceProblem } from './driver.mjs'
import { endingAfter, turns } from './person-waits.mjs'

/** @typedef {import('./driver.mjs').Signature} Signature */
/** @typedef {import('./driver.mjs').SignaturePad} SignaturePad */

/** Seconds somebody has for reading and signing. */
const longestWait = 180
const longestText = 4000
const largestPicture = 400_000
const largest = { width: 2000, height: 1000 }

/** The kind of device `signature-pad`: one signature at a time; the page that goes away ends it. */
export const signaturePad = {
  kind: 'signature-pad',
  opener: 'openSignaturePad',
  /** @param {SignaturePad} pad */
  routes(pad) {
    const oneAtATime = turns()
    return {
      /** @param {{ body: object, signal: AbortSignal }} request */
      'POST /signature': ({ body, signal }) => {
        const { signer, text, wait } = asked(body)
        return oneAtATime(signal, async (live) => {
          if (!(await pad.isConnected())) throw new DeviceProblem('pad-missing')
          const terms = { wait, signal: live, late: 'not-signed' }
          return endingAfter(terms, async (ended) => checked(await pad.sign({ signer, text }, ended)))
        })
      },
    }
  },
}

function asked({ signer, text, wait = 120 }) {
  const isText = (value, most) => typeof value === 'string' && value.trim() !== '' && value.length <= most
  if (!isText(signer, 100) || !isText(text, longestText))
    throw new DeviceProblem('bad-request', 'signer and text say who signs what')
  if (!(typeof wait === 'number' && wait > 0 && wait <= longestWait))
    throw new DeviceProblem('bad-request', `wait is a number of seconds, more than 0 and at most ${longestWait}`)
  return { signer, text, wait }
}

/** The signature a driver gave, unless it cannot be one. @param {Signature} given */
function checked({ png, at }) {
  const isTime = typeof at === 'string' && !Number.isNaN(Date.parse(at))
  if (!Buffer.isBuffer(png) || !isTime || !isPicture(png))
    throw new DeviceProblem('driver-failed', 'the driver gave no PNG within the size, or no moment')
  return { png: png.toString('base64'), at: new Date(at).toISOString() }
}

/** Whether bytes begin as a PNG does and have room for strokes, but not too much. (PNG, ISO/IEC 15948: the header comes first) */
function isPicture(png) {
  const isPng = png.length > 33 && png.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))
  if (!isPng || png.length > largestPicture || png.toString('latin1', 12, 16) !== 'IHDR') return false
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  return width > 0 && height > 0 && width <= largest.width && height <= largest.height
}
