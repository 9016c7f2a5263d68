import { plainDate } from '@yichuang/modules/calendar/rules'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
import {
  bindMaterial,
  discardDraft,
  openApplication,
  pushAccepted,
  receiveApplication,
  takeUpApplication,
  withdrawApplication,
} from '../../index.ts'
import type { OpenApplication, PushAccepted, TakeUpApplication } from '../../index.ts'
import { aDossier } from '../dossier-story.ts'
import { aFile, aForm, agent, anEntry, anItem, applicant, moment } from '../hall.ts'
import { rowsOf } from './row.ts'
import type { RefusalRow } from './row.ts'
import { correcting, draft, ended, received, TOO_LATE } from './stories.ts'

const open = rowsOf('openApplication', openApplication)
const push = rowsOf('pushAccepted', pushAccepted)
const bind = rowsOf('bindMaterial', bindMaterial)
const receive = rowsOf('receiveApplication', receiveApplication)
const takeUp = rowsOf('takeUpApplication', takeUpApplication)
const discard = rowsOf('discardDraft', discardDraft)
const withdraw = rowsOf('withdrawApplication', withdrawApplication)

const wrongNumber = { ...applicant, documentNumber: '110105194912310021' }
const expired = { ...agent, authorisedUntil: plainDate('2026-02-11') }
const nowhere = { item: { isInForce: false, channels: [] } } as const
const bySystem = { by: 'system' } as const

/** Everything wrong at once; each row mends what the row before answered. */
function entry(mended: Partial<OpenApplication> = {}): OpenApplication {
  return anEntry({
    isTakenHere: false,
    situation: { status: 'stopped', missing: [], errors: [], outcome: { kind: 'stop', message: '请到公安机关办理' } },
    applicant: wrongNumber,
    agent: expired,
    duplicates: ['339921-260210-00007'],
    ...mended,
  })
}

const taken = { isTakenHere: true } as const
const incomplete = { status: 'incomplete', missing: ['place'], errors: [], outcome: null } as const
const resolved = { ...taken, situation: anEntry().situation }
const identified = { ...resolved, applicant }

const openRows = [
  open('already-opened', draft().under(nowhere), entry()),
  open('item-not-in-force', aDossier(nowhere), entry()),
  open('channel-not-offered', aDossier({ item: { channels: ['full'] } }), entry()),
  open('not-at-this-window', aDossier(), entry()),
  open('situation-stopped', aDossier(), entry(taken)),
  open('situation-incomplete', aDossier(), entry({ ...taken, situation: incomplete })),
  open('situation-incomplete', aDossier(), entry({ ...taken, situation: { ...incomplete, status: 'invalid' } })),
  open('identity-invalid', aDossier(), entry(resolved)),
  open('agent-not-authorised', aDossier(), entry(identified)),
  open('agent-not-authorised', aDossier({ channel: 'agent' }), entry({ ...identified, agent: undefined })),
  open('duplicate-unacknowledged', aDossier(), entry({ ...identified, agent, duplicateReason: ' ' })),
  open(
    'form-wrong',
    aDossier({ item: { form: aForm } }),
    entry({ ...identified, agent, duplicates: [], form: { area: -1 } }),
  ),
]

const report: PushAccepted = {
  ...anEntry({ applicant: wrongNumber }),
  acceptanceNo: '',
  recordedAt: moment('2026-02-11'),
}

const pushRows = [
  push('already-opened', draft().under(nowhere), report, bySystem),
  push('channel-not-offered', aDossier({ ...nowhere, channel: 'push' }), report, bySystem),
  push('item-not-in-force', aDossier({ item: { isInForce: false }, channel: 'push' }), report, bySystem),
  push('identity-invalid', aDossier({ channel: 'push' }), report, bySystem),
  push('time-not-plausible', aDossier({ channel: 'push' }), { ...report, applicant }, bySystem),
  push(
    'acceptance-number-missing',
    aDossier({ channel: 'push' }),
    { ...report, applicant, recordedAt: undefined },
    bySystem,
  ),
]

const stranger = { key: 'deed', files: [aFile({ mediaType: 'application/x-msdownload' })] }

const bindRows = [
  ...ended.map(([code, story]) => bind(code, story(), stranger)),
  bind('deemed-accepted', received(['form']), stranger, { at: TOO_LATE }),
  bind('not-under-examination', correcting(), stranger),
  bind('material-not-in-situation', received(), stranger),
  bind('material-not-in-situation', received(), { ...stranger, key: 'form', checks: { f9: { ok: true } } }),
  bind('file-rejected', received(), { ...stranger, key: 'form' }),
]

const tooOld = { recordedAt: moment('2026-02-16') }

const receiveRows = [
  ...ended.map(([code, story]) => receive(code, story(), tooOld)),
  receive('already-received', received(), tooOld),
  receive('time-not-plausible', draft(), tooOld),
  receive('time-not-plausible', draft(), { recordedAt: moment('2026-02-12 09:59') }),
  receive('time-not-plausible', draft(), {}, { at: '2026-02-12 09:59' }),
]

const discardRows = [
  ...ended.map(([code, story]) => discard(code, story(), {})),
  discard('already-received', received(), {}),
]

/** The desk with everything wrong, and the item out of force; each row mends what the row before answered. */
function desk(mended: Partial<OpenApplication> = {}, terms: Partial<ItemTerms> = {}): TakeUpApplication {
  return { ...entry(mended), terms: anItem(terms) }
}

const takeUpRows = [
  ...ended.map(([code, story]) => takeUp(code, story(), desk({}, nowhere.item))),
  takeUp('already-received', received(), desk({}, nowhere.item)),
  takeUp('other-hall', draft(), desk({}, nowhere.item), { by: 'elsewhere' }),
  takeUp('item-not-in-force', draft(), desk({}, nowhere.item)),
  takeUp('channel-not-offered', draft(), desk({}, { channels: ['full'] })),
  takeUp('not-at-this-window', draft(), desk()),
  takeUp('situation-stopped', draft(), desk(taken)),
  takeUp('situation-incomplete', draft(), desk({ ...taken, situation: incomplete })),
  takeUp('identity-invalid', draft(), desk(resolved)),
  takeUp('agent-not-authorised', draft(), desk(identified)),
  takeUp('duplicate-unacknowledged', draft(), desk({ ...identified, agent, duplicateReason: ' ' })),
  takeUp('form-wrong', draft(), desk({ ...identified, agent, duplicates: [], form: { area: -1 } }, { form: aForm })),
]

const somebodyElse = { requester: { documentType: 'residentId', documentNumber: '110105197001010000' } } as const
const agentOnly = { requester: { documentType: agent.documentType, documentNumber: agent.documentNumber } }

const withdrawRows = [
  ...ended.map(([code, story]) => withdraw(code, story(), somebodyElse)),
  withdraw('not-submitted', draft(), somebodyElse),
  withdraw('deemed-accepted', received(['form']), somebodyElse, { at: TOO_LATE }),
  withdraw('not-the-applicant', received(), somebodyElse),
  withdraw(
    'not-the-applicant',
    aDossier()
      .opened({ agent: { ...agent, authorisedUntil: plainDate('2026-02-12') } })
      .received(),
    agentOnly,
    { at: '2026-02-13' },
  ),
]

export const openingRows: readonly RefusalRow[] = [
  ...openRows,
  ...pushRows,
  ...bindRows,
  ...receiveRows,
  ...takeUpRows,
  ...discardRows,
  ...withdrawRows,
]
