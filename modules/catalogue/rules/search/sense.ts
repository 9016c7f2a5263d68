import everyday from './everyday.json' with { type: 'json' }
import { makeSlips } from './slips.ts'
import type { SoundOf } from './slips.ts'

/** What a sentence is about: an everyday word of the catalogue that stands for the matter, and how sure that is. */
export interface Meant {
  readonly word: string
  /** 0 … 1 */
  readonly score: number
}

/** Understanding whole sentences of people who do not know what a matter is called. */
export interface Sense {
  understand(text: string): readonly Meant[]
  mend(text: string): string
  spell(letters: string): string
}

interface Matter {
  readonly word: string
  readonly groups: readonly (readonly string[])[]
  readonly not: readonly string[]
  readonly isSoft: boolean
}

const words = (text: string): string[] => text.split('/').filter((word) => word !== '')
const classes: Readonly<Record<string, string>> = everyday.classes
const groupOf = (text: string) =>
  words(text).flatMap((word) => (word.startsWith('$') ? words(classes[word.slice(1)] ?? '') : [word]))

const matters: readonly Matter[] = everyday.intents.map((matter) => ({
  word: matter.find,
  groups: matter.when.map(groupOf),
  not: words('not' in matter ? (matter.not ?? '') : ''),
  isSoft: 'soft' in matter && matter.soft === true,
}))
const off = words(everyday.off)
const lands = words(everyday.lands)
const goingOut = words(everyday.goingOut)
const fillers = new RegExp(
  words(everyday.fillers)
    .toSorted((one, other) => other.length - one.length)
    .join('|'),
  'g',
)
/** Between a verb and its thing: 打(了一口)井, 开(个)店. */
const measures =
  /(?<=[开打挂买办刻租卖领换补装盘取搞整弄考当做立拉砍申建盖])(?:(?:了|过)?(?:一|两|几)[个家间套块口辆台张把本条份枚座棵幅]|[个家间套块口辆台张把条份枚座棵幅])/g
const joints = /[ ,，。;；、!！?？]|还有|顺便|然后|另外|以及|同时/
/** Between two matters of one breath; inside a word they stand too, so the sentence is read whole as well. */
const breaths = /[ ,，。;；、!！?？和跟与及再又]|还[有要想得]|也[要想得]|顺便|然后|另外|以及|同时|加上|连同/
/** Less of a part says nothing of a matter. */
const LEAST_PART = 3

/** A sentence without the words that say nothing of the matter. */
export function withoutFillers(text: string): string {
  return text.replaceAll(fillers, '').replaceAll(' ', '')
}

/** The parts of a sentence that can be about a matter of the hall: no weather, no other country. */
export function ofTheHall(text: string): string {
  const parts = text.split(joints).filter((part) => part !== '')
  return parts.flatMap((part) => (isElsewhere(part) ? breathsOf(part).filter(isOfTheHall) : [part])).join(' ')
}

/** The parts of a sentence that may each be a matter of its own. */
function breathsOf(text: string): string[] {
  return text.split(breaths).filter((part) => part !== '')
}

function isOfTheHall(part: string): boolean {
  return part.length >= LEAST_PART && !isElsewhere(part)
}

function isElsewhere(part: string): boolean {
  if (off.some((word) => part.includes(word))) return true
  return lands.some((word) => part.includes(word)) && !goingOut.some((word) => part.includes(word))
}

/** @param more words of the catalogue, for putting slips right */
export function makeSense(more: Iterable<string>, soundOf: SoundOf): Sense {
  const vocabulary = new Set([...matters.flatMap(({ groups: [things = []] }) => things), ...off, ...more])
  const slips = makeSlips(vocabulary, soundOf, everyday.syllables)
  return { understand, mend: slips.mend, spell: slips.spell }
}

function understand(text: string): Meant[] {
  const plain = text.replaceAll(measures, '')
  const readings = [...new Set([text, plain])].flatMap((whole) => {
    const parts = breathsOf(whole)
    return [{ whole, part: whole }, ...(parts.length > 1 ? parts.map((part) => ({ whole, part })) : [])]
  })
  const found = matters.flatMap((matter) => {
    const score = Math.max(...readings.map((reading) => scoreOf(matter, reading)))
    return score === 0 ? [] : [{ word: matter.word, score }]
  })
  return found.toSorted((one, other) => other.score - one.score)
}

/** A sentence, and the part of it in which the thing is looked for: what forbids a matter counts in that part only. */
interface Reading {
  readonly whole: string
  readonly part: string
}

/** Every group needs a word of its own place in the sentence; more and longer words make it surer. */
function scoreOf({ groups, not, isSoft }: Matter, { whole, part }: Reading): number {
  let letters = 0
  for (const [place, group] of groups.entries()) {
    const text = place === 0 ? part : whole
    let longest = 0
    for (const word of group) if (word.length > longest && text.includes(word)) longest = word.length
    if (longest === 0) return 0
    letters += longest
  }
  if (not.some((word) => part.includes(word))) return 0
  return isSoft ? 0.75 : Math.min(0.98, 0.88 + 0.008 * letters + 0.01 * groups.length)
}
