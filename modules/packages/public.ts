/** What other modules on the server may use of packages. */
export { openPackageDraft, savePackageDraft } from './commands/compose-package.ts'
export { publishPackageDraft } from './commands/publish-package.ts'
export { restorePackageVersion } from './commands/restore-version.ts'
export { mineHistory } from './jobs/mine.ts'
export type { ComposingParts, PackagesParts } from './parts.ts'
