import type { DossierEventType, RecordedEvent } from '@yichuang/modules/cases/rules'
import { applicationOf } from './application-form.ts'
import {
  clericalOf,
  concludedOf,
  endNoticeOf,
  extensionOf,
  licencesOf,
  procedureOf,
  serviceOf,
} from './case-documents.ts'
import type { DocumentContent } from './content.ts'
import type { DossierView, Given } from './dossier-facts.ts'
import {
  acceptanceOf,
  additionOf,
  commitmentOf,
  correctionOf,
  receiptOf,
  refusalOf,
  returnOf,
  supplementOf,
} from './intake-documents.ts'

type Builder<Type extends DossierEventType> = (view: DossierView, event: Given<Type>) => readonly DocumentContent[]

/** Which documents follow from which event (lifecycle 6). */
const builders: { readonly [Type in DossierEventType]?: Builder<Type> } = {
  'intake.received': (view, event) => [receiptOf(view, event)],
  'intake.correction-issued': (view, event) => [correctionOf(view, event)],
  'intake.correction-supplied': (view, event) => [supplementOf(view, event)],
  'intake.refused': (view, event) => [refusalOf(view, event)],
  'intake.returned': (view, event) => [returnOf(view, event, '没有在规定的期限内补齐材料')],
  'intake.withdrawn': (view, event) => [returnOf(view, event, '已由申请人撤回')],
  'cases.accepted': (view, event) => [acceptanceOf(view, event), ...applicationOf(view, event)],
  'cases.deferral-opened': (view, event) => [commitmentOf(view, event)],
  'cases.deferred-supplied': (view, event) => [supplementOf(view, event)],
  'cases.material-added': (view, event) => [additionOf(view, event)],
  'handling.procedure-opened': (view, event) => [procedureOf(view, event)],
  'handling.extension-approved': (view, event) => [extensionOf(view, event)],
  'cases.concluded': concludedOf,
  'cases.end-notice-issued': (view, event) => [endNoticeOf(view, event)],
  'handling.result-produced': licencesOf,
  'handout.delivered': (view, event) => [serviceOf(view, event)],
  'cases.error-corrected': (view, event) => [clericalOf(view, event)],
}

/** Types of events that make documents. */
export const documentEvents: readonly string[] = Object.keys(builders)

/**
 * The documents that follow from an event, in order; none for most events. Two of one kind (licences) are told apart by
 * their place in the list.
 */
export function documentsOf(view: DossierView, event: RecordedEvent): readonly DocumentContent[] {
  const build = builders[event.type] as Builder<never> | undefined
  return build === undefined ? [] : build(view, event as never)
}
