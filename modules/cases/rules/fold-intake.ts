import type { CorrectionNotice, Dossier, MaterialRequirement, MaterialState } from './dossier.ts'
import type { MaterialBinding } from './events.ts'
import type { Reducers } from './reducers.ts'

/** What intake events make of the dossier. */
export const intakeReducers: Reducers<'intake'> = {
  // The first event is folded by `opened`; a second one cannot be decided.
  'intake.opened': () => ({}),
  'intake.taken-up': (dossier, event, { person, name }) => ({
    place: event.place,
    item: event.item,
    answers: event.answers,
    form: event.form,
    applicant: event.applicant,
    agent: event.agent,
    delivery: event.delivery,
    requirements: event.requirements,
    materials: materialsOf(event.requirements, dossier.materials),
    takenUpBy: { person, name },
  }),
  'intake.content-confirmed': () => ({}),
  'intake.material-bound': (dossier, event) => ({ materials: bound(dossier.materials, [event]) }),
  'intake.received': (_dossier, _event, { at }) => ({ stage: 'received', receivedAt: at, examinationFrom: at }),
  'intake.discarded': (_dossier, _event, { at }) => ({ stage: 'discarded', endedAt: at }),
  'intake.accepted': (_dossier, { form }) => ({
    stage: 'accepted',
    proposal: undefined,
    ...(form === undefined ? {} : { form }),
  }),
  'intake.deemed-accepted': () => ({ stage: 'accepted', proposal: undefined }),
  'intake.pushed': () => ({ stage: 'accepted' }),
  'intake.correction-proposed': (_dossier, { defects }, { at, person }) => ({
    proposal: { kind: 'correction', by: person, at, defects },
  }),
  'intake.refusal-proposed': (_dossier, { ground, reason, basis, rightBody }, { at, person }) => ({
    proposal: { kind: 'refusal', by: person, at, ground, reason, basis, rightBody },
  }),
  'intake.proposal-dropped': () => ({ proposal: undefined }),
  'intake.correction-issued': (dossier, { noticeId, defects }, { at, person }) => ({
    proposal: undefined,
    notices: [
      ...dossier.notices,
      { id: noticeId, issuedAt: at, issuedBy: person, defects, state: 'issued', suppliedKeys: [] },
    ],
  }),
  'intake.correction-served': (dossier, { noticeId }, { at }) => ({
    stage: 'correcting',
    notices: withNotice(dossier, noticeId, { state: 'served', servedAt: at }),
  }),
  'intake.second-notice-approved': (dossier) => ({ secondNoticeApprovals: dossier.secondNoticeApprovals + 1 }),
  'intake.correction-supplied': (dossier, { bindings }) => ({
    materials: bound(dossier.materials, bindings),
    notices: dossier.notices.map((notice) =>
      notice.state === 'served'
        ? { ...notice, suppliedKeys: [...new Set([...notice.suppliedKeys, ...bindings.map(({ key }) => key)])] }
        : notice,
    ),
  }),
  'intake.correction-answered': (dossier, { noticeId }, { at }) => ({
    stage: 'received',
    examinationFrom: at,
    notices: withNotice(dossier, noticeId, { state: 'answered' }),
  }),
  'intake.pre-review-passed': (_dossier, _event, { at }) => ({ stage: 'originals', preReviewPassedAt: at }),
  'intake.originals-presented': (_dossier, _event, { at }) => ({
    stage: 'received',
    originalsSeenAt: at,
    examinationFrom: at,
  }),
  'intake.refused': (_dossier, { ground, reason, basis, rightBody, approver }, { at, person }) => ({
    stage: 'refused',
    endedAt: at,
    proposal: undefined,
    refused: { ground, reason, basis, rightBody, approver, by: person, at },
  }),
  'intake.withdrawn': (_dossier, _event, { at }) => ({ stage: 'withdrawn', endedAt: at, proposal: undefined }),
  'intake.returned': (dossier, _event, { at }) => ({
    stage: 'returned',
    endedAt: at,
    notices: dossier.notices.map((notice) => (notice.state === 'served' ? { ...notice, state: 'lapsed' } : notice)),
  }),
}

/** The materials of a situation: what was bound before stays, what is new is untouched. */
export function materialsOf(
  requirements: readonly MaterialRequirement[],
  before: readonly MaterialState[] = [],
): readonly MaterialState[] {
  return requirements.map(
    ({ key, isShared }) =>
      before.find((one) => one.key === key) ?? {
        key,
        received: isShared,
        shared: isShared,
        files: [],
        originalsKept: 0,
        checks: {},
      },
  )
}

/** Materials after something was bound to them; checks and files of a binding replace those before. */
export function bound(
  materials: readonly MaterialState[],
  bindings: readonly MaterialBinding[],
): readonly MaterialState[] {
  return materials.map((material) => {
    const binding = bindings.findLast(({ key }) => key === material.key)
    if (binding === undefined) return material
    const { key, received, shared, files, originalsKept, checks } = binding
    return { key, received, shared, files, originalsKept, checks }
  })
}

function withNotice(dossier: Dossier, id: string, change: Partial<CorrectionNotice>): readonly CorrectionNotice[] {
  return dossier.notices.map((notice) => (notice.id === id ? { ...notice, ...change } : notice))
}
