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
