import { maskIdentityNumber, maskPhone } from '@yichuang/modules/codes/rules'

const phones: ReadonlySet<string> = new Set(['phone', 'applicant.phone'])

/**
 * What an event says, as staff see it: document numbers of people and telephone numbers masked, forms left out. Whole
 * numbers only by an unmasking that is logged, however old the event is. (SEC-03)
 */
export function maskedFacts(facts: unknown): unknown {
  if (Array.isArray(facts)) return facts.map(maskedFacts)
  if (typeof facts !== 'object' || facts === null) return facts
  const isFirm = 'documentType' in facts && facts.documentType === 'uscc'
  const isOfPhone = 'field' in facts && phones.has(String(facts.field))
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name, value]) => name !== 'form' || typeof value !== 'object')
      .map(([name, value]) => [name, maskedValue(name, value, { isFirm, isOfPhone })]),
  )
}

interface Around {
  /** the number is that of an enterprise: anybody may know it */
  readonly isFirm: boolean
  /** what stands beside tells of a telephone number that was corrected */
  readonly isOfPhone: boolean
}

function maskedValue(name: string, value: unknown, { isFirm, isOfPhone }: Around): unknown {
  if (typeof value !== 'string') return maskedFacts(value)
  if (phones.has(name) || (isOfPhone && name !== 'field' && /\d{7}/.test(value))) return maskPhone(value)
  if (name === 'documentNumber' && !isFirm) return maskIdentityNumber(value)
  return value
}
