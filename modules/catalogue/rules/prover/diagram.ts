/** A Boolean function of numbered variables: 0 is never, 1 always, others are nodes of one diagram. */
export type Node = number

export const NEVER: Node = 0
export const ALWAYS: Node = 1

/** Thrown when functions take more nodes or steps than allowed; the caller says that it could not be proved. */
export class TooComplex extends Error {}

const startNodes = 1 << 10
/** Work allowed for each node allowed; trees of a hall take a hundredth of it. */
const stepsPerNode = 10
/** tells the variables of a node apart from the two ends */
const bottom = 0x7fffffff

/**
 * Reduced ordered binary decision diagrams with shared nodes: two functions are the same exactly if their nodes are, and
 * every operation costs about the product of the sizes of its diagrams, however many combinations they stand for.
 * (Bryant 1986)
 */
export class Diagram {
  readonly #most: number
  #size = 2
  #steps = 0
  #level = new Int32Array(startNodes).fill(bottom)
  #low = new Int32Array(startNodes)
  #high = new Int32Array(startNodes)
  /** open addressing: node at its hash, 0 where nothing is */
  #unique = new Int32Array(startNodes * 2)
  readonly #supports = new Map<Node, ReadonlySet<number>>()
  /** results of `choose`, four numbers each; a newer one may drive an older one out */
  #cache = new Int32Array(startNodes * 4)

  /** @param most nodes at most */
  constructor(most: number) {
    this.#most = most
  }

  /** How many nodes were made. */
  get size(): number {
    return this.#size
  }

  /** The function that is the variable itself. */
  variable(level: number): Node {
    return this.#node(level, NEVER, ALWAYS)
  }

