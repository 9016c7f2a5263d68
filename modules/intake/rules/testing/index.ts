/** Builders for tests: the hall, its people, and applications as they really come about. */
export { aDossier, aStatement, DAY, DossierStory, inOrder, remedies } from './dossier-story.ts'
export type { Act, Setting } from './dossier-story.ts'
export {
  aDelegation,
  aFile,
  aForm,
  agent,
  anEntry,
  anItem,
  applicant,
  aRequirement,
  calendar,
  delegations,
  everyPower,
  instantItem,
  moment,
  people,
  requirements,
} from './hall.ts'
export type { PersonName } from './hall.ts'
