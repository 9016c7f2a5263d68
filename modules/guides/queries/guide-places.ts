import type { Item } from '@yichuang/modules/catalogue/rules'
import type { HallRow, Places } from '@yichuang/modules/halls/public'
import type { GuidePlace, OpenDay } from '../rules/index.ts'

interface HallDetails {
  readonly hours?: { readonly weekly?: readonly OpenDay[]; readonly holiday?: string }
  readonly transport?: readonly string[]
  readonly complaintPhone?: string
}

/** Levels an item is handled at, as halls are named by them. */
const wider: Readonly<Record<string, readonly string[]>> = { 省级: ['市级'], 国家级: ['市级'], 村级: ['乡级'] }

/**
 * The halls that take an item: those of a level the item is handled at with a window for its board, each with these
 * windows; closed windows are not told. (CAT-14, ZJ2 7.1.2)
 */
export function placesFor({ halls, windows }: Places, item: Pick<Item, 'board' | 'levels'>): GuidePlace[] {
  const levels = new Set(item.levels.flatMap((level) => [level, ...(wider[level] ?? [])]))
  return [...halls.values()]
    .filter(({ is_active, level }) => is_active && levels.has(level))
    .flatMap((hall) => {
      const taking = [...windows.values()].filter(
        (window) =>
          window.hall === hall.id &&
          !window.is_closed &&
          window.takes_applications &&
          window.boards.includes(item.board),
      )
      return taking.length === 0 ? [] : [placeOf(hall, taking)]
    })
}

function placeOf(
  { id, name, address, phone, details }: HallRow,
  taking: readonly { readonly no: string; readonly floor: string | null }[],
): GuidePlace {
  const { hours, transport, complaintPhone } = (details ?? {}) as HallDetails
  return {
    hall: { id, name },
    address,
    phone,
    ...(complaintPhone === undefined ? {} : { complaints: complaintPhone }),
    hours: hours?.weekly ?? [],
    ...(hours?.holiday === undefined ? {} : { holiday: hours.holiday }),
    transport: transport ?? [],
    windows: taking.map(({ no, floor }) => ({ no, ...(floor === null ? {} : { floor }) })),
  }
}
