/* Chinese by its sounds: which characters and words letters may mean. No page is touched here. */

const INITIAL = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])/
const LONGEST = 6
/* Words that begin with what was typed, and go on. */
const COMPLETIONS = 6
/* What a part of the letters costs; the cheapest way to cut them is taken. */
const SYLLABLE = 10
const BEGINNING = 21
const NOTHING = 60

/**
 * Reads the table that the server sends: lines `wei 为位委…`, then one line of words and one of the characters of
 * names, each kind with the most frequent first.
 */
export function readTable(text) {
  const [sounds, words, names] = text.split('\n\n')
  const syllables = new Map()
  const readings = new Map()
  for (const line of sounds.split('\n')) {
    const [sound, characters] = line.split(' ')
    syllables.set(sound, [...characters])
    for (const one of characters) readings.set(one, [...(readings.get(one) ?? []), sound])
  }
  const beginnings = new Set(
    [...syllables.keys()].flatMap((sound) => [...sound].map((_, at) => sound.slice(0, at + 1))),
  )
  return { syllables, readings, beginnings, words: words.split(' '), names: new Set(names.trim()) }
}

function partsAt(letters, at, { syllables, beginnings }) {
  const rest = letters.slice(at)
  const parts = []
  for (let length = Math.min(LONGEST, rest.length); length > 0; length -= 1) {
    const part = rest.slice(0, length)
    if (syllables.has(part) && part !== 'n') parts.push({ part, cost: SYLLABLE, isWhole: true })
    else if (beginnings.has(part) && (length === rest.length || INITIAL.exec(rest)?.[0] === part || length === 1)) {
      parts.push({ part, cost: BEGINNING, isWhole: false })
    }
  }
  return parts.length > 0 ? parts : [{ part: rest[0], cost: NOTHING, isWhole: false }]
}

/** Cuts letters into syllables, or the beginnings of some: zhangwei → zhang wei, yyzz → y y z z. */
export function cut(letters, table) {
  const best = Array.from({ length: letters.length + 1 }, () => ({ cost: 0, parts: [] }))
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    best[at] = { cost: Number.POSITIVE_INFINITY, parts: [] }
    for (const { part, cost, isWhole } of partsAt(letters, at, table)) {
      const after = best[at + part.length]
      if (cost + after.cost < best[at].cost) {
        best[at] = { cost: cost + after.cost, parts: [{ part, isWhole }, ...after.parts] }
      }
    }
  }
  return best[0].parts
}

function sounds(character, { part, isWhole }, { readings }) {
  const spoken = readings.get(character) ?? []
  return isWhole ? spoken.includes(part) : spoken.some((one) => one.startsWith(part))
}

/* Words whose first characters sound like these parts. */
function wordsLike(parts, table) {
  return table.words.filter(
    (word) => word.length >= parts.length && parts.every((part, at) => sounds(word[at], part, table)),
  )
}

/* Characters of one syllable; of a beginning, the frequent ones of all its syllables in turn. */
function charactersLike({ part, isWhole }, { syllables }) {
  if (isWhole) return syllables.get(part)
  const lists = [...syllables].flatMap(([sound, list]) => (sound.startsWith(part) ? [list] : []))
  const most = Math.max(0, ...lists.map(({ length }) => length))
  const inTurn = Array.from({ length: most }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1)))
  return [...new Set(inTurn.flat())]
}

const lengthOf = (parts) => parts.reduce((sum, { part }) => sum + part.length, 0)

/**
 * What letters may mean, the likeliest first: words of all syllables, longer words that begin so, words and characters
 * of the first syllables. `used` says how many of the letters a candidate stands for.
 * @param isName characters of names come before others
 */
export function candidates(letters, table, isName = false) {
  const parts = cut(letters, table)
  if (parts.length === 0) return []
  const found = []
  for (let count = parts.length; count > 1; count -= 1) {
    const some = parts.slice(0, count)
    const used = lengthOf(some)
    const words = wordsLike(some, table)
    const longer = count === parts.length ? words.filter(({ length }) => length > count).slice(0, COMPLETIONS) : []
    found.push(...[...words.filter(({ length }) => length === count), ...longer].map((text) => ({ text, used })))
  }
  const used = parts[0].part.length
  const characters = charactersLike(parts[0], table)
  const usual = isName ? characters.filter((one) => table.names.has(one)) : []
  return [...found, ...[...new Set([...usual, ...characters])].map((text) => ({ text, used }))]
}