  /** `then` where `condition` holds, `otherwise` elsewhere. @throws TooComplex */
  choose(condition: Node, then: Node, otherwise: Node): Node {
    if (condition === ALWAYS || then === otherwise) return then
    if (condition === NEVER) return otherwise
    if (then === ALWAYS && otherwise === NEVER) return condition
    const slot = hash(condition, then, otherwise) & (this.#cache.length / 4 - 1)
    const at = slot * 4
    const cache = this.#cache
    if (cache[at] === condition && cache[at + 1] === then && cache[at + 2] === otherwise) return cache[at + 3] ?? NEVER
    this.#step()
    const top = Math.min(this.#levelOf(condition), this.#levelOf(then), this.#levelOf(otherwise))
    const low = this.choose(this.#side(condition, top, 0), this.#side(then, top, 0), this.#side(otherwise, top, 0))
    const high = this.choose(this.#side(condition, top, 1), this.#side(then, top, 1), this.#side(otherwise, top, 1))
    const result = this.#node(top, low, high)
    // Where the table has grown meanwhile the old one is written to in vain.
    cache[at] = condition
    cache[at + 1] = then
    cache[at + 2] = otherwise
    cache[at + 3] = result
    return result
  }

  /** Both hold. */
  and(one: Node, other: Node): Node {
    return one < other ? this.choose(one, other, NEVER) : this.choose(other, one, NEVER)
  }

  /** At least one holds. */
  or(one: Node, other: Node): Node {
    return one < other ? this.choose(one, ALWAYS, other) : this.choose(other, ALWAYS, one)
  }

  /** It does not hold. */
  not(one: Node): Node {
    return this.choose(one, NEVER, ALWAYS)
  }

  /** The first holds, the second does not. */
  without(one: Node, other: Node): Node {
    return this.choose(other, NEVER, one)
  }

  /** Exactly one of the two holds. */
  differ(one: Node, other: Node): Node {
    return this.choose(one, this.not(other), other)
  }

  /** All hold. */
  all(nodes: readonly Node[]): Node {
    return nodes.reduceRight((sum, node) => this.and(node, sum), ALWAYS)
  }

  /** At least one of the list holds. */
  any(nodes: readonly Node[]): Node {
    return nodes.reduceRight((sum, node) => this.or(node, sum), NEVER)
  }

  /** At least so many of the list hold. */
  atLeast(count: number, nodes: readonly Node[]): Node {
    let row: Node[] = [ALWAYS, ...Array.from({ length: Math.max(0, count) }, () => NEVER)]
    for (const node of nodes.toReversed())
      row = row.map((with_, needed) => (needed === 0 ? ALWAYS : this.choose(node, row[needed - 1] ?? NEVER, with_)))
    return row[Math.max(0, count)] ?? NEVER
  }

  /** Holds for some values of the variables of the set. */
  exists(node: Node, levels: ReadonlySet<number>): Node {
    const known = new Map<Node, Node>()
    const look = (at: Node): Node => {
      if (at <= ALWAYS) return at
      const seen = known.get(at)
      if (seen !== undefined) return seen
      this.#step()
      const [low, high] = [look(this.#low[at] ?? NEVER), look(this.#high[at] ?? NEVER)]
      const level = this.#levelOf(at)
      const result = levels.has(level) ? this.or(low, high) : this.#node(level, low, high)
      known.set(at, result)
      return result
    }
    return look(node)
  }

  /** The function with the named variables set. */
  restrict(node: Node, values: ReadonlyMap<number, boolean>): Node {
    const known = new Map<Node, Node>()
    const look = (at: Node): Node => {
      if (at <= ALWAYS) return at
      const seen = known.get(at)
      if (seen !== undefined) return seen
      this.#step()
      const level = this.#levelOf(at)
      const value = values.get(level)
      const result =
        value === undefined
          ? this.#node(level, look(this.#low[at] ?? NEVER), look(this.#high[at] ?? NEVER))
          : look((value ? this.#high[at] : this.#low[at]) ?? NEVER)
      known.set(at, result)
      return result
    }
    return look(node)
  }

  /** The variables the function depends on. */
  support(node: Node): ReadonlySet<number> {
    const kept = this.#supports.get(node)
    if (kept !== undefined) return kept
    const seen = new Set<Node>()
    const levels = new Set<number>()
    const look = (at: Node): void => {
      if (at <= ALWAYS || seen.has(at)) return
      seen.add(at)
      levels.add(this.#levelOf(at))
      look(this.#low[at] ?? NEVER)
      look(this.#high[at] ?? NEVER)
    }
    look(node)
    this.#supports.set(node, levels)
    return levels
  }

  /** In how many of the 2^variables combinations it holds; exact up to 2^53. */
  count(node: Node, variables: number): number {
    const known = new Map<Node, number>()
    const below = (at: Node) => (at <= ALWAYS ? variables : this.#levelOf(at))
    const look = (at: Node): number => {
      if (at <= ALWAYS) return at
      const seen = known.get(at)
      if (seen !== undefined) return seen
      const [low, high, level] = [this.#low[at] ?? NEVER, this.#high[at] ?? NEVER, this.#levelOf(at)]
      const sum = look(low) * 2 ** (below(low) - level - 1) + look(high) * 2 ** (below(high) - level - 1)
      known.set(at, sum)
      return sum
    }
    return look(node) * 2 ** below(node)
  }

  /** A combination for which it holds with as few variables set as can be; undefined: it never holds. */
  fewest(node: Node): readonly number[] | undefined {
    if (node === NEVER) return undefined
    const known = new Map<Node, number>([
      [NEVER, Infinity],
      [ALWAYS, 0],
    ])
    const cost = (at: Node): number => {
      const seen = known.get(at)
      if (seen !== undefined) return seen
      const least = Math.min(cost(this.#low[at] ?? NEVER), 1 + cost(this.#high[at] ?? NEVER))
      known.set(at, least)
      return least
    }
    const chosen: number[] = []
    for (let at = node; at > ALWAYS;) {
      const high = this.#high[at] ?? NEVER
      const isSet = cost(at) === 1 + cost(high)
      if (isSet) chosen.push(this.#levelOf(at))
      at = isSet ? high : (this.#low[at] ?? NEVER)
    }
    return chosen
  }

  #step(): void {
    this.#steps += 1
    if (this.#steps > this.#most * stepsPerNode) throw new TooComplex(`more than ${this.#most * stepsPerNode} steps`)
  }

  #levelOf(node: Node): number {
    return this.#level[node] ?? bottom
  }

  #side(node: Node, level: number, high: 0 | 1): Node {
    if (this.#levelOf(node) !== level) return node
    return (high === 1 ? this.#high[node] : this.#low[node]) ?? NEVER
  }

  #node(level: number, low: Node, high: Node): Node {
    if (low === high) return low
    const mask = this.#unique.length - 1
    let slot = hash(level, low, high) & mask
    for (let at = this.#unique[slot] ?? 0; at !== 0; at = this.#unique[slot] ?? 0) {
      if (this.#level[at] === level && this.#low[at] === low && this.#high[at] === high) return at
      slot = (slot + 1) & mask
    }
    return this.#add(level, low, high)
  }

  #add(level: number, low: Node, high: Node): Node {
    if (this.#size >= this.#most) throw new TooComplex(`more than ${this.#most} nodes`)
    if (this.#size === this.#level.length) this.#grow()
    const node = this.#size
    this.#size += 1
    this.#level[node] = level
    this.#low[node] = low
    this.#high[node] = high
    this.#place(node)
    return node
  }

  #place(node: Node): void {
    const mask = this.#unique.length - 1
    let slot = hash(this.#levelOf(node), this.#low[node] ?? 0, this.#high[node] ?? 0) & mask
    while (this.#unique[slot] !== 0) slot = (slot + 1) & mask
    this.#unique[slot] = node
  }

  #grow(): void {
    const length = this.#level.length * 2
    const longer = (old: Int32Array) => {
      const wide = new Int32Array(length)
      wide.set(old)
      return wide
    }
    this.#level = longer(this.#level)
    this.#low = longer(this.#low)
    this.#high = longer(this.#high)
    this.#cache = new Int32Array(length * 4)
    this.#unique = new Int32Array(length * 2)
    for (let node = 2; node < this.#size; node += 1) this.#place(node)
  }
}

function hash(one: number, two: number, three: number): number {
  let mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b) ^ Math.imul(three, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
