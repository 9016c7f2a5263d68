/** 一件事 over HTTP: composing and publishing packages, items that go together. (CAT-11) */

export {
  cancelPackageDraft,
  listPackages,
  openPackageDraft,
  publishPackageDraft,
  readPackage,
  readPackageDraft,
  savePackageDraft,
} from './contract/packages.ts'
export type { PackageDraft, PackageLine, PublishedPackage } from './contract/packages.ts'
export { comparePackageVersions, restorePackageVersion } from './contract/versions.ts'
export type { PackageChanges } from './contract/versions.ts'
export { mineCases, readAssociations } from './contract/associations.ts'
export type { AssociationLine, Associations, MiningTerms } from './contract/associations.ts'
