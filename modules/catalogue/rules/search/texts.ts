/** Different texts, who is found by each, and where their grams stand: made once, then only looked at. */
export interface Texts {
  readonly texts: readonly string[]
  readonly fields: readonly Field[]
  /** owners of text n: `owners[starts[n]]` up to before `starts[n + 1]` */
  readonly starts: Int32Array
  readonly owners: Int32Array
  /** numbers of texts, rising, by gram */
  readonly grams: ReadonlyMap<string, Int32Array>
  /** how many different pairs of characters each text is found by, at most 255 */
  readonly pairs: Uint8Array
  /** the text that stands for the beginning of a text, -1 for none */
  readonly stems: Int32Array
}

export type Field = 'name' | 'stem' | 'word' | 'code' | 'pinyin' | 'initial'

/**
 * Gathers texts; equal ones of a field are kept once. `gramsOf` says by which grams a text is found; a text with a stem
 * is found by what it has beyond the stem, which is a text of its own and found for all that begin with it.
 */
export function textsBuilder(gramsOf: (text: string, field: Field) => Iterable<string>) {
  const numbers = new Map<Field, Map<string, number>>()
  const texts: string[] = []
  const fields: Field[] = []
  const owners: number[][] = []
  const stems: number[] = []
  const pairs: number[] = []
  const grams = new Map<string, number[]>()
  return {
    /** @returns number of the text */
    add(owner: number, field: Field, text: string, stem = ''): number {
      const known = numbers.get(field) ?? new Map<string, number>()
      numbers.set(field, known)
      const number = known.get(text)
      if (number === undefined) {
        known.set(text, texts.length)
        const own = stem === '' ? text : text.slice(stem.length - 1)
        for (const gram of gramsOf(own, field)) push(grams, gram, texts.length)
        pairs.push(Math.min(255, pairsOf(own).size))
        stems.push(stem === '' ? -1 : (numbers.get('stem')?.get(stem) ?? -1))
        texts.push(text)
        fields.push(field)
        owners.push([owner])
        return texts.length - 1
      }
      if (owners[number]?.at(-1) !== owner) owners[number]?.push(owner)
      return number
    },
    build(): Texts {
      const starts = new Int32Array(texts.length + 1)
      for (const [number, list] of owners.entries()) starts[number + 1] = (starts[number] ?? 0) + list.length
      const all = new Int32Array(starts.at(-1) ?? 0)
      for (const [number, list] of owners.entries()) all.set(list, starts[number] ?? 0)
      const lists = new Map<string, Int32Array>()
      for (const [gram, list] of grams) lists.set(gram, Int32Array.from(list))
      const made = { pairs: Uint8Array.from(pairs), stems: Int32Array.from(stems) }
      return { texts, fields, starts, owners: all, grams: lists, ...made }
    },
  }
}

const none = new Int32Array(0)

/** Numbers of the texts that hold a gram. */
export function holdersOf({ grams }: Texts, gram: string): Int32Array {
  return grams.get(gram) ?? none
}

/** The shortest of the lists of some grams: what holds all grams is in it. */
export function rarestOf(texts: Texts, grams: Iterable<string>): Int32Array {
  let rarest: Int32Array | undefined
  for (const gram of grams) {
    const list = holdersOf(texts, gram)
    if (rarest === undefined || list.length < rarest.length) rarest = list
  }
  return rarest ?? none
}

/** Different pairs of neighbouring characters. */
export function pairsOf(text: string): ReadonlySet<string> {
  return gramsOfSize(text, 2)
}

/** Different runs of so many characters. */
export function gramsOfSize(text: string, size: number): ReadonlySet<string> {
  const grams = new Set<string>()
  for (let at = 0; at + size <= text.length; at += 1) grams.add(text.slice(at, at + size))
  return grams
}

/** Names and everyday words are found by each character and each pair of them. */
export function* spokenGrams(text: string): Iterable<string> {
  yield* gramsOfSize(text, 1)
  yield* pairsOf(text)
}

/** Lengths of the beginnings under which codes, pinyin and initials are kept; one character only where it is all. */
const BEGINNINGS = [8, 4, 2]

/** Codes are found by their beginning, pinyin and initials also by three letters anywhere. */
export function* speltGrams(text: string, field: Field): Iterable<string> {
  if (text.length === 1) yield `^${text}`
  for (const size of BEGINNINGS) if (text.length >= size) yield `^${text.slice(0, size)}`
  if (field !== 'code') yield* gramsOfSize(text, 3)
}

/** The gram of `speltGrams` under which all texts stand that begin like this, the longest there is. */
export function beginningOf(typed: string): string {
  return `^${typed.slice(0, BEGINNINGS.find((size) => typed.length >= size) ?? 1)}`
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [number])
  else known.push(number)
}
