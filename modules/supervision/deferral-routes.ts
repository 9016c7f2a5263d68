import { dateOf } from '@yichuang/modules/calendar/rules'
import type { NamesOf } from '@yichuang/modules/cases/public'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import * as contract from './contract/deferrals.ts'
import { readDeferrals } from './queries/deferrals.ts'
import { scopeOf } from './rules/index.ts'

interface DeferralParts {
  readonly names: () => Promise<NamesOf>
  readonly placeName: (scope: { readonly hall: string | undefined }, actor: Actor) => Promise<string>
}

/** 容缺统计: how promises were kept, within the reach of who watches. */
export function deferralRoutes({ db }: Services, { names, placeName }: DeferralParts): Route[] {
  return [
    answer(contract.readDeferrals, async ({ query: { from, until }, actor, at }) => {
      const scope = scopeOf(actor, 'supervision.read')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      const period = { from: from as PlainDate, until: until as PlainDate, today: dateOf(at) }
      const [{ all, departments, items }, known, place] = await Promise.all([
        readDeferrals(db, scope, period),
        names(),
        placeName(scope, actor),
      ])
      const named = departments.map((one) => ({ ...one, name: known.department(one.id) }))
      return decided({ place, all, departments: named, items })
    }),
  ]
}
