import { askDevice, fieldsOf } from './device-agent.ts'

/** What a reader reads from a resident identity card (居民身份证). Days are `YYYY-MM-DD`. */
export interface IdentityCard {
  readonly name: string
  readonly documentType: 'residentId'
  readonly documentNumber: string
  readonly sex: 'male' | 'female'
  readonly birthDate: string
  readonly address: string
  readonly issuer: string
  readonly validFrom: string
  /** last day of validity; null: without end (长期) */
  readonly validTo: string | null
}

/** How long the reader waits for a card, in seconds. */
const wait = 15

/**
 * Waits until a card lies on the reader of this computer and reads it.
 * @throws DeviceProblem, or the reason of the signal when it aborted
 */
export function readIdentityCard({ signal }: { readonly signal?: AbortSignal } = {}): Promise<IdentityCard> {
  return askDevice({
    path: `/identity-card?wait=${wait}`,
    parse: parseCard,
    within: (wait + 5) * 1000,
    ...(signal !== undefined && { signal }),
  })
}

function parseCard(answer: unknown): IdentityCard | undefined {
  const { name, documentType, documentNumber, sex, birthDate, address, issuer, validFrom, validTo } = fieldsOf(answer)
  if (documentType !== 'residentId' || (sex !== 'male' && sex !== 'female')) return undefined
  if (!isText(name) || !isText(documentNumber) || !isText(address) || !isText(issuer)) return undefined
  if (!isText(birthDate) || !isText(validFrom) || !(validTo === null || isText(validTo))) return undefined
  return { name, documentType, documentNumber, sex, birthDate, address, issuer, validFrom, validTo }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
