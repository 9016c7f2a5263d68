import {
  approveSecondNotice,
  issueCorrection,
  passPreReview,
  presentOriginals,
  proposeCorrection,
  serveCorrection,
  supplyCorrection,
} from '../../index.ts'
import { aFile } from '../hall.ts'
import { rowsOf } from './row.ts'
import type { RefusalRow } from './row.ts'
import {
  afterNotice,
  afterNoticeFaulty,
  awaitingOriginals,
  correcting,
  departmentMode,
  ended,
  faulty,
  half,
  notExamined,
  received,
  TOO_LATE,
} from './stories.ts'

const propose = rowsOf('proposeCorrection', proposeCorrection)
const issue = rowsOf('issueCorrection', issueCorrection)
const serve = rowsOf('serveCorrection', serveCorrection)
const approve = rowsOf('approveSecondNotice', approveSecondNotice)
const supply = rowsOf('supplyCorrection', supplyCorrection)
const pass = rowsOf('passPreReview', passPreReview)
const present = rowsOf('presentOriginals', presentOriginals)

const proposed = afterNotice().refusalProposed()
const nobody = { delegations: [] } as const

const proposeRows = [
  ...notExamined.map(([code, story, at]) => propose(code, story(), {}, { at })),
  propose('window-issues', proposed, {}),
  propose('proposal-open', proposed.under(departmentMode), {}),
  propose('nothing-missing', afterNotice().under(departmentMode), {}),
  propose('second-notice', afterNoticeFaulty().under(departmentMode), {}),
]

const empty = { defects: [] }

const issueRows = [
  ...notExamined.map(([code, story, at]) => issue(code, story().under(departmentMode), empty, { at })),
  issue('department-confirms', proposed.under({ ...departmentMode, ...nobody }), empty),
  issue('department-confirms', proposed.under({ ...departmentMode, ...nobody }), empty, { by: 'otherReviewer' }),
  issue('department-confirms', received(['form'], departmentMode).correctionProposed({ by: 'reviewer' }), empty, {
    by: 'reviewer',
  }),
  issue('no-delegation-in-force', proposed.under(nobody), empty),
  issue('proposal-open', proposed, empty),
  issue('proposal-open', proposed.under(departmentMode), empty, { by: 'reviewer' }),
  issue('proposal-open', received(['form']).correctionIssued(), empty),
  issue('nothing-missing', afterNotice(), empty),
  issue('second-notice', afterNoticeFaulty(), empty),
  issue('notice-incomplete', received(['form']), empty),
  issue('notice-incomplete', received(['form']), { defects: [{ material: 'form', required: ' ' }] }),
  issue('notice-incomplete', faulty(received(['health'])), { defects: [{ material: 'form', required: '请重填。' }] }),
]

const served = { method: 'window' } as const

const serveRows = [
  serve('deemed-accepted', received(['form']), served, { at: TOO_LATE }),
  serve('deemed-accepted', received(['form']).correctionIssued().waits(TOO_LATE), served, { at: TOO_LATE }),
  serve('no-notice-issued', received(), served),
  serve('no-notice-issued', received(['form']).correctionIssued().withdrawn(), served),
  serve('already-served', correcting(), served),
]

const approved = afterNotice().does(approveSecondNotice, { reason: '法规修改，新增一份材料' }, { by: 'supervisor' })

const approveRows = [
  ...notExamined.map(([code, story, at]) => approve(code, story(), { reason: '' }, { at })),
  approve('first-notice-unused', received(), { reason: '' }),
  approve('second-notice-spent', approved, { reason: '' }),
  approve('reason-missing', afterNotice(), { reason: ' ' }),
  approve('self-approval', afterNotice(), { reason: '新情况' }),
]

const unwanted = { changes: [{ key: 'health', files: [aFile({ size: 0 })] }], isDeclaredComplete: false }

const supplyRows = [
  ...ended.map(([code, story]) => supply(code, story(), unwanted)),
  supply('not-correcting', received(), unwanted),
  supply('material-not-in-situation', correcting(), unwanted),
  supply('material-not-in-situation', correcting(), { changes: [], isDeclaredComplete: false }),
  supply('material-not-in-situation', correcting(), {
    changes: [{ key: 'form', checks: { f9: { ok: true } } }],
    isDeclaredComplete: true,
  }),
  supply('file-rejected', correcting(), {
    changes: [{ key: 'form', files: [aFile({ size: 0 })] }],
    isDeclaredComplete: true,
  }),
]

const seenAndFaulty = faulty(awaitingOriginals().originalsSeen())

const passRows = [
  ...notExamined.map(([code, story, at]) => pass(code, story(), {}, { at })),
  pass('not-half-online', received(['form']).refusalProposed(), {}),
  pass('proposal-open', seenAndFaulty.refusalProposed(), {}),
  pass('already-seen', seenAndFaulty, {}),
  pass('material-missing', half(['form']), {}),
]

const differs = { differences: [{ material: 'form', difference: '签名不是同一人' }] }

const presentRows = [
  ...ended.map(([code, story]) => present(code, story(), differs)),
  present('not-awaiting-originals', half(), differs),
  present('original-differs', awaitingOriginals(), differs),
]

export const correctionRows: readonly RefusalRow[] = [
  ...proposeRows,
  ...issueRows,
  ...serveRows,
  ...approveRows,
  ...supplyRows,
  ...passRows,
  ...presentRows,
]
