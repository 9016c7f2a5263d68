/** Applications filled in at a machine of the hall: what is asked next, and what is wrong with what was said. Pure. */
export { cellNameOf, formNow, formStanding, nameOf, typedAfter, wishOf } from './form.ts'
export type { FormNow } from './form.ts'
export {
  answered,
  answerFault,
  answersInWords,
  applicantOf,
  emptySitting,
  isSituationClear,
  personFaults,
  questionNow,
  situationOf,
} from './sitting.ts'
export type { Asked, Done, PersonFault, SittingState, TicketGiven, TypedPerson } from './sitting.ts'
