import { askDevice, fieldsOf } from './device-agent.ts'

/** A signature as a pad gives it. */
export interface PadSignature {
  readonly picture: Blob
  /** ISO instant of the last stroke */
  readonly at: string
}

export interface PadQuestion {
  readonly signer: string
  readonly text: string
  readonly signal?: AbortSignal
}

/** How long somebody has for reading and signing, in seconds. */
const wait = 120
/** Signs of the text that are shown on the pad. */
const MOST_SIGNS = 4000

/**
 * Asks whoever stands at the window to sign on the pad of this computer.
 * @throws DeviceProblem, or the reason of the signal when it aborted
 */
export function askSignature({ signer, text, signal }: PadQuestion): Promise<PadSignature> {
  return askDevice({
    path: '/signature',
    body: { signer, text: text.slice(0, MOST_SIGNS), wait },
    parse: parseSignature,
    within: (wait + 5) * 1000,
    silent: 'pad-missing',
    ...(signal !== undefined && { signal }),
  })
}

function parseSignature(answer: unknown): PadSignature | undefined {
  const { png, at } = fieldsOf(answer)
  if (typeof png !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined
  const bytes = bytesOf(png)
  return bytes === undefined ? undefined : { picture: new Blob([bytes], { type: 'image/png' }), at }
}

/** What base64 stands for, when it is the beginning of a PNG at least; what it is in truth the server finds out. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0)
    const isPng = [0x89, 0x50, 0x4e, 0x47].every((byte, place) => bytes[place] === byte)
    return isPng ? bytes : undefined
  } catch {
    return undefined
  }
}
