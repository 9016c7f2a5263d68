/** Chance that comes out the same each time: the demo hall is filled alike wherever it is set up. */
export interface Dice {
  /** from 0 up to, not including, 1 */
  roll(): number
  /** a whole number, both ends included */
  between(least: number, most: number): number
  chance(probability: number): boolean
  /** one of a list that is not empty */
  pick<Thing>(things: readonly Thing[]): Thing
}

/** Dice of a seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    chance: (probability) => roll() < probability,
    pick(things) {
      const [picked] = things.slice(Math.floor(roll() * things.length))
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}
