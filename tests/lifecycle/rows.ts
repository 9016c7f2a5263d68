/** The state checks of lifecycle 1.1, by their letter. */
const X = 'intake.already-accepted intake.already-ended intake.not-under-examination intake.deemed-accepted'
const E = 'intake.already-ended intake.already-accepted'
const O = 'cases.not-accepted cases.closed cases.already-concluded'
const H = `${O} handling.file-held`
const N = 'cases.not-accepted cases.closed'
const R = `${N} handout.no-result-yet handout.already-settled handout.result-not-here`
const D = 'handling.no-delegation-in-force'

/**
 * The checks of every command in the order of lifecycle 1.1: its rows, written once more. A command refuses with the
 * first of its row that does not hold, and with nothing else.
 */
const rows: Readonly<Record<string, string>> = {
  'intake.open-application':
    'intake.already-opened intake.item-not-in-force intake.channel-not-offered intake.not-at-this-window intake.situation-stopped intake.situation-incomplete intake.identity-invalid intake.agent-not-authorised intake.duplicate-unacknowledged',
  'intake.bind-material': `${E} intake.deemed-accepted intake.not-opened intake.not-under-examination intake.material-not-in-situation intake.file-rejected`,
  'intake.receive-application': `${E} intake.not-opened intake.already-received intake.time-not-plausible`,
  'intake.take-up-application': `${E} intake.not-opened intake.already-received intake.other-hall intake.item-not-in-force intake.channel-not-offered intake.not-at-this-window intake.situation-stopped intake.situation-incomplete intake.identity-invalid intake.agent-not-authorised intake.duplicate-unacknowledged`,
  'intake.discard-draft': `${E} intake.not-opened intake.already-received`,
  'intake.accept-application': `${X} intake.department-accepts intake.no-delegation-in-force intake.proposal-open intake.originals-not-seen intake.material-missing intake.deferral-barred intake.commitment-unsigned`,
  'intake.complete-on-the-spot': `${X} intake.not-instant intake.no-delegation-in-force intake.proposal-open intake.originals-not-seen intake.material-missing cases.fee-unpaid`,
  'intake.propose-correction': `${X} intake.window-issues intake.proposal-open intake.nothing-missing intake.second-notice`,
  'intake.issue-correction': `${X} intake.department-confirms intake.no-delegation-in-force intake.proposal-open intake.nothing-missing intake.second-notice intake.notice-incomplete`,
  'intake.serve-correction': 'intake.deemed-accepted intake.no-notice-issued intake.already-served',
  'intake.approve-second-notice': `${X} intake.first-notice-unused intake.second-notice-spent intake.reason-missing intake.self-approval`,
  'intake.drop-proposal': `${X} intake.no-proposal`,
  'intake.supply-correction': `${E} intake.not-correcting intake.material-not-in-situation intake.file-rejected`,
  'intake.pass-pre-review': `${X} intake.not-half-online intake.proposal-open intake.already-seen intake.material-missing`,
  'intake.present-originals': `${E} intake.not-awaiting-originals intake.original-differs`,
  'intake.propose-refusal': `${X} intake.proposal-open intake.reason-missing`,
  'intake.refuse-application': `${X} intake.department-accepts intake.no-delegation-in-force intake.refusal-needs-approval intake.no-proposal intake.proposal-open intake.self-approval intake.reason-missing`,
  'intake.withdraw-application': `${E} intake.not-opened intake.not-submitted intake.deemed-accepted intake.not-the-applicant`,
  'intake.push-accepted':
    'intake.already-opened intake.channel-not-offered intake.item-not-in-force intake.identity-invalid intake.time-not-plausible intake.acceptance-number-missing',

  'cases.supply-deferred': `${N} cases.no-open-commitment cases.supply-too-late cases.material-not-promised cases.file-rejected`,
  'cases.extend-deferral': `${N} cases.no-open-commitment ${D} cases.deferral-extension-spent cases.reason-missing`,
  'cases.withdraw-case': `${O} cases.not-the-applicant`,
  'cases.terminate-case': `${O} ${D} cases.reason-missing cases.ground-not-met`,
  'cases.add-material': `${O} cases.file-rejected`,
  'cases.substitute-applicant': `${O} cases.applicant-not-transferable cases.reason-missing`,
  'cases.serve-end-notice': `${N} cases.no-notice-issued`,
  'cases.record-payment': `${N} cases.no-fee-due cases.amount-differs`,
  'cases.urge-case': `${N} cases.reason-missing`,
  'cases.request-correction': 'cases.not-accepted cases.request-open cases.not-clerical',
  'cases.settle-correction': `cases.not-accepted cases.no-request-open ${D} cases.self-approval`,
  'cases.dispatch-originals': 'cases.no-original-held cases.sheet-open cases.not-the-holder',
  'cases.countersign-sheet': 'cases.no-sheet-open access.out-of-scope cases.count-differs cases.self-approval',
  'cases.reject-sheet': 'cases.no-sheet-open access.out-of-scope cases.reason-missing',
  'cases.return-original': 'cases.no-original-held cases.not-the-holder cases.identity-not-verified cases.sheet-open',

  'handling.claim-task': `${H} handling.task-not-open handling.task-done handling.task-taken`,
  'handling.release-task': `${H} handling.not-your-task`,
  'handling.give-opinion': `${H} handling.not-your-task`,
  'handling.return-task': `${H} handling.task-not-done handling.reason-missing`,
  'handling.open-procedure': `${H} handling.procedure-not-provided handling.procedure-open handling.procedure-time-missing handling.task-not-open`,
  'handling.serve-procedure-notice': `${H} handling.procedure-not-open handling.already-served`,
  'handling.end-procedure': `${H} handling.procedure-not-open`,
  'handling.request-extension': `${H} handling.extension-not-allowed handling.extension-too-late handling.extension-already-used handling.extension-too-long handling.reason-missing`,
  'handling.settle-extension': `${H} handling.extension-too-late handling.extension-not-requested ${D} handling.self-approval`,
  'handling.serve-extension-notice': `${H} handling.extension-too-late handling.extension-not-approved`,
  'handling.decide-case': `${H} ${D} handling.major-not-delegated handling.decider-accepted-it handling.must-report-up handling.opinions-missing handling.procedure-open handling.procedure-needed cases.commitment-defaulted cases.fee-unpaid handling.reason-missing`,
  'handling.forward-up': `${H} handling.not-a-reported-item ${D} handling.opinions-missing handling.procedure-open handling.deferral-open`,
  'handling.produce-result': `${R} ${D}`,
  'handling.void-result': `${R} handling.no-ground-to-void ${D} handout.already-on-its-way handling.reason-missing`,

  'handout.receive-result': `${R} handout.sheet-differs`,
  'handout.hand-over': `${R} handout.identity-not-verified handout.agent-not-authorised cases.fee-unpaid handout.deferral-open handout.signature-missing`,
  'handout.mail-result': `${R} handout.mail-not-chosen cases.fee-unpaid handout.deferral-open`,
  'handout.put-in-locker': `${R} handout.locker-not-suitable cases.fee-unpaid handout.deferral-open`,
  'handout.publish-electronic': `${R} handout.no-electronic-service cases.fee-unpaid handout.deferral-open`,
  'handout.record-delivery': `${R} handout.proof-missing`,
  'handout.record-return': R,
  'handout.deposit-result': `${R} handout.not-yet-unclaimed handout.deferral-open cases.self-approval`,

  'archive.archive-case': 'cases.not-accepted archive.not-closed archive.already-archived',
}

/** The names of all commands. */
export const commandNames: readonly string[] = Object.keys(rows)

/** Codes a command may refuse with, in the order of its checks. */
export function codesOf(command: string): readonly string[] {
  return rows[command]?.split(' ') ?? []
}
