/** The waiting people of one line, the one with the earliest place first; a binary heap. */
export class LineHeap<T extends { readonly order: number; readonly index: number }> {
  readonly #items: T[] = []

  /** Who comes next; undefined when nobody waits. */
  get first(): T | undefined {
    return this.#items[0]
  }

  get size(): number {
    return this.#items.length
  }

  add(item: T): void {
    this.#items.push(item)
    let at = this.#items.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isBefore(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  /** Takes out who comes next. */
  take(): T | undefined {
    const [first] = this.#items
    const last = this.#items.pop()
    if (first === undefined || last === undefined || this.#items.length === 0) return first
    this.#items[0] = last
    this.#sink()
    return first
  }

  #sink(): void {
    let at = 0
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < this.#items.length && this.#isBefore(left, least)) least = left
      if (right < this.#items.length && this.#isBefore(right, least)) least = right
      if (least === at) return
      this.#swap(at, least)
      at = least
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#items[one], this.#items[other]]
    if (a === undefined || b === undefined) return false
    return a.order < b.order || (a.order === b.order && a.index < b.index)
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#items[one], this.#items[other]]
    if (a === undefined || b === undefined) return
    this.#items[one] = b
    this.#items[other] = a
  }
}
