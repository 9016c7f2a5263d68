interface OpenDay {
  /** 1 Monday to 7 Sunday */
  readonly day: number
  readonly open: readonly (readonly [from: string, to: string])[]
}

/** Days with the same hours, as one line: 1 to 5, 09:00–12:00 and 13:30–17:00. */
export interface OpenLine {
  readonly from: number
  readonly to: number
  readonly spans: readonly string[]
}

/** The hours of a week in as few lines as they need; days that follow each other with the same hours are one. */
export function weekOf(days: readonly OpenDay[]): readonly OpenLine[] {
  const lines: OpenLine[] = []
  for (const { day, open } of days.toSorted((one, other) => one.day - other.day)) {
    const spans = open.map(([from, to]) => `${from}–${to}`)
    if (spans.length === 0) continue
    const last = lines.at(-1)
    if (last !== undefined && last.to === day - 1 && last.spans.join() === spans.join())
      lines[lines.length - 1] = { ...last, to: day }
    else lines.push({ from: day, to: day, spans })
  }
  return lines
}
