import {
  addMaterial,
  recordPayment,
  requestCorrection,
  settleCorrection,
  substituteApplicant,
  urgeCase,
} from './commands-changes.ts'
import { countersignSheet, dispatchOriginals, rejectSheet, returnOriginal } from './commands-custody.ts'
import { extendDeferral, supplyDeferred } from './commands-deferral.ts'
import { archiveCase, serveEndNotice, terminateCase, withdrawCase } from './commands-ending.ts'

/** The commands of `cases` and `archive`, as the table of lifecycle 1.1 lists them. */
export const caseCommands = {
  supplyDeferred,
  extendDeferral,
  withdrawCase,
  terminateCase,
  addMaterial,
  substituteApplicant,
  serveEndNotice,
  recordPayment,
  urgeCase,
  requestCorrection,
  settleCorrection,
  dispatchOriginals,
  countersignSheet,
  rejectSheet,
  returnOriginal,
  archiveCase,
} as const
