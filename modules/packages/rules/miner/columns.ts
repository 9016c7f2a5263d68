/** Cases as three columns of numbers: twelve bytes a case, whatever is mined. */
export interface CaseColumns {
  readonly length: number
  readonly applicants: Int32Array
  readonly items: Int32Array
  readonly days: Int32Array
}

/** Work that can be left and gone on with: after every step others may have their turn. */
export type Steps<Result> = Generator<void, Result>

/** Applicants looked at in one step. */
const APPLICANTS_A_STEP = 10_000

/** Does all steps at once. */
export function drained<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
  }
}

/** The cases of each applicant as a span of the columns, with a pause now and then. */
export function* spansOf({
  length,
  applicants,
}: CaseColumns): Generator<readonly [from: number, to: number] | undefined> {
  let count = 0
  for (let from = 0; from < length;) {
    let to = from + 1
    while (to < length && applicants[to] === applicants[from]) to += 1
    yield [from, to]
    from = to
    count += 1
    if (count % APPLICANTS_A_STEP === 0) yield undefined
  }
}

/** Takes cases one by one, in any order; each says who applied (a number that says nothing else), for what, on which day. */
export class CaseCollector {
  #length = 0
  #applicants = new Int32Array(1024)
  #items = new Int32Array(1024)
  #days = new Int32Array(1024)

  /** @param applicant number of the applicant; @param item number of the item; @param day days since any fixed day */
  add(applicant: number, item: number, day: number): void {
    if (this.#length === this.#days.length) {
      this.#applicants = grown(this.#applicants)
      this.#items = grown(this.#items)
      this.#days = grown(this.#days)
    }
    this.#applicants[this.#length] = applicant
    this.#items[this.#length] = item
    this.#days[this.#length] = day
    this.#length += 1
  }

  /** The cases, those of one applicant together and in the order of their days. What came so is not sorted again. */
  sorted(): CaseColumns {
    const length = this.#length
    const applicants = this.#applicants.subarray(0, length)
    const items = this.#items.subarray(0, length)
    const days = this.#days.subarray(0, length)
    if (isSorted(applicants, days)) return { length, applicants, items, days }
    const order = Uint32Array.from({ length }, (_, index) => index).sort(
      (one, other) => (applicants[one] ?? 0) - (applicants[other] ?? 0) || (days[one] ?? 0) - (days[other] ?? 0),
    )
    const by = (column: Int32Array) => Int32Array.from(order, (index) => column[index] ?? 0)
    return { length, applicants: by(applicants), items: by(items), days: by(days) }
  }
}

function isSorted(applicants: Int32Array, days: Int32Array): boolean {
  for (let at = 1; at < applicants.length; at += 1) {
    const step = (applicants[at] ?? 0) - (applicants[at - 1] ?? 0)
    if (step < 0 || (step === 0 && (days[at] ?? 0) < (days[at - 1] ?? 0))) return false
  }
  return true
}

/** A column twice as long, with the same numbers at its beginning. */
export function grown(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2)
  larger.set(column)
  return larger
}
