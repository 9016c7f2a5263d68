/** The item catalogue's rules: the exchange format, situations, and what the lifecycle takes from an item. */
export type * from './format.ts'
export { activeQuestions, labelsOf, resolveSituation, strangeAnswers, walkQuestions } from './resolve.ts'
export type { Resolution, ResolvedMaterial, ResolveError } from './resolve.ts'
export { fieldKeysOf, markedPoints, sampleOf, sampleSpots } from './sample.ts'
export type { DataElement, MarkedPoint, Sample, SampleField, SampleSpot } from './sample.ts'
export { annexesFor, cancellationIn, emptyAnnex, placedPoints } from './annex.ts'
export type { Annex, BlankForm, MaterialAnnex, PlacedPoint, SampleMark, SamplePage } from './annex.ts'
export { searchItems } from './search.ts'
export type { SearchEntry, SearchHit, SearchIndex } from './search.ts'
export { checkDelegation, decidingPower, uncoveredItems } from './delegations.ts'
export type { DelegationProposal, DelegationRefusal } from './delegations.ts'
export { acceptanceAt, gapOfHall } from './acceptance.ts'
export type { AcceptanceDesk, Shortfall } from './acceptance.ts'
export { checkSetting } from './setting.ts'
export type { OwnSetting, SettingChange, SettingFacts, SettingRefusal } from './setting.ts'
export {
  defaultItemSetting,
  isInstant,
  isOptional,
  isShared,
  lifecycleTerms,
  promisedLimit,
  requirementsOf,
} from './terms.ts'
export type { ItemSetting } from './terms.ts'
export { isParty, parties, wordKey } from './words.ts'
export type { Party, WordKey } from './words.ts'
export { resolveLine, resolvePackageLine } from './lines.ts'
export type { LineError, ResolvableCatalogue } from './lines.ts'
export { includedItems, mergedFormRef, resolvePackage } from './package.ts'
export type { IncludedItem, MergedMaterial, PackageAnswers, PackageResolution, SuppressedMaterial } from './package.ts'
export { checkCatalogue, checkDraft, checkPackageDraft, findingOf } from './check.ts'
export type { CatalogueContent, CheckedFile, Finding, FindingCode, ItemContent } from './check-format.ts'
export { proveItem } from './prover/prove.ts'
export type { Proof, ProofOptions } from './prover/prove.ts'
export { compareVersions } from './prover/compare.ts'
export type { ChangeKind, VersionChange, VersionComparison } from './prover/compare.ts'
export { cancellationRules, isProof } from './prover/cancellation.ts'
export type { CancellationRecord, CancellationRule } from './prover/cancellation.ts'
export { proofLevels } from './prover/finding.ts'
export type { ProofCode, ProofFinding, ProofLevel } from './prover/finding.ts'
export type { AnswerCounts } from './prover/expected.ts'
export type { OrderOffer } from './prover/order.ts'
export type { Place } from './prover/space.ts'
