/** What rarer places are put under on a long rail: 窗口, 评价, 事项, 设置. */
export type RailGroup = 'windows' | 'quality' | 'items' | 'settings'

interface Grouped {
  readonly group?: RailGroup
}

/** Several places under one word. */
interface Fold<Place> {
  readonly group: RailGroup
  readonly members: readonly Place[]
}

/** As many places as a screen of 900 pixels shows one below the other. */
const FIT = 12

/**
 * The places of a rail as they are shown: all of them where they fit, else those of a group together where the first of
 * them stood. A place that would be alone in its group stays as it is.
 */
export function folded<Place extends Grouped>(places: readonly Place[]): readonly (Place | Fold<Place>)[] {
  if (places.length <= FIT) return places
  const membersOf = (group: RailGroup) => places.filter((place) => place.group === group)
  return places.flatMap((place): readonly (Place | Fold<Place>)[] => {
    const { group } = place
    const members = group === undefined ? [] : membersOf(group)
    if (group === undefined || members.length < 2) return [place]
    return members[0] === place ? [{ group, members }] : []
  })
}
