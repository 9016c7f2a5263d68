import { lifecycleRoute } from '@yichuang/modules/cases/public'
import type { Acts } from '@yichuang/modules/cases/public'
import { caseCommands } from '@yichuang/modules/cases/rules'
import type { Route } from '@yichuang/platform/http'
import * as contract from './contract.ts'
import { handlingCommands as rules } from './rules/index.ts'

/** The operations of the handling commands, and of the termination that the chief representative decides. */
export function commandRoutes(acts: Acts): Route[] {
  return [...taskRoutes(acts), ...procedureRoutes(acts), ...decisionRoutes(acts)]
}

function taskRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.claimTask, rules.claimTask, ({ taskId }) => ({ taskId })),
    lifecycleRoute(acts, contract.releaseTask, rules.releaseTask, ({ taskId, to }) => ({ taskId, to })),
    lifecycleRoute(acts, contract.giveOpinion, rules.giveOpinion, ({ taskId, agrees, text, checks }) => ({
      taskId,
      agrees,
      text,
      checks,
    })),
    lifecycleRoute(acts, contract.returnTask, rules.returnTask, ({ taskId, reason }) => ({ taskId, reason })),
  ]
}

function procedureRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.openProcedure, rules.openProcedure, ({ kind, days }) => ({ kind, days })),
    lifecycleRoute(acts, contract.serveProcedureNotice, rules.serveProcedureNotice, ({ procedureId, method }) => ({
      procedureId,
      method,
    })),
    lifecycleRoute(acts, contract.endProcedure, rules.endProcedure, ({ procedureId, outcome, result }) => ({
      procedureId,
      outcome,
      result,
    })),
    lifecycleRoute(acts, contract.requestExtension, rules.requestExtension, ({ days, reason }) => ({ days, reason })),
    lifecycleRoute(acts, contract.settleExtension, rules.settleExtension, ({ outcome, reason }) =>
      outcome === 'approved' ? { outcome } : { outcome, reason: reason ?? '' },
    ),
    lifecycleRoute(acts, contract.serveExtensionNotice, rules.serveExtensionNotice, ({ method }) => ({ method })),
  ]
}

function decisionRoutes(acts: Acts): Route[] {
  return [
    lifecycleRoute(acts, contract.decideCase, rules.decideCase, ({ decision, reason, basis, remedies }) => ({
      decision,
      reason,
      basis,
      remedies,
    })),
    lifecycleRoute(acts, contract.forwardUp, rules.forwardUp, ({ to, basis }) => ({ to, basis })),
    lifecycleRoute(acts, contract.produceResult, rules.produceResult, ({ documents, seal }) => ({ documents, seal })),
    lifecycleRoute(acts, contract.voidResult, rules.voidResult, ({ ground, reason }) => ({ ground, reason })),
    lifecycleRoute(
      acts,
      contract.terminateCase,
      caseCommands.terminateCase,
      ({ ground, reason, basis, attributedTo }) => ({
        ground,
        reason,
        basis,
        attributedTo,
      }),
    ),
  ]
}
