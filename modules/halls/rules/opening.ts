/** Hours of a day: seconds since midnight, from their beginning until their end. */
export interface OpenSpan {
  readonly from: number
  readonly to: number
}

interface WeeklyHours {
  readonly hours?: {
    readonly weekly?: readonly { readonly day: number; readonly open: readonly (readonly [string, string])[] }[]
  }
}

/** Opening hours of a hall on a weekday (1 Monday … 7 Sunday) by its details; none when it is closed. */
export function openSpans(details: unknown, weekday: number): readonly OpenSpan[] {
  const { hours } = (details ?? {}) as WeeklyHours
  return spansOf(hours?.weekly?.find(({ day }) => day === weekday)?.open ?? [])
}

/** Hours written 'HH:MM', as seconds. */
export function spansOf(open: readonly (readonly [string, string])[]): readonly OpenSpan[] {
  return open.map(([from, to]) => ({ from: secondsOf(from), to: secondsOf(to) }))
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 3600 + minutes * 60
}
