import type { Places } from '@yichuang/modules/halls/public'
import type { Scope } from '@yichuang/modules/supervision/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { PadLine } from '../contract.ts'
import type { PadRow } from '../tables.ts'

const livePads = prepared<PadRow & { readonly isThere: boolean }, [region: string, hall: string | null, at: string]>(
  'evaluation.live-pads',
  `select *, coalesce(seen_at > $3::timestamptz - interval '2 minutes', false) as "isThere" from evaluation.pad
   where ended_at is null and region like $1 || '%' and ($2::text is null or hall = $2)`,
)

/** The windows in reach that are in use, each with its pad. */
export async function listPads(
  db: Database,
  { scope, places, at }: { readonly scope: Scope; readonly places: Places; readonly at: Instant },
): Promise<PadLine[]> {
  const pads = new Map(
    (await db.many(livePads, [scope.region, scope.hall ?? null, at])).map((pad) => [pad.window_id, pad]),
  )
  const isNear = (hall: string) => {
    const found = places.halls.get(hall)
    if (found === undefined || !found.is_active) return false
    return scope.hall === undefined ? found.region.startsWith(scope.region) : found.id === scope.hall
  }
  return [...places.windows.values()]
    .filter(({ hall, is_closed: isClosed }) => !isClosed && isNear(hall))
    .toSorted(
      (one, other) => one.hall.localeCompare(other.hall) || one.no.localeCompare(other.no, 'en', { numeric: true }),
    )
    .map(({ id, no, hall }) => {
      const pad = pads.get(id)
      return {
        windowId: id,
        windowNo: no,
        hallName: places.halls.get(hall)?.name ?? '',
        id: pad?.id ?? null,
        state: stateOf(pad),
        pairedAt: pad?.paired_at ?? null,
        seenAt: pad?.seen_at ?? null,
        madeByName: pad?.made_by_name ?? null,
      }
    })
}

function stateOf(pad: (PadRow & { readonly isThere: boolean }) | undefined): PadLine['state'] {
  if (pad === undefined) return 'none'
  if (pad.key_hash === null) return 'waiting'
  return pad.isThere ? 'there' : 'away'
}
