import type { HallRow } from '@yichuang/modules/halls/public'
import type { Span } from '../rules/index.ts'

interface WeeklyHours {
  readonly hours?: {
    readonly weekly?: readonly { readonly day: number; readonly open: readonly (readonly [string, string])[] }[]
  }
}

/** Opening hours of a hall on a weekday (1 Monday … 7 Sunday), in seconds since midnight; none when it is closed. */
export function openSpans({ details }: Pick<HallRow, 'details'>, weekday: number): readonly Span[] {
  const { hours } = (details ?? {}) as WeeklyHours
  const open = hours?.weekly?.find(({ day }) => day === weekday)?.open ?? []
  return open.map(([from, to]) => ({ from: secondsOf(from), to: secondsOf(to) }))
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 3600 + minutes * 60
}
