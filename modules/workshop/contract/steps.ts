import { endpoint, Type } from '@yichuang/platform/contract'
import { Answers, exampleId, Grades, Kept, params, reason, seen, stepProblems } from './drafts.ts'

/** The steps of a draft on its way to publication. (CAT-08 … CAT-10) */

export const submitDraft = endpoint({
  name: 'submitDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/submissions',
  tag: 'workshop',
  summary: '提交审核: to the business review, when no error is left',
  may: { permission: 'workshop.edit-draft' },
  params,
  body: Type.Object(seen, { additionalProperties: false }),
  answer: Kept,
  problems: [...stepProblems, 'workshop.base-outdated', 'workshop.findings-open'],
  example: {
    params: { id: exampleId },
    body: { expectedVersion: 8 },
    answer: { id: exampleId, version: 9, state: 'review' },
  },
})

export const rebaseDraft = endpoint({
  name: 'rebaseDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/rebases',
  tag: 'workshop',
  summary: '改接: put the draft onto the version in force, when another than it began from came in force meanwhile',
  may: { permission: 'workshop.edit-draft' },
  params,
  body: Type.Object(seen, { additionalProperties: false }),
  answer: Kept,
  problems: stepProblems,
  example: {
    params: { id: exampleId },
    body: { expectedVersion: 8 },
    answer: { id: exampleId, version: 9, state: 'combing' },
  },
})

export const cancelDraft = endpoint({
  name: 'cancelDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/cancellations',
  tag: 'workshop',
  summary: '取消: give a draft up; what is published stays as it is',
  may: { permission: 'workshop.edit-draft' },
  params,
  body: Type.Object({ reason, ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: [...stepProblems, 'workshop.reason-missing'],
  example: {
    params: { id: exampleId },
    body: { reason: '并入另一次修订', expectedVersion: 8 },
    answer: { id: exampleId, version: 9, state: 'cancelled' },
  },
})

const high = { master: 'high', situations: 'high', materials: 'high', points: 'high', limits: 'high' } as const

export const reviewDraft = endpoint({
  name: 'reviewDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/reviews',
  tag: 'workshop',
  summary: '业务审核: grade every aspect; medium or low returns the draft with the comment, else windows try it',
  may: { permission: 'workshop.review-draft' },
  params,
  body: Type.Object(
    { grades: Grades, comment: Type.String({ maxLength: 2000 }), ...seen },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [...stepProblems, 'workshop.own-draft', 'workshop.grade-missing', 'workshop.reason-missing'],
  example: {
    params: { id: exampleId },
    body: { grades: high, comment: '', expectedVersion: 9 },
    answer: { id: exampleId, version: 10, state: 'trial' },
  },
})

export const returnDraft = endpoint({
  name: 'returnDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/returns',
  tag: 'workshop',
  summary: '退回: send a draft back to its department from the trial or from waiting',
  may: { permission: 'workshop.review-draft' },
  params,
  body: Type.Object({ reason, ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: [...stepProblems, 'workshop.reason-missing'],
  example: {
    params: { id: exampleId },
    body: { reason: '两个窗口都选不出网络经营的情形', expectedVersion: 10 },
    answer: { id: exampleId, version: 11, state: 'combing' },
  },
})

export const tryDraft = endpoint({
  name: 'tryDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/trials',
  tag: 'workshop',
  summary: '模拟受理: handle a mock application at the own window; another list than the situation has is an objection',
  may: { permission: 'workshop.try-draft' },
  params,
  body: Type.Object(
    { mock: Type.Integer({ minimum: 1 }), answers: Answers, objection: Type.Optional(reason) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ id: Type.String(), isSame: Type.Boolean(), hasPassed: Type.Boolean() }),
  problems: [
    'workshop.no-such-draft',
    'access.out-of-scope',
    'workshop.not-now',
    'workshop.no-window',
    'workshop.other-board',
    'workshop.already-tried',
    'workshop.no-such-mock',
  ],
  example: {
    params: { id: exampleId },
    body: { mock: 1, answers: { operator: ['cn'] } },
    answer: { id: exampleId, isSame: true, hasPassed: false },
  },
})

export const objectToDraft = endpoint({
  name: 'objectToDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/objections',
  tag: 'workshop',
  summary: '后台异议: people of the department say what is wrong with an item that windows try',
  may: { permission: 'workshop.object-to-draft' },
  params,
  body: Type.Object({ text: reason }, { additionalProperties: false }),
  answer: Type.Object({ objection: Type.String() }),
  problems: ['workshop.no-such-draft', 'access.out-of-scope', 'workshop.not-now', 'workshop.reason-missing'],
  example: {
    params: { id: exampleId },
    body: { text: '后台要核原件，清单写成了复印件' },
    answer: { objection: '0192f0aa-2222-7000-8000-000000000001' },
  },
})

export const withdrawObjection = endpoint({
  name: 'withdrawObjection',
  method: 'POST',
  path: '/workshop/drafts/:id/objections/:objection/withdrawals',
  tag: 'workshop',
  summary: '撤回异议: who objected takes it back',
  may: { permission: 'workshop.read' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }), objection: Type.String({ format: 'uuid' }) }),
  answer: Type.Object({ id: Type.String(), hasPassed: Type.Boolean() }),
  problems: [
    'workshop.no-such-draft',
    'workshop.no-such-objection',
    'access.out-of-scope',
    'workshop.not-now',
    'workshop.objection-closed',
  ],
  example: {
    params: { id: exampleId, objection: '0192f0aa-2222-7000-8000-000000000001' },
    answer: { id: exampleId, hasPassed: true },
  },
})

export const publishDraft = endpoint({
  name: 'publishDraft',
  method: 'POST',
  path: '/workshop/drafts/:id/publications',
  tag: 'workshop',
  summary:
    '发布: put a draft in force as the next version, on all channels, now or at a time; cases keep their version',
  may: { permission: 'workshop.publish-draft' },
  params,
  body: Type.Object(
    { publishAt: Type.Optional(Type.String({ format: 'date-time', description: 'left out: at once' })), ...seen },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [...stepProblems, 'workshop.objection-open', 'workshop.base-outdated', 'workshop.time-over'],
  example: {
    params: { id: exampleId },
    body: { expectedVersion: 11 },
    answer: { id: exampleId, version: 12, state: 'published' },
  },
})
