/** What the agent can refuse with. */
const told = [
  'origin-not-allowed',
  'no-card',
  'unreadable',
  'reader-missing',
  'busy',
  'driver-failed',
  'no-such-door',
  'door-stuck',
  'locker-missing',
  'not-signed',
  'declined',
  'pad-missing',
] as const

/** Why a device gave nothing: found here, or told by the agent. */
export type DeviceFault = 'agent-missing' | 'strange-answer' | (typeof told)[number]

/** A device gave nothing; `fault` chooses the sentence. */
export class DeviceProblem extends Error {
  readonly fault: DeviceFault
  constructor(fault: DeviceFault) {
    super(fault)
    this.name = 'DeviceProblem'
    this.fault = fault
  }
}

/** Where the address of the device agent is kept, for a window whose agent listens on another port. */
export const agentPlace = 'yichuang.device-agent'
const usualAddress = 'http://127.0.0.1:9271'

/** Address of the agent on this computer; one that is kept counts only when it leads to this computer. */
export function agentAddress(): string {
  const kept = localStorage.getItem(agentPlace) ?? ''
  return /^http:\/\/(127\.0\.0\.1|localhost):\d{1,5}$/.test(kept) ? kept : usualAddress
}

export interface DeviceQuestion<Answer> {
  /** `/identity-card?wait=15` */
  readonly path: string
  /** the answer, checked; undefined when it is none */
  readonly parse: (answer: unknown) => Answer | undefined
  /** after so many milliseconds the agent is taken as silent */
  readonly within: number
  readonly signal?: AbortSignal
  /** what is sent; without it the device is only asked */
  readonly body?: object
  /** what a silent agent means; the card reader does not answer unless told */
  readonly silent?: DeviceFault
}

/**
 * Asks a device through the agent of this computer.
 * @throws DeviceProblem, or the reason of the signal when it aborted
 */
export async function askDevice<Answer>(question: DeviceQuestion<Answer>): Promise<Answer> {
  const { path, parse, within, signal, body, silent = 'reader-missing' } = question
  const silence = AbortSignal.timeout(within)
  const ended = signal === undefined ? silence : AbortSignal.any([signal, silence])
  try {
    const response = await fetch(`${agentAddress()}${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: ended,
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new DeviceProblem(faultOf(answer))
    const parsed = parse(answer)
    if (parsed === undefined) throw new DeviceProblem('strange-answer')
    return parsed
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof DeviceProblem) throw error
    if (silence.aborted) throw new DeviceProblem(silent)
    if (error instanceof SyntaxError) throw new DeviceProblem('strange-answer')
    throw new DeviceProblem(await whyUnreachable())
  }
}

function faultOf(answer: unknown): DeviceFault {
  const code = fieldsOf(answer)['code']
  return isTold(code) ? code : 'strange-answer'
}

function isTold(code: unknown): code is DeviceFault {
  return (told as readonly unknown[]).includes(code)
}

/** The fields of an answer that is an object; none for anything else. */
export function fieldsOf(answer: unknown): Readonly<Record<string, unknown>> {
  return typeof answer === 'object' && answer !== null ? { ...answer } : {}
}

/**
 * The browser does not say whether nobody answered or whether this page may not read the answer. An answer that is not
 * to be read arrives all the same when an agent is there.
 */
async function whyUnreachable(): Promise<DeviceFault> {
  try {
    await fetch(`${agentAddress()}/health`, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(3000) })
    return 'origin-not-allowed'
  } catch {
    return 'agent-missing'
  }
}

/** Kinds of devices that are plugged in at this computer; none where no agent answers. */
export async function connectedDevices(signal?: AbortSignal): Promise<ReadonlySet<string>> {
  try {
    const asked = { path: '/health', within: 3000, parse: (answer: unknown) => fieldsOf(answer)['devices'] }
    const devices = await askDevice({ ...asked, ...(signal !== undefined && { signal }) })
    const known = Array.isArray(devices) ? devices.map(fieldsOf) : []
    return new Set(known.filter(({ connected }) => connected === true).map(({ kind }) => String(kind)))
  } catch {
    return new Set()
  }
}
