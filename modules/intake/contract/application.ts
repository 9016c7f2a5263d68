import { ActAnswer, exampleAnswer, lifecycleEndpoint } from '@yichuang/modules/cases/contract'
import { endpoint, Type } from '@yichuang/platform/contract'
import {
  Agent,
  Applicant,
  Commitment,
  Delivery,
  exampleApplicant,
  FormFilled,
  MaterialChange,
  OptionalText,
  TakeApplication,
} from './parts.ts'

export const openApplication = endpoint({
  name: 'openApplication',
  method: 'POST',
  path: '/applications',
  tag: 'intake',
  summary: 'Open an application; with `then`, everything done at the counter is one act',
  description:
    'Opens, binds the materials and, as `then` says, keeps the draft, receives, accepts, completes on the spot, gives the correction notice, or refuses – all or nothing.',
  may: { permission: 'intake.open-application' },
  body: TakeApplication,
  answer: ActAnswer,
  problems: [
    'catalogue.no-such-item',
    'intake.item-not-in-force',
    'intake.not-at-this-window',
    'intake.situation-stopped',
    'intake.situation-incomplete',
    'intake.identity-invalid',
    'intake.duplicate-unacknowledged',
    'evaluation.no-such-confirmation',
    'evaluation.confirmation-used',
    'intake.material-missing',
    'intake.no-delegation-in-force',
    'intake.form-wrong',
  ],
  example: {
    body: {
      item: 'gthsl',
      answers: { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] },
      applicant: exampleApplicant,
      delivery: { method: 'window' },
      then: { kind: 'draft' },
    },
    answer: { ...exampleAnswer, version: 1, stage: 'draft' },
  },
})

const { item: _item, ...entered } = TakeApplication.properties
const onDossier = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const takeUpApplication = endpoint({
  name: 'takeUpApplication',
  method: 'POST',
  path: '/applications/:id/taking-up',
  tag: 'intake',
  summary:
    'Take up what the applicant prepared at a machine of the hall; with `then`, everything at the counter is one act',
  description:
    'The number stays; situation, applicant and form become what is sent. Binds the materials and, as `then` says, receives, accepts, completes on the spot, gives the correction notice, or refuses – all or nothing.',
  may: { permission: 'intake.take-up-application' },
  params: onDossier,
  body: Type.Object(entered, { additionalProperties: false }),
  answer: ActAnswer,
  problems: [
    'catalogue.no-such-item',
    'intake.not-opened',
    'intake.already-received',
    'intake.other-hall',
    'intake.item-not-in-force',
    'intake.not-at-this-window',
    'intake.situation-stopped',
    'intake.situation-incomplete',
    'intake.identity-invalid',
    'intake.duplicate-unacknowledged',
    'evaluation.no-such-confirmation',
    'evaluation.confirmation-used',
    'intake.material-missing',
    'intake.no-delegation-in-force',
    'intake.form-wrong',
  ],
  example: {
    params: { id: exampleAnswer.id },
    body: {
      answers: { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] },
      applicant: exampleApplicant,
      delivery: { method: 'window' },
      then: { kind: 'receive' },
    },
    answer: { ...exampleAnswer, version: 3, stage: 'received' },
  },
})

export const PreparedApplication = Type.Object({
  id: Type.String(),
  applicationNo: Type.String(),
  item: Type.String(),
  openedAt: Type.String(),
  answers: TakeApplication.properties.answers,
  applicant: Applicant,
  agent: Type.Optional(Agent),
  delivery: Delivery,
  form: Type.Optional(FormFilled),
})

export const readPrepared = endpoint({
  name: 'readPrepared',
  method: 'GET',
  path: '/intake/prepared/:no',
  tag: 'intake',
  summary: 'What the applicant prepared at a machine of the own hall, by its application number; the look is logged',
  may: { permission: 'intake.take-up-application' },
  params: Type.Object({ no: Type.String({ minLength: 1, maxLength: 40 }) }),
  answer: PreparedApplication,
  problems: ['intake.not-opened', 'intake.already-received'],
  example: {
    params: { no: exampleAnswer.applicationNo },
    answer: {
      id: exampleAnswer.id,
      applicationNo: exampleAnswer.applicationNo,
      item: 'gthsl',
      openedAt: '2026-09-24T01:42:18.000Z',
      answers: { operator: ['cn'], place: ['own'], residential: ['no'], extra: ['none'] },
      applicant: exampleApplicant,
      delivery: { method: 'window' },
    },
  },
})

export const bindMaterial = lifecycleEndpoint({
  name: 'bindMaterial',
  command: 'intake.bind-material',
  path: '/materials',
  tag: 'intake',
  summary: 'Bind files, papers kept and ticked review points to one material',
  body: MaterialChange.properties,
  problems: ['intake.material-not-in-situation', 'intake.file-rejected', 'intake.already-accepted'],
  example: { key: 'form', received: true, checks: { f1: { ok: true } } },
})

export const receiveApplication = lifecycleEndpoint({
  name: 'receiveApplication',
  command: 'intake.receive-application',
  path: '/receipt',
  tag: 'intake',
  summary: 'Receive the application (收件): the five working days for telling everything begin',
  body: {},
  problems: ['intake.already-received', 'intake.time-not-plausible'],
  example: {},
})

export const discardDraft = lifecycleEndpoint({
  name: 'discardDraft',
  command: 'intake.discard-draft',
  path: '/discard',
  tag: 'intake',
  summary: 'Discard a draft',
  body: {},
  problems: ['intake.already-received'],
  example: {},
})

export const acceptApplication = lifecycleEndpoint({
  name: 'acceptApplication',
  command: 'intake.accept-application',
  path: '/acceptance',
  tag: 'intake',
  summary: 'Accept (受理), with a signed commitment when materials are deferred (容缺受理)',
  body: { commitment: Type.Optional(Commitment), form: Type.Optional(FormFilled) },
  problems: [
    'intake.department-accepts',
    'intake.no-delegation-in-force',
    'intake.material-missing',
    'intake.deferral-barred',
    'intake.commitment-unsigned',
    'intake.form-wrong',
    'intake.deemed-accepted',
  ],
  example: {},
})

export const completeOnTheSpot = lifecycleEndpoint({
  name: 'completeOnTheSpot',
  command: 'intake.complete-on-the-spot',
  path: '/completion',
  tag: 'intake',
  summary: 'Accept, grant and make the result of an instant item in one act (一人通办)',
  body: { paymentOrder: OptionalText(60), form: Type.Optional(FormFilled) },
  problems: [
    'intake.not-instant',
    'intake.no-delegation-in-force',
    'intake.material-missing',
    'cases.fee-unpaid',
    'intake.form-wrong',
  ],
  example: {},
})
