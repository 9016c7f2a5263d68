import { dateOf, dueOf, explain, lightOf, remainingDays } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import { maskIdentityNumber, maskPhone } from '@yichuang/modules/codes/rules'
import { maskedValues } from '@yichuang/modules/forms/rules'
import type { ShownForm } from '@yichuang/modules/forms/rules'
import { runningLedger } from '../rules/index.ts'
import type { Agent, Applicant, Delivery, Dossier, Facts } from '../rules/index.ts'

/** Names that the dossier only knows by their ids. */
export interface NamesOf {
  department(id: string): string
  hall(id: string | undefined): string | undefined
  window(id: string | undefined): string | undefined
}

const shownLimits: readonly LimitName[] = [
  'notice',
  'correction',
  'originals',
  'deferral',
  'step',
  'committed',
  'statutory',
  'certificate',
]

/**
 * The dossier as staff see it: personal numbers masked, limits with light and days left. Full numbers only by an
 * unmasking that is logged. (SEC-03)
 */
export function presentDossier(dossier: Dossier, facts: Facts, names: NamesOf) {
  const { item, place, case: file } = dossier
  return {
    ...dossier,
    item: { ...item, departmentName: names.department(item.department) },
    place: { ...place, hallName: names.hall(place.hall), windowNo: names.window(place.window) },
    applicant: maskedApplicant(dossier.applicant),
    form: undefined,
    filledForm: presentForm(dossier, facts),
    agent: dossier.agent === undefined ? undefined : maskedAgent(dossier.agent),
    delivery: maskedDelivery(dossier.delivery),
    tasks: dossier.tasks.map((task) => ({ ...task, departmentName: names.department(task.department) })),
    case: file,
    limits: presentLimits(dossier, facts),
    light: lightOfDossier(dossier, facts),
    ledgers: undefined,
  }
}

/** The form as it was filled in, with what it asks for; undefined: the item has none. (NET-05) */
function presentForm({ form: values = {}, answers }: Dossier, { item: { form } }: Facts): ShownForm | undefined {
  return form === undefined ? undefined : { form, answers, values: maskedValues(form, values) }
}

/** Every limit that runs or ended, as a line: due day, days left, light. */
export function presentLimits(dossier: Dossier, facts: Facts) {
  const today = dateOf(facts.at)
  return shownLimits.flatMap((limit) => {
    const ledger = dossier.ledgers[limit]
    if (ledger === undefined) return []
    const { due, provisional } = dueOf(ledger, facts.calendar)
    const isRunning = runningLedger(dossier, limit) !== undefined
    return [
      {
        limit,
        due,
        provisional,
        isRunning,
        remaining: isRunning ? remainingDays(ledger, today, facts.calendar) : null,
        light: isRunning ? lightOf({ ledgers: [ledger], on: today, calendar: facts.calendar }) : null,
        overdueSince: dossier.overdue[limit] ?? null,
      },
    ]
  })
}

/** The light of a dossier: of its committed and statutory limit, before acceptance of the notice limit; absent when nothing runs. */
function lightOfDossier(dossier: Dossier, facts: Facts) {
  const limits: readonly LimitName[] = dossier.case === undefined ? ['notice'] : ['committed', 'statutory']
  const ledgers = limits.flatMap((limit) => runningLedger(dossier, limit) ?? [])
  if (ledgers.length === 0) return undefined
  return lightOf({ ledgers, on: dateOf(facts.at), calendar: facts.calendar })
}

/** Why this day: the explanation of one limit, undefined when the dossier never had it. (TIM-03) */
export function explainLimit(dossier: Dossier, limit: LimitName, facts: Facts) {
  const ledger = dossier.ledgers[limit]
  return ledger === undefined ? undefined : explain(ledger, facts.calendar, dateOf(facts.at))
}

function maskedApplicant(applicant: Applicant): Applicant {
  const isPerson = applicant.documentType !== 'uscc'
  return {
    ...applicant,
    documentNumber: isPerson ? maskIdentityNumber(applicant.documentNumber) : applicant.documentNumber,
    phone: maskPhone(applicant.phone),
  }
}

function maskedAgent(agent: Agent): Agent {
  return { ...agent, documentNumber: maskIdentityNumber(agent.documentNumber), phone: maskPhone(agent.phone) }
}

function maskedDelivery(delivery: Delivery): Delivery {
  return delivery.phone === undefined ? delivery : { ...delivery, phone: maskPhone(delivery.phone) }
}
