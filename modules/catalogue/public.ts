/** What other modules on the server may use of catalogue. */
export { itemBook } from './queries/item-book.ts'
export type { CurrentItem, ItemBook } from './queries/item-book.ts'
export { delegationsOf } from './queries/delegations.ts'
export type { HolderNames } from './queries/list-delegations.ts'
export { importCatalogue } from './commands/import-catalogue.ts'
export type { CatalogueFile } from './commands/import-catalogue.ts'
export { grantDelegation } from './commands/grant-delegation.ts'
