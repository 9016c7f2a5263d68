import { annexMembers, CancellationAnswers, exampleAnnex, Hash, SampleMark } from '@yichuang/modules/catalogue/contract'
import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'
import { exampleId, params } from './drafts.ts'

/** What a draft keeps with its materials: blank forms, samples with marks, black-outs, answers. (CAT-05, CAT-06) */

const version = Type.Integer({ description: 'send it as expectedVersion with the next change' })
const DraftAnnex = Type.Object({ ...annexMembers, version })
export type DraftAnnex = Static<typeof DraftAnnex>

const material = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 60 })
const place = Type.Object({ id: params.properties.id, material })
const seen = { expectedVersion: Type.Integer({ minimum: 0, description: '0: nothing was kept yet' }) }
const Kept = Type.Object({ material: Type.String(), version })
const problems = [
  'workshop.no-such-draft',
  'workshop.no-such-material',
  'access.out-of-scope',
  'workshop.not-now',
  'workshop.stale-annex',
]
const [page] = exampleAnnex.pages
const hash = page?.hash ?? ''
const example = {
  params: { id: exampleId, material: exampleAnnex.material },
  answer: { material: exampleAnnex.material, version: 4 },
}

export const readDraftAnnexes = endpoint({
  name: 'readDraftAnnexes',
  method: 'GET',
  path: '/workshop/drafts/:id/annexes',
  tag: 'workshop',
  summary:
    'What a draft keeps with its materials: blank forms, sample pages with marks, answers to the cancellation rules',
  may: { permission: 'workshop.read' },
  params,
  answer: Type.Object({ rows: Type.Array(DraftAnnex) }),
  problems: ['workshop.no-such-draft', 'access.out-of-scope'],
  example: { params: { id: exampleId }, answer: { rows: [{ ...exampleAnnex, version: 3 }] } },
})

export const readDraftFile = endpoint({
  name: 'readDraftFile',
  method: 'GET',
  path: '/workshop/drafts/:id/files/:hash',
  tag: 'workshop',
  summary: 'A blank form or a sample page of a draft',
  may: { permission: 'workshop.read' },
  gives: 'file',
  params: Type.Object({ id: params.properties.id, hash: Hash }),
  answer: Type.Any(),
  problems: ['workshop.no-such-draft', 'access.out-of-scope', 'workshop.no-such-file'],
  example: { params: { id: exampleId, hash } },
})

const uploaded = [
  ...problems.slice(0, 4),
  'files.empty',
  'files.too-large',
  'files.kind-not-allowed',
  'files.not-what-its-name-says',
  'files.encrypted',
  'files.damaged',
  'files.too-many-pages',
  'files.too-many-pixels',
]

export const addBlankForm = endpoint({
  name: 'addBlankForm',
  method: 'POST',
  path: '/workshop/drafts/:id/annexes/:material/blanks',
  tag: 'workshop',
  summary: '上传空白表: kept as it comes, PDF or picture',
  may: { permission: 'workshop.edit-draft' },
  accepts: 'upload',
  params: place,
  answer: Kept,
  problems: [...uploaded, 'workshop.too-many-blanks'],
  example,
})

export const addSamplePages = endpoint({
  name: 'addSamplePages',
  method: 'POST',
  path: '/workshop/drafts/:id/annexes/:material/pages',
  tag: 'workshop',
  summary:
    '上传样例: each page of a PDF or a picture is drawn anew, without notes or text behind it; the file itself is not kept',
  may: { permission: 'workshop.edit-draft' },
  accepts: 'upload',
  params: place,
  answer: Kept,
  problems: uploaded,
  example,
})

export const markSample = endpoint({
  name: 'markSample',
  method: 'POST',
  path: '/workshop/drafts/:id/annexes/:material/marks',
  tag: 'workshop',
  summary: '标注: where the review points are on the sample; numbers follow the order of the points',
  may: { permission: 'workshop.edit-draft' },
  params: place,
  body: Type.Object({ marks: Type.Array(SampleMark, { maxItems: 60 }), ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: [...problems, 'workshop.mark-astray'],
  example: { ...example, body: { marks: exampleAnnex.marks, expectedVersion: 3 } },
})

const side = Type.Number({ minimum: 0, maximum: 1 })
const Area = Type.Object(
  {
    x: side,
    y: side,
    width: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
    height: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
  },
  { additionalProperties: false, description: 'in shares of the width and height of the page' },
)

export const blackenSample = endpoint({
  name: 'blackenSample',
  method: 'POST',
  path: '/workshop/drafts/:id/annexes/:material/black-outs',
  tag: 'workshop',
  summary:
    '涂黑: areas of a sample page become black for good; the former picture is deleted, also from published versions',
  may: { permission: 'workshop.edit-draft' },
  params: place,
  body: Type.Object(
    { hash: Hash, areas: Type.Array(Area, { minItems: 1, maxItems: 40 }), ...seen },
    { additionalProperties: false },
  ),
  answer: Kept,
  problems: [...problems, 'workshop.no-such-file'],
  example: {
    ...example,
    body: { hash, areas: [{ x: 0.2, y: 0.31, width: 0.3, height: 0.03 }], expectedVersion: 3 },
  },
})

export const dropAnnexFile = endpoint({
  name: 'dropAnnexFile',
  method: 'POST',
  path: '/workshop/drafts/:id/annexes/:material/removals',
  tag: 'workshop',
  summary: '删除: a blank form or a sample page goes, with its marks',
  may: { permission: 'workshop.edit-draft' },
  params: place,
  body: Type.Object({ hash: Hash, ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems: [...problems, 'workshop.no-such-file'],
  example: { ...example, body: { hash, expectedVersion: 3 } },
})

export const answerCancellation = endpoint({
  name: 'answerCancellation',
  method: 'POST',
  path: '/workshop/drafts/:id/annexes/:material/answers',
  tag: 'workshop',
  summary: '减证便民核对: why the proof is still asked for although a rule might cancel it, by rule',
  may: { permission: 'workshop.edit-draft' },
  params: place,
  body: Type.Object({ answers: CancellationAnswers, ...seen }, { additionalProperties: false }),
  answer: Kept,
  problems,
  example: { ...example, body: { answers: { 'own-licence': '没有现行证照能表明' }, expectedVersion: 3 } },
})
