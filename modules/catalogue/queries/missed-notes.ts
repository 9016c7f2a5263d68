import type { Missed } from './missed-searches.ts'

/** Somebody who stopped typing for so long meant what stands there. */
const PAUSE_MS = 1500
/** people whose last words wait; more at once are dropped */
const MOST_WAITING = 500
/** phrases written at once; more are dropped */
const MOST_WRITTEN = 10
/** Numbers of people, cases and telephones are no words for a catalogue. */
const longNumber = /\d{5,}/
const LONGEST = 100
const letters = /^[a-z0-9 .-]*$/

/**
 * Words that found nothing, written down behind the answers and once for each time somebody looked: what is only the way
 * to the whole word is left out, and so is what was found after all.
 * @param write a phrase that cannot be written is lost; nobody's search fails for it
 */
export function missedNotes(write: (missed: Missed) => Promise<unknown>, pause = PAUSE_MS) {
  const waiting = new Map<string, { readonly missed: Missed; readonly timer: NodeJS.Timeout }>()
  let writing = 0
  const take = (asker: string): Missed | undefined => {
    const kept = waiting.get(asker)
    clearTimeout(kept?.timer)
    waiting.delete(asker)
    return kept?.missed
  }
  const settle = async (asker: string) => {
    const missed = take(asker)
    if (missed === undefined || writing >= MOST_WRITTEN) return
    writing += 1
    await write(missed).catch(() => undefined)
    writing -= 1
  }
  return {
    /** @returns whether it is kept: long numbers are not */
    missed(asker: string, missed: Missed): boolean {
      const phrase = missed.phrase.slice(0, LONGEST)
      const former = waiting.get(asker)?.missed.phrase
      if (former !== undefined && isOnTheWay(former, phrase)) take(asker)
      else void settle(asker)
      if (phrase === '' || longNumber.test(phrase) || waiting.size >= MOST_WAITING) return false
      const timer = setTimeout(() => void settle(asker), pause).unref()
      waiting.set(asker, { missed: { ...missed, phrase }, timer })
      return true
    },
    found(asker: string, phrase: string): void {
      const former = waiting.get(asker)?.missed.phrase
      if (former !== undefined && isOnTheWay(former, phrase)) take(asker)
    },
    /** Writes down what waits. */
    async flush(): Promise<void> {
      for (const asker of waiting.keys()) await settle(asker)
    },
  }
}

/** Whether one is what stood there a moment before the other: more or less of it, or letters that became characters. */
function isOnTheWay(former: string, next: string): boolean {
  return next.startsWith(former) || former.startsWith(next) || (letters.test(former) && !letters.test(next))
}
