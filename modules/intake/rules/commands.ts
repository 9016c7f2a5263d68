import type { CommandRule } from '@yichuang/modules/cases/rules'
import { acceptApplication, completeOnTheSpot } from './acceptance.ts'
import {
  approveSecondNotice,
  issueCorrection,
  proposeCorrection,
  serveCorrection,
  supplyCorrection,
} from './correction.ts'
import { passPreReview, presentOriginals } from './half-online.ts'
import { bindMaterial } from './materials.ts'
import { openApplication } from './opening.ts'
import { pushAccepted } from './pushing.ts'
import { discardDraft, receiveApplication, withdrawApplication } from './receiving.ts'
import { dropProposal, proposeRefusal, refuseApplication } from './refusing.ts'
import { takeUpApplication } from './taking-up.ts'

/** The commands of intake, as the table of lifecycle 1.1 lists them. */
export const intakeCommands = {
  openApplication,
  bindMaterial,
  receiveApplication,
  discardDraft,
  takeUpApplication,
  acceptApplication,
  completeOnTheSpot,
  proposeCorrection,
  issueCorrection,
  serveCorrection,
  approveSecondNotice,
  dropProposal,
  supplyCorrection,
  passPreReview,
  presentOriginals,
  proposeRefusal,
  refuseApplication,
  withdrawApplication,
  pushAccepted,
} as const satisfies Readonly<Record<string, CommandRule<never>>>
