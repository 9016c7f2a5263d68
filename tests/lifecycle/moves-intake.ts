import { intakeCommands } from '@yichuang/modules/intake/rules'
import type { MaterialChange, OpenApplication } from '@yichuang/modules/intake/rules'
import { instantOf } from '@yichuang/modules/calendar/rules'
import type { Channel, Delivery, Dossier, Requester } from '@yichuang/modules/cases/rules'
import type { Instant } from '@yichuang/platform/pure'
import { aFile, requirements } from '../../modules/cases/rules/testing/hall.ts'
import { anAgent, anApplicant, aStranger, theAgent, theApplicant } from '../../modules/cases/rules/testing/story.ts'
import { missingIn } from './history.ts'
import { move } from './move.ts'
import type { Move, Pick } from './move.ts'

const {
  openApplication,
  bindMaterial,
  receiveApplication,
  discardDraft,
  takeUpApplication,
  acceptApplication,
  completeOnTheSpot,
  proposeCorrection,
  issueCorrection,
  serveCorrection,
  approveSecondNotice,
  dropProposal,
  supplyCorrection,
  passPreReview,
  presentOriginals,
  proposeRefusal,
  refuseApplication,
  withdrawApplication,
  pushAccepted,
} = intakeCommands

const anyChannel: readonly [Channel, ...Channel[]] = ['window', 'half', 'full', 'kiosk', 'agent', 'post']

/** Every move before acceptance. */
export const intakeMoves: readonly Move[] = [
  move(openApplication, {
    by: ['clerk', 'applicant'],
    side: 'applicant',
    input: opening,
    facts: (facts, pick) => ({ ...facts, channel: pick(anyChannel) }),
  }),
  move(pushAccepted, {
    by: ['departmentSystem'],
    input: (dossier, pick, { at }) => ({
      ...opening(dossier, pick),
      acceptanceNo: pick(['食药受〔2026〕7号', '']),
      recordedAt: pick([undefined, undefined, daysLater(at, 9)]),
    }),
    facts: (facts, pick) => ({ ...facts, channel: pick(['push', 'window']) }),
  }),
  move(bindMaterial, { by: ['clerk', 'applicant', 'colleague'], input: change }),
  move(receiveApplication, {
    by: ['clerk', 'applicant'],
    input: (_dossier, pick, { at }) => ({ recordedAt: pick([undefined, undefined, daysLater(at, 9)]) }),
  }),
  move(takeUpApplication, {
    by: ['clerk', 'colleague', 'townshipClerk'],
    input: (dossier, pick, { item }) => ({ ...opening(dossier, pick), terms: item }),
  }),
  move(discardDraft, { by: ['clerk'], input: () => ({}) }),
  move(acceptApplication, {
    by: ['clerk', 'reviewer', 'secondReviewer'],
    input: (dossier, pick) => ({
      commitment: pick([{ signatureId: `承诺-${dossier.version}`, materials: missingIn(dossier) }, undefined]),
      dishonestyRecord: pick([undefined, undefined, undefined, '失信记录1']),
    }),
  }),
  move(completeOnTheSpot, {
    by: ['clerk', 'colleague'],
    input: (_dossier, pick, { item }) => ({
      payment: pick([{ fen: item.fee.fen, order: '缴1' }, undefined]),
      basis: ['条例 7'],
    }),
  }),
  move(proposeCorrection, { by: ['clerk', 'reviewer'], input: () => ({}) }),
  move(issueCorrection, {
    by: ['clerk', 'reviewer', 'secondReviewer'],
    input: (_dossier, pick) => ({
      defects: pick([undefined, undefined, [{ material: 'photo', required: '照片不清晰' }]]),
    }),
  }),
  move(serveCorrection, {
    by: ['clerk', 'carrier'],
    input: (_dossier, pick) => ({ method: pick(['window', 'mail']), proof: '送达回证' }),
  }),
  move(approveSecondNotice, {
    by: ['supervisor', 'reviewer'],
    input: (_dossier, pick) => ({ reason: pick(['首次告知后材料变更', '']) }),
  }),
  move(dropProposal, { by: ['reviewer', 'chief'], input: () => ({}) }),
  move(supplyCorrection, {
    by: ['applicant', 'clerk'],
    side: 'applicant',
    input: (dossier, pick) => ({
      changes: pick([[change(dossier, pick)], []]),
      isDeclaredComplete: pick([true, false]),
    }),
  }),
  move(passPreReview, { by: ['clerk', 'reviewer'], input: () => ({}) }),
  move(presentOriginals, {
    by: ['clerk', 'townshipClerk'],
    side: 'applicant',
    input: (_dossier, pick) => ({ differences: pick([[], [], [{ material: 'form', difference: '签名不符' }]]) }),
  }),
  move(proposeRefusal, { by: ['clerk', 'reviewer'], input: (_dossier, pick) => refusal(pick) }),
  move(refuseApplication, {
    by: ['clerk', 'reviewer', 'chief'],
    input: (_dossier, pick) => ({
      ...refusal(pick),
      remedies: pick([['可在60日内申请行政复议，或六个月内提起行政诉讼'], []]),
    }),
  }),
  move(withdrawApplication, {
    by: ['applicant', 'clerk'],
    side: 'applicant',
    input: (_dossier, pick) => ({ requester: pick<Requester>([theApplicant, theAgent, aStranger]) }),
  }),
]

function opening(_dossier: Dossier, pick: Pick): OpenApplication {
  return {
    applicationNo: '339921-260212-00001',
    answers: {},
    situation: {
      status: pick(['complete', 'complete', 'complete', 'incomplete', 'stopped']),
      missing: [],
      errors: [],
      outcome: null,
    },
    requirements,
    applicant: pick([anApplicant, anApplicant, { ...anApplicant, documentNumber: '339921199003071230' }]),
    agent: pick([anAgent, undefined]),
    delivery: pick<Delivery>([
      { method: 'window' },
      { method: 'mail', recipient: '林小满', phone: '13800000000', address: '人民路1号' },
      { method: 'electronic', acceptsElectronic: true },
      { method: 'locker', acceptsElectronic: false },
    ]),
    isTakenHere: pick([true, true, true, true, false]),
    duplicates: pick([[], [], ['339921-260210-00007']]),
    duplicateReason: pick(['两处门店', undefined]),
  }
}

function daysLater(moment: Instant, days: number): Instant {
  return instantOf(Date.parse(moment) + days * 86_400_000)
}

/** Something about one material: mostly that it comes in order. */
function change(_dossier: Dossier, pick: Pick): MaterialChange {
  const key = pick(['form', 'form', 'form', 'health', 'health', 'photo', 'stranger'])
  const signed = pick([{ ok: true }, { ok: true }, { ok: true }, { ok: false, defect: '未签名' }] as const)
  return {
    key,
    received: pick([true, true, true, false]),
    files: [aFile({ size: pick([2048, 2048, 2048, 2048, 0]) })],
    originalsKept: pick([0, 1]),
    checks: key === 'form' ? { signed } : {},
  }
}

function refusal(pick: Pick) {
  return {
    ground: pick(['not-required', 'not-competent', 'not-eligible'] as const),
    reason: pick(['不属于本机关职权范围', '不属于本机关职权范围', '']),
    basis: ['行政许可法 第32条'],
    rightBody: pick(['市市场监督管理局', undefined]),
  }
}
