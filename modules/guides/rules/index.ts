/** The service guide of an item, made from the catalogue and the places that take it, and the lists that lead to it. */
export { guideOf, isOwnPaper } from './guide.ts'
export type { Guide, GuideAround, GuideMaterial, GuidePlace, Named, OpenDay } from './guide.ts'
export { flowOf } from './flow.ts'
export type { Flow, FlowLine, FlowStep, FlowStepName } from './flow.ts'
export type { Choice, Reason } from './reasons.ts'
export { facetsOfGuides, guideWays, isListed, pageOfGuides } from './lists.ts'
export type { GuideEntry, GuideFacet, GuideFilter, GuideWay } from './lists.ts'
