/** Why a device gave nothing. The first three are found here, the others are told by the agent. */
export type DeviceFault =
  | 'agent-missing'
  | 'origin-not-allowed'
  | 'strange-answer'
  | 'no-card'
  | 'unreadable'
  | 'reader-missing'
  | 'busy'
  | 'driver-failed'

const told: ReadonlySet<string> = new Set([
  'origin-not-allowed',
  'no-card',
  'unreadable',
  'reader-missing',
  'busy',
  'driver-failed',
] satisfies readonly DeviceFault[])

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
}

/**
 * Asks a device through the agent of this computer.
 * @throws DeviceProblem, or the reason of the signal when it aborted
 */
export async function askDevice<Answer>({ path, parse, within, signal }: DeviceQuestion<Answer>): Promise<Answer> {
  const silence = AbortSignal.timeout(within)
  const ended = signal === undefined ? silence : AbortSignal.any([signal, silence])
  try {
    const response = await fetch(`${agentAddress()}${path}`, { credentials: 'omit', cache: 'no-store', signal: ended })
    const answer: unknown = await response.json()
    if (!response.ok) throw new DeviceProblem(faultOf(answer))
    const parsed = parse(answer)
    if (parsed === undefined) throw new DeviceProblem('strange-answer')
    return parsed
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof DeviceProblem) throw error
    if (silence.aborted) throw new DeviceProblem('reader-missing')
    if (error instanceof SyntaxError) throw new DeviceProblem('strange-answer')
    throw new DeviceProblem(await whyUnreachable())
  }
}

function faultOf(answer: unknown): DeviceFault {
  const code = fieldsOf(answer)['code']
  return isTold(code) ? code : 'strange-answer'
}

function isTold(code: unknown): code is DeviceFault {
  return typeof code === 'string' && told.has(code)
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
