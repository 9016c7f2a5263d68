import type { Static } from '@yichuang/platform/contract'
import type { Route } from '@yichuang/platform/http'
import type { Acts } from './commands/act.ts'
import * as contract from './contract.ts'
import { lifecycleRoute } from './lifecycle-route.ts'
import { caseCommands as rules } from './rules/index.ts'
import type { MaterialBinding } from './rules/index.ts'

/** The operations of the commands on a case itself: what comes in later, who leaves, what was misspelt, who has the originals. */
export function caseRoutes(acts: Acts): Route[] {
  return [...supplyRoutes(acts), ...endingRoutes(acts), ...correctionRoutes(acts), ...custodyRoutes(acts)]
}

function supplyRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.supplyDeferred, rules.supplyDeferred, ({ bindings }) => ({
      bindings: bindings.map(asBinding),
    })),
    lifecycleRoute(acts, contract.extendDeferral, rules.extendDeferral, ({ reason }) => ({ reason })),
    lifecycleRoute(acts, contract.addMaterial, rules.addMaterial, ({ name, files }) => ({ name, files })),
  ]
}

type Supplied = Static<typeof contract.supplyDeferred.body>['bindings'][number]

/** A promised material had nothing before: what is not said is nothing. */
function asBinding({ key, received, shared, files, originalsKept, checks }: Supplied): MaterialBinding {
  return {
    key,
    received: received ?? true,
    shared: shared ?? false,
    files: files ?? [],
    originalsKept: originalsKept ?? 0,
    checks: checks ?? {},
  }
}

function endingRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.withdrawCase, rules.withdrawCase, ({ documentType, documentNumber, reason }) => ({
      requester: { documentType, documentNumber },
      reason,
    })),
    lifecycleRoute(acts, contract.serveEndNotice, rules.serveEndNotice, ({ method, proof }) => ({ method, proof })),
  ]
}

function correctionRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.requestCorrection, rules.requestCorrection, ({ field, to, reason }) => ({
      field,
      to,
      reason,
    })),
    lifecycleRoute(acts, contract.settleCorrection, rules.settleCorrection, ({ settlement }) => settlement),
  ]
}

function custodyRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.dispatchOriginals, rules.dispatchOriginals, ({ sheetNo, originals, to }) => ({
      sheetNo,
      originals,
      to,
    })),
    lifecycleRoute(acts, contract.countersignSheet, rules.countersignSheet, ({ counted }) => ({ counted })),
    lifecycleRoute(acts, contract.rejectSheet, rules.rejectSheet, ({ reason }) => ({ reason })),
    lifecycleRoute(acts, contract.returnOriginal, rules.returnOriginal, ({ originals, recipient, identityCheck }) => ({
      originals,
      recipient,
      identityCheck,
    })),
  ]
}
