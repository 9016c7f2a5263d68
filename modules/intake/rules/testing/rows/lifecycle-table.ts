import type { CommandName } from './row.ts'

/** A row of lifecycle 1.1: what the command is called, what it must prove, and its checks as the table writes them. */
interface LifecycleRow {
  readonly title: string
  readonly requirements: readonly string[]
  readonly checks: string
}

/** Lifecycle 1.1, intake: checks in order. X, E and D stand for what the section above the table says. */
export const lifecycleTable: Readonly<Record<CommandName, LifecycleRow>> = {
  openApplication: {
    title: '登记申请',
    requirements: ['INT-01', 'INT-02'],
    checks:
      'already-opened, item-not-in-force, channel-not-offered, not-at-this-window, situation-stopped, situation-incomplete, identity-invalid, agent-not-authorised, duplicate-unacknowledged, form-wrong',
  },
  bindMaterial: {
    title: '绑定材料',
    requirements: ['INT-03', 'INT-08'],
    checks: 'E, deemed-accepted, not-under-examination, material-not-in-situation, file-rejected',
  },
  receiveApplication: {
    title: '收件',
    requirements: ['INT-03', 'TIM-02'],
    checks: 'E, already-received, time-not-plausible',
  },
  takeUpApplication: {
    title: '接办申请',
    requirements: ['NET-07', 'QUE-08', 'INT-01'],
    checks:
      'E, already-received, other-hall, item-not-in-force, channel-not-offered, not-at-this-window, situation-stopped, situation-incomplete, identity-invalid, agent-not-authorised, duplicate-unacknowledged, form-wrong',
  },
  discardDraft: { title: '删除草稿', requirements: ['INT-01'], checks: 'E, already-received' },
  acceptApplication: {
    title: '受理',
    requirements: ['INT-03', 'INT-04', 'CAT-15'],
    checks:
      'X, department-accepts, D, proposal-open, originals-not-seen, material-missing, deferral-barred, commitment-unsigned, form-wrong',
  },
  completeOnTheSpot: {
    title: '一人通办',
    requirements: ['BAK-03', 'CAT-15'],
    checks: 'X, not-instant, D, proposal-open, originals-not-seen, material-missing, cases.fee-unpaid, form-wrong',
  },
  proposeCorrection: {
    title: '提报补正',
    requirements: ['INT-05'],
    checks: 'X, window-issues, proposal-open, nothing-missing, second-notice',
  },
  issueCorrection: {
    title: '出具补正通知',
    requirements: ['INT-05', 'CAT-15'],
    checks: 'X, department-confirms, D, proposal-open, nothing-missing, second-notice, notice-incomplete',
  },
  serveCorrection: {
    title: '补正通知送达',
    requirements: ['INT-05', 'TIM-02'],
    checks: 'deemed-accepted, no-notice-issued, already-served',
  },
  approveSecondNotice: {
    title: '批准再次补正',
    requirements: ['INT-05'],
    checks: 'X, first-notice-unused, second-notice-spent, reason-missing, self-approval',
  },
  dropProposal: { title: '退回提报', requirements: ['INT-05', 'INT-06'], checks: 'X, no-proposal' },
  supplyCorrection: {
    title: '提交补正',
    requirements: ['INT-05'],
    checks: 'E, not-correcting, material-not-in-situation, file-rejected',
  },
  passPreReview: {
    title: '预审通过',
    requirements: ['BAK-09'],
    checks: 'X, not-half-online, proposal-open, already-seen, material-missing',
  },
  presentOriginals: {
    title: '核验原件',
    requirements: ['BAK-09', 'INT-09'],
    checks: 'E, not-awaiting-originals, original-differs',
  },
  proposeRefusal: { title: '提报不予受理', requirements: ['INT-06'], checks: 'X, proposal-open, reason-missing' },
  refuseApplication: {
    title: '不予受理',
    requirements: ['INT-06', 'CAT-15'],
    checks:
      'X, department-accepts, D, refusal-needs-approval, no-proposal, proposal-open, self-approval, reason-missing',
  },
  withdrawApplication: {
    title: '撤回申请',
    requirements: ['BAK-14'],
    checks: 'E, not-submitted, deemed-accepted, not-the-applicant',
  },
  pushAccepted: {
    title: '部门推送已受理件',
    requirements: ['BAK-11'],
    checks:
      'already-opened, channel-not-offered, item-not-in-force, identity-invalid, time-not-plausible, acceptance-number-missing',
  },
}

const short: Readonly<Record<string, string>> = {
  X: 'already-accepted, deemed-accepted, already-ended, not-under-examination, deemed-accepted',
  E: 'already-ended, already-accepted',
  D: 'no-delegation-in-force',
}

/** The codes of a command in the order in which its checks answer. */
export function codesOf(command: CommandName): readonly string[] {
  return lifecycleTable[command].checks
    .split(', ')
    .flatMap((check) => (short[check] ?? check).split(', '))
    .map((code) => (code.includes('.') ? code : `intake.${code}`))
}
