import { acceptApplication, completeOnTheSpot, dropProposal, proposeRefusal, refuseApplication } from '../../index.ts'
import type { AcceptApplication, RefuseApplication } from '../../index.ts'
import { aStatement, remedies } from '../dossier-story.ts'
import { aDelegation, aForm, instantItem } from '../hall.ts'
import { rowsOf } from './row.ts'
import type { RefusalRow } from './row.ts'
import { afterNotice, departmentMode, half, notExamined, received, TOO_LATE } from './stories.ts'

const accept = rowsOf('acceptApplication', acceptApplication)
const complete = rowsOf('completeOnTheSpot', completeOnTheSpot)
const propose = rowsOf('proposeRefusal', proposeRefusal)
const refuse = rowsOf('refuseApplication', refuseApplication)
const drop = rowsOf('dropProposal', dropProposal)

const unsigned: AcceptApplication = { dishonestyRecord: '信用修复前' }
const none = { delegations: [] } as const
const receives = { item: { authority: 'receive' }, delegations: [] } as const
/** Half on-line, papers not seen, the form not there, and a refusal proposed: all that can be wrong. */
const worst = half(['form']).refusalProposed()
const acceptOnly = { delegations: [aDelegation({ powers: ['accept', 'seal'] })] }

const acceptRows = [
  ...notExamined.map(([code, story, at]) => accept(code, story().under(receives), unsigned, { at })),
  accept('department-accepts', worst.under(receives), unsigned),
  accept('no-delegation-in-force', worst.under(none), unsigned),
  accept('no-delegation-in-force', worst.under({ delegations: [aDelegation({ items: ['gthsl'] })] }), unsigned),
  accept('proposal-open', worst, unsigned),
  accept('originals-not-seen', half(['form']), unsigned),
  accept('material-missing', received(['form', 'health']), unsigned),
  accept('deferral-barred', received(['health']), unsigned),
  accept('deferral-barred', received(['health'], { item: instantItem, settings: { instantDeferral: 'barred' } }), {}),
  accept('commitment-unsigned', received(['health']), {}),
  accept('commitment-unsigned', received(['health', 'lease']), {
    commitment: { signatureId: 'signature', materials: ['health'] },
  }),
  accept('form-wrong', received([], { item: { form: aForm } }), {}),
  accept('form-wrong', received([], { item: { form: aForm } }), { form: { area: '三十' } }),
]

const fee = { when: 'before', fen: 12_000 } as const
const instant = { item: { ...instantItem, fee } } as const

const completeRows = [
  ...notExamined.map(([code, story, at]) => complete(code, story().under(none), {}, { at })),
  complete('not-instant', worst.under({ item: { fee }, delegations: [] }), {}),
  complete('no-delegation-in-force', worst.under({ ...instant, ...none }), {}),
  complete('no-delegation-in-force', worst.under({ ...instant, ...acceptOnly }), {}),
  complete('proposal-open', worst.under(instant), {}),
  complete('originals-not-seen', half(['form']).under(instant), {}),
  complete('material-missing', received(['health'], instant), {}),
  complete('cases.fee-unpaid', received([], instant), {}),
  complete('cases.fee-unpaid', received([], instant), { payment: { fen: 11_999, order: 'pay-1' } }),
  complete('form-wrong', received([], { item: { ...instantItem, form: aForm } }), {}),
]

const unreasoned = { ...aStatement, reason: ' ' }

const proposeRows = [
  ...notExamined.map(([code, story, at]) => propose(code, story(), unreasoned, { at })),
  propose('deemed-accepted', received().refusalProposed(), unreasoned, { at: TOO_LATE }),
  propose('proposal-open', received().refusalProposed(), unreasoned),
  propose('proposal-open', received(['form']).correctionIssued(), unreasoned),
  propose('reason-missing', received(), unreasoned),
  propose('reason-missing', received(), { ...aStatement, basis: [] }),
  propose('reason-missing', received(), { ...aStatement, rightBody: undefined }),
]

const silent: RefuseApplication = { remedies: [] }
const major = { isMajor: true } as const
const minorPower = { delegations: [aDelegation({ includesMajor: false })] }
const correctionProposed = received(['form'], departmentMode).correctionProposed()

const refuseRows = [
  ...notExamined.map(([code, story, at]) => refuse(code, story().under(receives), silent, { at })),
  refuse('department-accepts', correctionProposed.under({ ...receives, item: { ...receives.item, ...major } }), silent),
  refuse('no-delegation-in-force', correctionProposed.under({ item: major, ...none }), silent),
  refuse('refusal-needs-approval', correctionProposed.under({ item: major, ...minorPower }), silent),
  refuse('no-proposal', correctionProposed.under({ item: major }), silent),
  refuse('proposal-open', correctionProposed, silent),
  refuse('proposal-open', received(['form']).correctionIssued(), silent),
  refuse('self-approval', received().refusalProposed(), silent),
  refuse('reason-missing', received().refusalProposed(), silent, { by: 'colleague' }),
  refuse('reason-missing', received(), { remedies }),
  refuse('reason-missing', received(), { ...aStatement, basis: [' '], remedies }),
]

const dropRows = [
  ...notExamined.map(([code, story, at]) => drop(code, story(), {}, { by: 'reviewer', at })),
  drop('no-proposal', afterNotice(), {}, { by: 'reviewer' }),
]

export const acceptanceRows: readonly RefusalRow[] = [
  ...acceptRows,
  ...completeRows,
  ...proposeRows,
  ...refuseRows,
  ...dropRows,
]
