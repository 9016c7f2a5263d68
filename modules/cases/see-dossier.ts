import { mayAct } from '@yichuang/modules/access/rules'
import type { Call } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { Acts } from './commands/act.ts'
import type { Dossier, Facts } from './rules/index.ts'

export interface Seen {
  readonly dossier: Dossier
  readonly facts: Facts
}

/** The dossier as the caller may see it; out of reach answers as if it did not exist. */
export async function seeDossier(acts: Acts, call: Call, permission: string): Promise<Decision<Seen>> {
  const { id } = call.params as { id: string }
  const seen = await acts.view(id, call.actor, call.at as Instant)
  if (seen === undefined) return refused({ code: 'access.out-of-scope' })
  const { place, item } = seen.dossier
  const may = mayAct(call.actor, permission, {
    region: place.region,
    hall: place.hall,
    departments: [item.department, ...item.assisting],
  })
  return may.ok ? decided(seen) : refused(may.refusal)
}
