import { packageChecker, packageText } from '@yichuang/modules/catalogue/public'
import {
  openPackageDraft,
  publishPackageDraft,
  restorePackageVersion,
  savePackageDraft,
} from '@yichuang/modules/packages/public'
import type { ComposingParts } from '@yichuang/modules/packages/public'
import { applyPackageEdit, parsePackage } from '@yichuang/modules/packages/rules'
import type { ItemOf } from '@yichuang/modules/packages/rules'
import { prepared } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import { workshopLookups } from '../workshop-lookups.ts'
import type { WorkshopGround } from '../workshop-lookups.ts'
import type { DemoPerson } from './foundation.ts'
import { openingHours } from './opening-hours.ts'
import { runAs } from './run-as.ts'
import { DemoStaff } from './staff.ts'

const composedBefore = prepared<{ n: number }, [id: string]>(
  'demo.package-composed-before',
  `select (select count(*) from packages.version where package = $1)::int
     + (select count(*) from packages.draft where package = $1)::int as n`,
)

const restaurant = 'pkg-kcyd'
const sign = 'hwzp'

/** A package of the demo hall that was changed, and put back when the windows found what it asked of everybody. */
export class DemoPackages {
  readonly #hall: WorkshopGround
  readonly #people: readonly DemoPerson[]
  readonly #parts: ComposingParts

  constructor(hall: WorkshopGround, people: readonly DemoPerson[]) {
    this.#hall = hall
    this.#people = people
    this.#parts = { ...workshopLookups(hall), check: packageChecker(hall.ground, hall.items) }
  }

  /** Plays it, when nobody composed that package yet. @returns how many versions there are of the package then */
  async load(now: Instant): Promise<number> {
    const { db, places, calendars, items } = this.#hall
    const text = await packageText(db, restaurant)
    if (text === undefined || (await db.one(composedBefore, [restaurant])).n > 0) return 0
    const staff = new DemoStaff(this.#people, await places.current())
    const hours = openingHours(await calendars.current(), now)
    const [keeper, manager] = [staff.named('songkewei'), staff.named('fangmingche')]
    const before = parsePackage(text)
    const found = await Promise.all(before.items.map(({ item }) => items.current(item)))
    const known = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.item.id, one.item] as const])))
    const itemOf: ItemOf = (id) => known.get(id)
    const changed = applyPackageEdit(before, { kind: 'set-required', item: sign, isRequired: true }, itemOf)
    if (!changed.ok) throw new Error(`demo package refused: ${JSON.stringify(changed.refusal)}`)
    const draft = await runAs(
      db,
      openPackageDraft(this.#parts),
      { package: restaurant, reason: '城管提出：开店都挂招牌，备案一并办' },
      { actor: keeper, at: hours.at(14, 60) },
    )
    const { id, version } = await runAs(
      db,
      savePackageDraft(this.#parts, true),
      { id: draft.id, document: changed.value, expectedVersion: draft.version },
      { actor: keeper, at: hours.at(14, 90) },
    )
    await runAs(
      db,
      publishPackageDraft(this.#parts),
      { id, expectedVersion: version },
      { actor: manager, at: hours.at(13, 40) },
    )
    const restored = await runAs(
      db,
      restorePackageVersion(this.#parts),
      { package: restaurant, version: 1, reason: '商场里的店不另挂招牌，也被要求备案，恢复按需' },
      { actor: manager, at: hours.at(5, 150) },
    )
    items.forget()
    return restored.version
  }
}
