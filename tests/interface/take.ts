import { call } from './api.ts'
import type { Answer } from './api.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A resident identity number that passes its check digit, another one for each number. (GB 11643) */
export function identityNumber(n: number): string {
  const body = `330106${1950 + (n % 50)}${String(1 + (n % 12)).padStart(2, '0')}15${String(100 + (Math.floor(n / 50) % 900))}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

/** What a program sends to take an instant item at the window for the n-th applicant, everything in order. */
export function anApplication(n: number, then: object = { kind: 'receive' }): object {
  const checks = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, { ok: true }]))
  return {
    item: 'gthsl',
    answers: { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] },
    applicant: {
      kind: 'person',
      name: '周砚秋',
      documentType: 'residentId',
      documentNumber: identityNumber(n),
      phone: '13900006027',
    },
    delivery: { method: 'window' },
    materials: [
      { key: 'form', received: true, checks: checks(['f1', 'f2', 'f3', 'c1', 'c2', 'c3']) },
      { key: 'id', received: true, checks: checks(['f1', 'f2', 'c1', 'c2', 'c3']) },
      { key: 'deed', received: true, checks: checks(['f1', 'c1', 'c2', 'c3']) },
    ],
    then,
  }
}

/** Takes it; sent again with the same key it is the same act. */
export function take(
  token: string,
  n: number,
  options: { readonly key?: string; readonly address?: string; readonly then?: object } = {},
): Promise<Answer> {
  const { then, ...sent } = options
  return call('POST', '/applications', { token, body: anApplication(n, then), ...sent })
}

const foodAnswers = { format: ['sale'], prepack: ['no'], saleitem: ['bulk'] }

type Answers = Readonly<Record<string, readonly string[]>>

interface Taken {
  readonly id: string
  readonly applicationNo: string
}

interface FoodLicence {
  readonly address?: string | undefined
  /** keys of the materials whose original stays with the hall */
  readonly kept?: readonly string[]
  /** another situation than a shop of loose food */
  readonly answers?: Answers
}

/** Takes and accepts a food licence (食品经营许可新办), everything in order; it goes to 市场监督管理局. */
export function takeFoodLicence(
  token: string,
  n: number,
  { answers = foodAnswers, ...options }: FoodLicence = {},
): Promise<Taken> {
  return takeItem(token, n, { item: 'spjy', answers, ...options })
}

/** Takes and accepts any item in one of its situations, everything in order; it goes to its department. */
export async function takeItem(
  token: string,
  n: number,
  { item, answers, address, kept = [] }: FoodLicence & { readonly item: string; readonly answers: Answers },
): Promise<Taken> {
  const where = address === undefined ? { token } : { token, address }
  const resolved = await call('POST', `/catalogue/items/${item}/resolution`, { ...where, body: { answers } })
  const { details } = resolved.body as { details: readonly Detail[] }
  const materials = details.map(({ key, formReview, contentReview }) => ({
    key,
    received: true,
    checks: Object.fromEntries([...formReview, ...contentReview].map(({ id }) => [id, { ok: true }])),
    ...(kept.includes(key) ? { originalsKept: 1 } : {}),
  }))
  const body = { ...anApplication(n, { kind: 'accept' }), item, answers, materials }
  const { status, body: taken } = await call('POST', '/applications', { ...where, body })
  if (status !== 200) throw new Error(`not accepted: ${status} ${JSON.stringify(taken)}`)
  return taken as Taken
}

interface Detail {
  readonly key: string
  readonly formReview: readonly { readonly id: string }[]
  readonly contentReview: readonly { readonly id: string }[]
}
