/** What documents say, in which words, under which seal and number. Pure; shown on the screen before the act and typeset after it. */

export type { ApplicationFacts } from './application-form.ts'
export { applicationForm } from './application-form.ts'
export type { Block, Closing, Column, DocumentContent, Fact, FactRow, Layout, SignLine } from './content.ts'
export { textOf } from './content.ts'
export { documentEvents, documentsOf } from './documents-of.ts'
export type { DossierView, EventStamp, ItemView } from './dossier-facts.ts'
export type { ApplicantFacts, CaseFacts, Contact, ItemFacts, MaterialLine, Organ, RemedyBodies } from './facts.ts'
export { numberOf } from './facts.ts'
export type {
  ClericalCorrectionFacts,
  CompletionFacts,
  ExtensionFacts,
  GrantFacts,
  ProcedureFacts,
  RejectionFacts,
  TerminationFacts,
} from './handling-letters.ts'
export {
  clericalCorrectionNotice,
  completionNotice,
  decisionTitle,
  extensionNotice,
  grantDecision,
  procedureNotice,
  rejectionDecision,
  terminationDecision,
} from './handling-letters.ts'
export type {
  AcceptanceFacts,
  CommitmentFacts,
  CorrectionFacts,
  DueFacts,
  ReceiptFacts,
  RefusalFacts,
  ReturnFacts,
} from './intake-letters.ts'
export {
  acceptanceNotice,
  commitmentLetter,
  correctionNotice,
  receiptLetter,
  refusalDecision,
  returnLetter,
  supplementReceipt,
} from './intake-letters.ts'
export type { DocumentKind, SealFace, SealKind } from './kinds.ts'
export { documentKinds, isDocumentKind, isForApplicant, sealOf, verificationPath } from './kinds.ts'
export { remedySentence } from './remedies.ts'
export type { ApprovalSheetFacts, CustodySheetFacts, Party, ResultSheetFacts, ServiceRecordFacts } from './sheets.ts'
export { approvalSheet, custodySheet, resultSheet, serviceRecord } from './sheets.ts'
export type { DelegationFacts, LicenceFacts } from './standing-documents.ts'
export { delegationLetter, licenceDocument } from './standing-documents.ts'
export { copiesOf, dayText, dueText, limitText, momentText } from './wording.ts'
export type { Act } from './acts.ts'
export { actsOf } from './acts.ts'
export { itemViewOf } from './item-view.ts'
export type { Print, PrintRefusal } from './print.ts'
export { decidePrint } from './print.ts'
export type { Afterwards, Standing } from './standing.ts'
export { standingOf } from './standing.ts'
