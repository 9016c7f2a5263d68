/** What other modules on the server may use of the directory. */
export { setCorrespondences } from './commands/set-correspondences.ts'
export { takeList } from './commands/take-list.ts'
export { writeList } from './list-workbook.ts'
export type { ProvincialItem } from './rules/index.ts'
