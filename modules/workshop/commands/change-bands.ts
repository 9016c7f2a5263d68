import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { WorkshopParts } from '../parts.ts'
import { decideBands } from '../rules/index.ts'
import type { BandStarts } from '../rules/index.ts'
import type { WorkshopTables } from '../tables.ts'

const keepBands = prepared<never, [medium: number, low: number]>(
  'workshop.keep-volume-bands',
  `update workshop.volume_band set from_rank = case band when 'medium' then $1::integer else $2::integer end
   where band in ('medium', 'low')`,
)

/** 分档设置: from which rank the medium and the low band begin; the plan goes by it at once. (CAT-04) */
export function changeVolumeBands({ combers, centreOf }: Pick<WorkshopParts, 'combers' | 'centreOf'>) {
  return command<WorkshopTables>()({
    name: 'workshop.change-volume-bands',
    async handle(tx, wish: BandStarts, { by, record }): Promise<Decision<BandStarts>> {
      const places = await Promise.all(
        (await combers(tx)).map(async ({ department, region }) => ({
          department,
          region,
          centre: await centreOf(by, region),
        })),
      )
      const decision = decideBands(by, places, wish)
      if (!decision.ok) return decision
      const { medium, low } = decision.value
      await tx.run(keepBands, [medium, low])
      await record('workshop:volume-bands', [{ type: 'workshop.volume-bands-changed', v: 1, medium, low }])
      await publish(tx, 'workshop', 'volume-bands')
      return decided({ medium, low })
    },
  })
}
