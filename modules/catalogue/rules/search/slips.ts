/** Puts right what was misheard or mistyped: words that sound alike, changed places, one wrong character. */
export interface Slips {
  /** the text with the words that are meant */
  mend(text: string): string
  /** the words meant by pinyin written on end; empty when it is no pinyin */
  spell(letters: string): string
}

/** Toneless pinyin of one character; the character itself when it has none. */
export type SoundOf = (character: string) => string

const LONGEST = 6
/** Characters of the question, not of the matter. */
const askers = new Set('什么怎要想我你他哪谁吗呢')
const syllable =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)|er)/

/** @param words what people write @param single what a lone syllable stands for in pinyin */
export function makeSlips(
  words: ReadonlySet<string>,
  soundOf: SoundOf,
  single: Readonly<Record<string, string>>,
): Slips {
  const bySound = new Map<string, string>()
  const sorted = new Map<string, string>()
  const gaps = new Map<string, string>()
  const folded = new Map<string, string>()
  const soundsOf = (text: readonly string[]) =>
    text.map((character) => {
      const known = folded.get(character) ?? fold(soundOf(character))
      folded.set(character, known)
      return known
    })
  for (const word of words) {
    const characters = [...word]
    if (characters.length < 2 || characters.length > LONGEST) continue
    keep(bySound, soundsOf(characters).join(' '), word)
    if (characters.length < 3) continue
    keep(sorted, characters.toSorted().join(''), word)
    for (const at of characters.keys()) keep(gaps, characters.with(at, '*').join(''), word)
  }
  const meant = (part: readonly string[]): string | undefined => {
    if (part.some((one) => askers.has(one))) return undefined
    const alike = bySound.get(soundsOf(part).join(' '))
    if (alike !== undefined && (part.length > 2 || part.some((one) => alike.includes(one)))) return alike
    if (part.length < 3) return undefined
    return sorted.get(part.toSorted().join('')) ?? withOneWrong(part)
  }
  const withOneWrong = (part: readonly string[]) => {
    for (const at of part.keys()) {
      const word = gaps.get(part.with(at, '*').join(''))
      if (word === undefined) continue
      if (part.length > 3 || isNear(soundsOf([part[at] ?? ''])[0] ?? '', soundsOf([word[at] ?? ''])[0] ?? ''))
        return word
    }
    return undefined
  }
  return {
    mend: (text) => walk([...text], (part) => (words.has(part.join('')) ? part.join('') : meant(part))),
    spell(letters) {
      const syllables = cut(letters)
      if (syllables === undefined) return ''
      return walk(
        syllables.map(fold),
        (part) => bySound.get(part.join(' ')),
        (one) => single[one] ?? '',
      )
    },
  }
}

/** Goes through a text, the longest word first; what is no word stays as it is. */
function walk(
  characters: readonly string[],
  wordOf: (part: readonly string[]) => string | undefined,
  other: (one: string) => string = (one) => one,
): string {
  let text = ''
  for (let at = 0; at < characters.length;) {
    let length = Math.min(LONGEST, characters.length - at)
    let word: string | undefined
    for (; length > 1 && word === undefined; length -= 1) word = wordOf(characters.slice(at, at + length))
    text += word ?? other(characters[at] ?? '')
    at += word === undefined ? 1 : length + 1
  }
  return text
}

function keep(map: Map<string, string>, key: string, word: string): void {
  if (!map.has(key)) map.set(key, word)
}

/** What many people do not tell apart: z and zh, s and sh, c and ch, n and ng. */
function fold(sound: string): string {
  return sound
    .toLowerCase()
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replaceAll('ü', 'v')
}

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const rest = [one.slice(at), other.slice(at)] as const
  return rest[0].slice(1) === rest[1].slice(1) || rest[0].slice(1) === rest[1] || rest[0] === rest[1].slice(1)
}

function cut(letters: string): string[] | undefined {
  const found: string[] = []
  let rest = letters
  while (rest !== '') {
    const next = syllable.exec(rest)?.[0]
    if (next === undefined) return undefined
    const after = rest[next.length]
    // A last n or g belongs to the next syllable when a vowel follows.
    const isShared = /[ng]$/.test(next) && next.length > 2 && after !== undefined && /[aeiou]/.test(after)
    const taken = isShared ? next.slice(0, -1) : next
    found.push(taken)
    rest = rest.slice(taken.length)
  }
  return found.length > 1 ? found : undefined
}
