import { mayAct } from '@yichuang/modules/access/rules'
import { addDays, dateOf } from '@yichuang/modules/calendar/rules'
import { countCases } from '@yichuang/modules/cases/public'
import { libraryMaterials, listVersions } from '@yichuang/modules/catalogue/public'
import { cancellationIn } from '@yichuang/modules/catalogue/rules'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { restoreVersion } from './commands/publish-draft.ts'
import { seeChange } from './commands/see-change.ts'
import * as contract from './contract.ts'
import type { WorkshopParts } from './parts.ts'
import { annexesOfDraft } from './queries/annexes.ts'
import { findNewChange, listChanges, presentChange } from './queries/changes.ts'
import { presentCheck } from './queries/check.ts'
import { presentComparison } from './queries/comparison.ts'
import { findDraft } from './queries/drafts.ts'
import { reachDraft } from './queries/reach.ts'

/** Days a change is new to the windows. */
const NEW_DAYS = 60

/** Checks of what is typed, comparisons, versions, notices of change. (CAT-03, CAT-12) */
export function versionRoutes(services: Services, parts: WorkshopParts): Route[] {
  return [...checkRoutes(services, parts), ...itemRoutes(services, parts), ...noticeRoutes(services)]
}

function checkRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  const { items } = parts
  return [
    answer(contract.checkDocument, async ({ body }) => {
      const begun = performance.now()
      const { draft, document } = body
      const cancellation = draft === undefined ? undefined : cancellationIn(await annexesOfDraft(db, draft))
      const checked = await parts.check(document, cancellation)
      return decided(presentCheck(checked, body.document, Math.round(performance.now() - begun)))
    }),
    answer(contract.compareDraft, async (call) => {
      const row = await findDraft(db, call.params.id)
      if (row === undefined) return refused({ code: 'workshop.no-such-draft', id: call.params.id })
      const reached = await reachDraft(parts, call, row)
      if (!reached.ok) return reached
      const { item, base_version: version, published_version: published } = row
      const before = version === null ? undefined : await items.version(item, version)
      const former = before === undefined ? undefined : { item: before, version }
      return decided(presentComparison(former, { item: row.document, version: published }))
    }),
    answer(contract.compareVersions, async ({ params: { id }, query: { from, to } }) => {
      const [before, after] = await Promise.all([items.version(id, from), items.version(id, to)])
      if (before === undefined || after === undefined)
        return refused({ code: 'workshop.no-such-version', version: before === undefined ? from : to })
      return decided(presentComparison({ item: before, version: from }, { item: after, version: to }))
    }),
    answer(contract.listLibraryMaterials, async ({ query }) =>
      decided({ rows: [...(await libraryMaterials(db, query.q, 20))] }),
    ),
  ]
}

function itemRoutes({ db }: Services, parts: WorkshopParts): Route[] {
  const { items, regionOf, centreOf } = parts
  const restore = restoreVersion(parts)
  return [
    answer(contract.listVersions, async ({ params: { id }, actor }) => {
      const current = await items.current(id)
      if (current === undefined) return refused({ code: 'catalogue.no-such-item', id })
      const [versions, changes, cases] = await Promise.all([
        listVersions(db, id),
        listChanges(db, id),
        countCases(db, id),
      ])
      const { department, name: itemName } = current.item
      const region = (await regionOf(department)) ?? ''
      const place = { region, hall: await centreOf(actor, region), departments: [department] }
      const rows = versions.map(({ version, published_at: publishedAt, is_current: isCurrent }) => {
        const change = changes.find((one) => one.version === version)
        const line = { version, publishedAt, isCurrent, cases: cases.get(version) ?? 0 }
        return change === undefined ? line : { ...line, change: presentChange(change) }
      })
      return decided({ itemName, mayRestore: mayAct(actor, 'workshop.publish-draft', place).ok, rows })
    }),
    answer(contract.restoreVersion, async ({ params, body, actor, at, key, requestId }) => {
      const restored = await runCommand(db, restore, { item: params.id, ...body }, { actor, at, key, requestId })
      parts.items.forget()
      return restored
    }),
  ]
}

function noticeRoutes({ db }: Services): Route[] {
  return [
    answer(contract.readItemChange, async ({ params, actor, at }) => {
      const since = addDays(dateOf(at), -NEW_DAYS)
      const found = await findNewChange(db, { item: params.id, person: actor.person, since })
      return decided({ change: found === undefined ? null : presentChange(found) })
    }),
    answer(contract.seeItemChange, ({ params, body, actor, at, key, requestId }) =>
      runCommand(db, seeChange, { item: params.id, ...body }, { actor, at, key, requestId }),
    ),
  ]
}
