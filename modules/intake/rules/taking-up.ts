import { barIf, firstRefusal, notEnded, onDossier } from '@yichuang/modules/cases/rules'
import type { Dossier, EndedRefusal, Facts, ItemTerms, RefusalOf } from '@yichuang/modules/cases/rules'
import { entryWrong, openedEvent } from './opening.ts'
import type { OpenApplication, OpenApplicationRefusal } from './opening.ts'
import { alreadyReceived } from './receiving.ts'

/** What stands on the desk after the applicant was asked once more, with what was looked up for it. */
export interface TakeUpApplication extends Omit<OpenApplication, 'applicationNo' | 'orderedBy'> {
  /** the item as it is in force today, in the situation that was answered now */
  readonly terms: ItemTerms
}

export type TakeUpApplicationRefusal =
  | EndedRefusal
  | Exclude<OpenApplicationRefusal, RefusalOf<'intake.already-opened'>>
  | RefusalOf<'intake.already-received' | 'intake.other-hall'>

/**
 * 接办: what the applicant prepared at a machine of the hall is taken up at one of its windows. The number stays;
 * situation, applicant and form are as the clerk has them in front of him now, judged as if he had opened it, and
 * under the version of the item in force today. (NET-07, QUE-08, INT-01, INT-13)
 */
export const takeUpApplication = onDossier<TakeUpApplication, TakeUpApplicationRefusal>({
  name: 'intake.take-up-application',
  // A clerk at the counter saw no version; a draft that was taken up meanwhile is received, and says so.
  isVersioned: false,
  check: (dossier, input, facts) =>
    firstRefusal(
      () => notEnded(dossier),
      () => alreadyReceived(dossier),
      () => otherHall(dossier, facts),
      () => entryWrong(input, { ...facts, item: input.terms }),
    ),
  act(scribe, input) {
    const dossier = scribe.dossier()
    const place = { ...dossier.place, window: scribe.facts.by.window }
    const facts = { ...scribe.facts, item: input.terms, place }
    const {
      applicationNo: _number,
      orderedBy: _order,
      ...entry
    } = openedEvent({ ...input, applicationNo: dossier.applicationNo }, facts)
    scribe.emit({ ...entry, type: 'intake.taken-up' })
  },
})

/** What was prepared in a hall is that hall's: its papers are looked at there. */
function otherHall({ place }: Dossier, { by }: Facts): RefusalOf<'intake.other-hall'> | undefined {
  return barIf(place.hall !== by.hall, 'intake.other-hall', { hall: place.hall })
}
