/** The item catalogue's rules: the exchange format, situations, and what the lifecycle takes from an item. */
export type * from './format.ts'
export { activeQuestions, resolveSituation, strangeAnswers } from './resolve.ts'
export type { Resolution, ResolvedMaterial, ResolveError } from './resolve.ts'
export { searchItems } from './search.ts'
export type { SearchEntry, SearchHit } from './search.ts'
export { defaultItemSetting, isInstant, isOptional, lifecycleTerms, requirementsOf } from './terms.ts'
export type { ItemSetting } from './terms.ts'
