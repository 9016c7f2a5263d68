import type { CommandRule } from '@yichuang/modules/cases/rules'
import { decideCase, forwardUp } from './decision.ts'
import { requestExtension, serveExtensionNotice, settleExtension } from './extension.ts'
import { endProcedure, openProcedure, serveProcedureNotice } from './procedures.ts'
import { produceResult, voidResult } from './result.ts'
import { claimTask, giveOpinion, releaseTask, returnTask } from './tasks.ts'

/** The commands of handling, as the table of lifecycle 1.1 lists them. */
export const handlingCommands = {
  claimTask,
  releaseTask,
  giveOpinion,
  returnTask,
  openProcedure,
  serveProcedureNotice,
  endProcedure,
  requestExtension,
  settleExtension,
  serveExtensionNotice,
  decideCase,
  forwardUp,
  produceResult,
  voidResult,
} as const satisfies Readonly<Record<string, CommandRule<never>>>
