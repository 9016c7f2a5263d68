import { dueOf } from '@yichuang/modules/calendar/rules'
import type { LimitName } from '@yichuang/modules/calendar/rules'
import { explainLimit } from '@yichuang/modules/cases/public'
import type { CaseState, Dossier, Facts, ResultState } from '@yichuang/modules/cases/rules'
import type { DocumentLine } from '@yichuang/modules/documents/public'
import { isForApplicant } from '@yichuang/modules/documents/rules'
import type { Static } from '@yichuang/platform/contract'
import type { Progress } from '../contract.ts'

/** A case as its applicant sees it. */
export type ProgressView = Static<typeof Progress>
type Step = ProgressView['steps'][number]

/** Names and numbers that the dossier only knows by their ids. */
export interface ProgressNames {
  readonly department: string
  readonly hall: string | undefined
  readonly windowNo: string | undefined
  readonly phone: string | undefined
  readonly isLicence: boolean
}

export interface ProgressSources {
  readonly dossier: Dossier
  readonly facts: Facts
  readonly names: ProgressNames
  readonly documents: readonly DocumentLine[]
}

/** Where a case stands, the promised day and why, what was done and what comes, in the applicant's view. (NET-04, TIM-03) */
export function presentProgress({ dossier, facts, names, documents }: ProgressSources): ProgressView {
  const limit = shownLimit(dossier, facts)
  return {
    applicationNo: dossier.applicationNo,
    item: dossier.item.name,
    guide: { item: dossier.item.id, version: dossier.item.version },
    applicant: dossier.applicant.name,
    department: names.department,
    status: statusOf(dossier),
    delivery: dossier.delivery.method,
    isLicence: names.isLicence,
    ...endOf(dossier),
    ...(limit && { limit }),
    ...statutoryDay(dossier, facts),
    required: requiredOf(dossier),
    steps: stepsOf(dossier, names, limit?.due ?? undefined),
    documents: given(dossier, documents).map(({ id, title, number, issuedOn, pages }) => ({
      id,
      title,
      number,
      issuedOn,
      pages,
    })),
    contact: contactOf(dossier, names),
  }
}

/** What was made for the applicant; a notice of an extension that was never served says nothing any more. */
function given({ extension }: Dossier, documents: readonly DocumentLine[]): readonly DocumentLine[] {
  return documents.filter(({ kind }) => isForApplicant(kind) && (kind !== 'extension' || extension?.state !== 'lapsed'))
}

function endOf({ case: file, refused, endedAt: ended }: Dossier): { readonly endedAt?: string } {
  const endedAt = file === undefined ? (refused?.at ?? ended) : (file.conclusion?.at ?? file.closedAt)
  return endedAt === undefined ? {} : { endedAt }
}

function statutoryDay({ ledgers: { statutory } }: Dossier, { calendar }: Facts): { readonly statutoryDue?: string } {
  const due = statutory === undefined ? null : dueOf(statutory, calendar).due
  return due === null ? {} : { statutoryDue: due }
}

/** Who took the application in at a window. */
function takerOf({ takenUpBy, openedByName }: Dossier): string {
  return takenUpBy?.name ?? openedByName
}

function contactOf(dossier: Dossier, names: ProgressNames): ProgressView['contact'] {
  const { case: file } = dossier
  const { hall, windowNo, phone } = names
  return {
    name: file?.how === 'personal' ? file.accepterName : takerOf(dossier),
    ...(hall !== undefined && { hall }),
    ...(windowNo !== undefined && { windowNo }),
    ...(phone !== undefined && { phone }),
  }
}

/** The one word for where the case stands. */
function statusOf({ stage, case: file }: Dossier): string {
  if (file === undefined) return stage
  return file.conclusion?.kind ?? file.stage
}

function shownLimit(dossier: Dossier, facts: Facts): ProgressView['limit'] {
  const name = limitNameOf(dossier)
  const explained = name === undefined ? undefined : explainLimit(dossier, name, facts)
  if (name === undefined || explained === undefined) return undefined
  const { budget, unit, due, provisional, days } = explained
  return { name, budget, unit, due, provisional, days: days.map((day) => ({ ...day })) }
}

/** The limit the applicant waits for: for acceptance, for corrections, or for the decision. */
function limitNameOf({ stage, case: file, ledgers }: Dossier): LimitName | undefined {
  if (file !== undefined) {
    if (file.isOnTheSpot) return undefined
    return ledgers.committed === undefined ? 'statutory' : 'committed'
  }
  if (stage === 'received') return 'notice'
  if (stage === 'correcting') return 'correction'
  return stage === 'originals' ? 'originals' : undefined
}

function requiredOf({ stage, notices, commitment, requirements }: Dossier): string[] {
  const nameOf = (key: string) => requirements.find((one) => one.key === key)?.name ?? key
  if (stage === 'correcting')
    return notices.at(-1)?.defects.map(({ material, required }) => `${nameOf(material)}：${required}`) ?? []
  if (commitment?.state !== 'open') return []
  const owed = commitment.materials.filter((key) => !commitment.supplied.includes(key))
  return owed.map(nameOf)
}

function stepsOf(dossier: Dossier, names: ProgressNames, due: string | undefined): Step[] {
  return [...beforeAcceptance(dossier, names), ...examination(dossier, names, due), ...ending(dossier)]
}

