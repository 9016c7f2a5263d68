/** The directory's rules: the levels of an item, and how it stands to the province's main and sub-items. */
export { levelsOf } from './levels.ts'
export type { FourthLevel, ItemLevels, ThirdLevel } from './levels.ts'
export { columns, listFaults, readList } from './read-list.ts'
export type { ListFault, ListFinding, ReadList } from './read-list.ts'
export { differences, proposalFor, standingOf, standings } from './standing.ts'
export type { Difference, OwnItem, ProvincialItem, Standing } from './standing.ts'
