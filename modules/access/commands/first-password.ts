import { randomInt } from 'node:crypto'

/** Signs that cannot be taken for each other when read aloud or from paper: no 0 O o, 1 l I, B 8. */
const kinds = ['ACDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '2345679'] as const

/** A first password, to be told once and changed at the first sign-in: three groups of four, every kind in each group. */
export function firstPassword(): string {
  return Array.from({ length: 3 }, group).join('-')
}

function group(): string {
  const signs = kinds.map(oneOf)
  signs.push(oneOf(kinds.join('')))
  for (let last = signs.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[signs[last], signs[other]] = [signs[other] ?? '', signs[last] ?? '']
  }
  return signs.join('')
}

function oneOf(signs: string): string {
  return signs.charAt(randomInt(signs.length))
}