function beforeAcceptance(dossier: Dossier, { windowNo }: ProgressNames): Step[] {
  const { receivedAt, notices, stage, case: file } = dossier
  const at = windowNo === undefined ? {} : { windowNo }
  // Received and accepted in one go is one step for the applicant.
  const isAtOnce = file?.acceptedAt.slice(0, 16) === receivedAt?.slice(0, 16)
  if (stage === 'draft')
    return [
      { key: 'prepared', state: 'done', at: dossier.openedAt },
      { key: 'taking-up', state: 'current' },
    ]
  const steps: Step[] = notices.map(({ issuedAt, state }) => ({
    key: 'correction',
    state: state === 'answered' || stage !== 'correcting' ? 'done' : 'current',
    at: issuedAt,
  }))
  if (receivedAt !== undefined && !isAtOnce) {
    steps.unshift({ key: 'received', state: 'done', at: receivedAt, who: takerOf(dossier), ...at })
  }
  if (file === undefined) return [...steps, answerTo(dossier)]
  return [...steps, { ...acceptance(file), state: 'done', ...at }, ...promised(dossier)]
}

/** What was to follow behind the acceptance, and whether it came. */
function promised({ commitment }: Dossier): Step[] {
  if (commitment === undefined || commitment.state === 'released') return []
  if (commitment.state === 'fulfilled') return [{ key: 'supplied', state: 'done' }]
  return [{ key: 'deferred', state: commitment.state === 'open' ? 'current' : 'done', latest: commitment.until }]
}

/** What became of an application that is no case. */
function answerTo({ refused, endedAt, stage }: Dossier): Step {
  if (refused !== undefined) return { key: 'refused', state: 'done', at: refused.at }
  if (endedAt !== undefined) return { key: 'ended', state: 'done', at: endedAt }
  return { key: 'acceptance', state: stage === 'received' ? 'current' : 'planned' }
}

/** When and by whom it was accepted; accepted by law, the day the law counts from, and nobody. (许可法 32) */
function acceptance({ how, acceptedAt, accepterName, dayZero }: CaseState) {
  if (how === 'deemed') return { key: 'deemed', on: dayZero }
  return { key: 'accepted', at: acceptedAt, ...(how === 'personal' ? { who: accepterName } : {}) }
}

function examination(dossier: Dossier, { department }: ProgressNames, due: string | undefined): Step[] {
  const { case: file, tasks } = dossier
  if (file === undefined || file.isOnTheSpot) return []
  const steps: Step[] = dossier.procedures
    .filter(({ state }) => state !== 'cancelled')
    .map(({ name, endedAt, openedAt }) => ({
      key: endedAt === undefined ? 'procedure' : 'procedure-ended',
      state: endedAt === undefined ? 'current' : 'done',
      name,
      at: endedAt ?? openedAt,
    }))
  steps.push(...examined(dossier, department))
  if (file.conclusion !== undefined) return steps
  const opened = tasks.find(({ state }) => state === 'waiting' || state === 'claimed')?.openedAt
  const isStopped = file.stage === 'suspended' || file.stage === 'awaiting'
  steps.push({
    key: 'examination',
    state: isStopped ? 'planned' : 'current',
    ...(opened === undefined || isStopped ? {} : { at: opened }),
    who: department,
  })
  steps.push({ key: 'decision', state: 'planned', ...(due === undefined ? {} : { latest: due }) })
  return steps
}

/** The examinations that are done, each on the day of its last opinion. */
function examined({ tasks }: Dossier, who: string): Step[] {
  return tasks.flatMap(({ state, opinions }) => {
    const last = opinions.at(-1)
    return state === 'done' && last !== undefined ? [{ key: 'examined', state: 'done' as const, at: last.at, who }] : []
  })
}

function ending({ case: file, result, stage, delivery }: Dossier): Step[] {
  const key = `result-${delivery.method}`
  if (file?.conclusion === undefined) {
    const isOver = ['refused', 'withdrawn', 'returned'].includes(stage) || file?.stage === 'closed'
    return isOver ? [] : [{ key, state: 'planned' }]
  }
  const { kind, at } = file.conclusion
  const decided: Step = { key: `concluded-${kind}`, state: 'done', at }
  return result === undefined || result.state === 'voided' ? [decided] : [decided, resultStep(result, key)]
}

function resultStep(result: ResultState, key: string): Step {
  const { state, documents, settledAt } = result
  const name = documents.map((document) => document.name).join('、')
  const named = name === '' ? {} : { name }
  if (state === 'delivered' || state === 'deposited') {
    return { key: 'delivered', state: 'done', ...named, ...(settledAt && { at: settledAt }) }
  }
  if (state === 'owed') return { key, state: 'planned', ...named }
  return { ...whereabouts(result, key), state: 'current', ...named }
}

/** A box that is full and a parcel that has not gone yet are other news than the way that was chosen. */
function whereabouts({ state, carrier, waybill, locker }: ResultState, key: string): Omit<Step, 'state'> {
  if (state === 'locker' && locker !== undefined)
    return { key: 'result-in-locker', box: locker.box, until: locker.until }
  if (state === 'mailed' && carrier !== undefined && waybill !== undefined)
    return { key: 'result-mailed', carrier, waybill }
  if (state === 'produced') return { key: 'result-made' }
  return { key: state === 'received' && key === 'result-mail' ? 'result-packed' : key }
}
