import type { Applicant, CaseStage, CaseState, Commitment, Dossier } from './dossier.ts'
import { bound } from './fold-intake.ts'
import type { Reducers } from './reducers.ts'
import type { ClericalField, Original, OriginalHolder } from './papers.ts'

/** What cases events make of the dossier. */
export const casesReducers: Reducers<'cases'> = {
  'cases.accepted': (_dossier, { dayZero, how, accepter, accepterName, isOnTheSpot }, { at }) => ({
    case: { stage: 'accepted', dayZero, acceptedAt: at, how, accepter, accepterName, isOnTheSpot },
  }),
  'cases.deferral-opened': (dossier, { commitment }) => ({
    commitment: { ...commitment, state: 'open', supplied: [], isExtended: false },
    ...(commitment.moves === 'after-materials' ? inCase(dossier, { stage: 'awaiting' }) : {}),
  }),
  'cases.deferral-extended': (dossier, { until }) => inCommitment(dossier, { until, isExtended: true }),
  'cases.deferred-supplied': (dossier, { bindings }) => ({
    materials: bound(dossier.materials, bindings),
    ...inCommitment(dossier, {
      supplied: [...new Set([...(dossier.commitment?.supplied ?? []), ...bindings.map(({ key }) => key)])],
    }),
  }),
  'cases.deferral-fulfilled': (dossier) => ({
    ...inCommitment(dossier, { state: 'fulfilled' }),
    ...noLongerAwaiting(dossier),
  }),
  'cases.deferral-released': (dossier) => inCommitment(dossier, { state: 'released' }),
  'cases.deferral-defaulted': (dossier, { consequence }) => ({
    ...inCommitment(dossier, { state: 'defaulted' }),
    ...(consequence === 'decide-as-is' ? noLongerAwaiting(dossier) : {}),
  }),
  'cases.fee-due': (_dossier, { when, fen }) => ({ fee: { state: 'due', when, fen } }),
  'cases.fee-paid': (dossier, { order, fen }) => ({
    fee: { when: dossier.fee?.when ?? 'before', fen, state: 'paid', order },
  }),
  'cases.fee-waived': (dossier) => (dossier.fee === undefined ? {} : { fee: { ...dossier.fee, state: 'waived' } }),
  'cases.original-taken': (dossier, { originals }) => ({ originals: [...dossier.originals, ...originals] }),
  'cases.clock-stopped': (dossier) => inCase(dossier, { stage: 'suspended' }),
  'cases.clock-resumed': (dossier) => runsAgain(dossier),
  'cases.limit-extended': () => ({}),
  'cases.limits-reprojected': (dossier, { limits }) => {
    const moved = limits.find(({ limit }) => limit === 'deferral')?.entry
    return moved?.kind === 'reprojected' && moved.newDue !== null ? inCommitment(dossier, { until: moved.newDue }) : {}
  },
  'cases.overdue': (dossier, { limit }, { at }) => ({ overdue: { ...dossier.overdue, [limit]: at } }),
  'cases.overdue-lifted': (dossier, { limit }) => ({ overdue: { ...dossier.overdue, [limit]: undefined } }),
  'cases.material-added': (dossier, { name, files }, { at, person }) => ({
    additions: [...(dossier.additions ?? []), { at, by: person, name, files }],
  }),
  'cases.applicant-substituted': (_dossier, { applicant }) => ({ applicant, agent: undefined }),
  'cases.concluded': (dossier, { conclusion, ground, attributedTo, reason, basis }, { at, person, name }) =>
    inCase(dossier, {
      stage: 'concluded',
      conclusion: { kind: conclusion, ground, attributedTo, at, by: person, byName: name, reason, basis },
    }),
  'cases.end-notice-issued': (_dossier, { noticeId }, { at }) => ({
    endNotice: { id: noticeId, state: 'issued', issuedAt: at },
  }),
  'cases.end-notice-served': (dossier, _event, { at }) =>
    dossier.endNotice === undefined ? {} : { endNotice: { ...dossier.endNotice, state: 'served', servedAt: at } },
  'cases.closed': (dossier, _event, { at }) => ({ ...inCase(dossier, { stage: 'closed', closedAt: at }), endedAt: at }),
  'cases.urged': (dossier, { reason }, { at, person, name }) => ({
    urges: [...dossier.urges, { at, by: person, byName: name, reason }],
  }),
  'cases.error-reported': (_dossier, { field, to, reason }, { at, person }) => ({
    clerical: { by: person, at, field, to, reason },
  }),
  'cases.error-corrected': (dossier, { field, to }) => ({ clerical: undefined, ...corrected[field](dossier, to) }),
  'cases.error-report-rejected': () => ({ clerical: undefined }),
  'cases.sheet-signed': (_dossier, { sheet }) => ({ sheet }),
  'cases.sheet-countersigned': (dossier) => ({ sheet: undefined, originals: moved(dossier) }),
  'cases.sheet-rejected': (_dossier, { no, reason }) => ({ sheet: undefined, sheetReturned: { no, reason } }),
  'cases.original-returned': (dossier, { originals }) => ({
    originals: dossier.originals.map((original) =>
      originals.includes(original.id)
        ? { ...original, holder: { kind: 'applicant' } satisfies OriginalHolder }
        : original,
    ),
  }),
}

/** A change of the case inside the dossier; nothing before acceptance. */
function inCase(dossier: Dossier, change: Partial<CaseState>): Partial<Dossier> {
  return dossier.case === undefined ? {} : { case: { ...dossier.case, ...change } }
}

function inCommitment(dossier: Dossier, change: Partial<Commitment>): Partial<Dossier> {
  return dossier.commitment === undefined ? {} : { commitment: { ...dossier.commitment, ...change } }
}

function noLongerAwaiting(dossier: Dossier): Partial<Dossier> {
  return dossier.case?.stage === 'awaiting' ? inCase(dossier, { stage: 'accepted' }) : {}
}

/** A stop ended: the case runs when no other served procedure stands (I-23). The procedure's own event comes first. */
function runsAgain(dossier: Dossier): Partial<Dossier> {
  const stands = dossier.procedures.some(({ state }) => state === 'stopped')
  const stage: CaseStage = stands ? 'suspended' : 'accepted'
  return dossier.case?.stage === 'suspended' ? inCase(dossier, { stage }) : {}
}

function moved(dossier: Dossier): readonly Original[] {
  const { sheet } = dossier
  if (sheet === undefined) return dossier.originals
  return dossier.originals.map((original) =>
    sheet.originals.includes(original.id) ? { ...original, holder: sheet.to } : original,
  )
}

const corrected: Readonly<Record<ClericalField, (dossier: Dossier, to: string) => Partial<Dossier>>> = {
  'applicant.name': (dossier, name) => ofApplicant(dossier, { name }),
  'applicant.address': (dossier, address) => ofApplicant(dossier, { address }),
  'applicant.phone': (dossier, phone) => ofApplicant(dossier, { phone }),
  'applicant.legalRepresentative': (dossier, legalRepresentative) => ofApplicant(dossier, { legalRepresentative }),
  'delivery.address': ({ delivery }, address) => ({ delivery: { ...delivery, address } }),
}

function ofApplicant({ applicant }: Dossier, change: Partial<Applicant>): Partial<Dossier> {
  return { applicant: { ...applicant, ...change } }
}
