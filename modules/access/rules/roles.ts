/**
 * Who may do what: the roles of a hall and the permissions each one carries. A permission is `module.verb`; every
 * lifecycle command has one of its own name. How far a role reaches is its scope. (JL1 6.1; GB/T 22239 level 3)
 */

export const roles = [
  'window-clerk',
  'handout-clerk',
  'guide',
  'reviewer',
  'chief-representative',
  'department-administrator',
  'hall-manager',
  'supervisor',
  'system-administrator',
  'security-administrator',
  'security-auditor',
] as const
export type Role = (typeof roles)[number]

/** How far a role reaches: the whole area below the person's, their hall, or their department. */
export type Reach = 'region' | 'hall' | 'department'

interface RoleTerms {
  readonly reach: Reach
  readonly permissions: readonly string[]
}

const everybody = ['catalogue.read', 'halls.read', 'documents.read']
const printing = 'documents.print-document'

/** Who decides on items, what places set for them, and what they are in the directory of the province. */
const keepingCatalogue = [
  'catalogue.read-delegations',
  'catalogue.grant-delegation',
  'catalogue.revoke-delegation',
  'catalogue.change-item-setting',
  'catalogue.keep-words',
  'directory.set-correspondence',
  'spreadsheets.export',
  'spreadsheets.import',
]

const keepingItems = [
  'workshop.request-change',
  'workshop.decide-change',
  'workshop.read-plan',
  'workshop.plan-combing',
]

const runningHalls = ['halls.pause-window', 'halls.keep-zones']
const composing = ['packages.read', 'packages.read-draft', 'packages.compose']

const takingQuestions = ['inquiries.read', 'inquiries.ask', 'inquiries.tell']

const atTheCounter = [
  ...everybody,
  printing,
  'cases.read',
  'cases.unmask',
  'cases.supply-deferred',
  'cases.add-material',
  'cases.withdraw-case',
  'cases.serve-end-notice',
  'cases.record-payment',
  'cases.request-correction',
  'cases.dispatch-originals',
  'cases.countersign-sheet',
  'cases.reject-sheet',
  'cases.return-original',
  'appointments.read',
  'appointments.book',
  'appointments.arrive',
  'queue.read',
  'queue.take-ticket',
  'queue.serve-ticket',
  ...takingQuestions,
]

export const roleTerms = {
  'window-clerk': {
    reach: 'region',
    permissions: [
      ...atTheCounter,
      'intake.read',
      'intake.open-application',
      'evaluation.ask-confirmation',
      'intake.bind-material',
      'intake.receive-application',
      'intake.discard-draft',
      'intake.take-up-application',
      'intake.accept-application',
      'intake.complete-on-the-spot',
      'intake.propose-correction',
      'intake.issue-correction',
      'intake.serve-correction',
      'intake.supply-correction',
      'intake.pass-pre-review',
      'intake.present-originals',
      'intake.propose-refusal',
      'intake.refuse-application',
      'intake.withdraw-application',
      'workshop.read',
      'workshop.try-draft',
      'workshop.read-changes',
      'packages.read',
      'handling.serve-procedure-notice',
      'handling.serve-extension-notice',
      'handout.read',
      'handout.hand-over',
    ],
  },
  'handout-clerk': {
    reach: 'region',
    permissions: [
      ...atTheCounter,
      'handout.read',
      'handout.receive-result',
      'handout.hand-over',
      'handout.mail-result',
      'handout.put-in-locker',
      'handout.publish-electronic',
      'handout.record-delivery',
      'handout.record-return',
      'handout.deposit-result',
      'lockers.read',
      'lockers.settle-opening',
    ],
  },
  guide: {
    reach: 'hall',
    permissions: [...everybody, 'queue.read', 'queue.take-ticket', 'packages.read', ...takingQuestions],
  },
  reviewer: {
    reach: 'department',
    permissions: [
      ...everybody,
      printing,
      'cases.read',
      'cases.unmask',
      'cases.substitute-applicant',
      'cases.request-correction',
      'cases.dispatch-originals',
      'cases.countersign-sheet',
      'cases.reject-sheet',
      'cases.serve-end-notice',
      'intake.accept-application',
      'intake.issue-correction',
      'intake.serve-correction',
      'intake.drop-proposal',
      'intake.pass-pre-review',
      'intake.refuse-application',
      'handling.read',
      'handling.claim-task',
      'handling.release-task',
      'handling.give-opinion',
      'handling.open-procedure',
      'handling.serve-procedure-notice',
      'handling.end-procedure',
      'handling.request-extension',
      'handling.serve-extension-notice',
      'handling.decide-case',
      'handling.forward-up',
      'handling.produce-result',
      'inquiries.read',
      'inquiries.answer',
      'workshop.read',
      'workshop.object-to-draft',
      'workshop.read-changes',
    ],
  },
  'chief-representative': {
    reach: 'department',
    permissions: [
      ...everybody,
      printing,
      'cases.read',
      'cases.unmask',
      'cases.extend-deferral',
      'cases.terminate-case',
      'cases.settle-correction',
      'intake.refuse-application',
      'intake.drop-proposal',
      'handling.read',
      'handling.read-all',
      'handling.release-task',
      'handling.return-task',
      'handling.settle-extension',
      'handling.serve-extension-notice',
      'handling.decide-case',
      'handling.forward-up',
      'handling.produce-result',
      'handling.void-result',
      'inquiries.read',
      'inquiries.answer',
      'catalogue.read-delegations',
      'workshop.read',
      'workshop.object-to-draft',
      'workshop.request-change',
      'workshop.read-changes',
    ],
  },
  'department-administrator': {
    reach: 'department',
    permissions: [
      ...everybody,
      ...keepingCatalogue,
      'evaluation.read',
      'inquiries.set-answer-time',
      'workshop.read',
      'workshop.edit-draft',
      ...keepingItems,
      'workshop.read-changes',
      ...composing,
    ],
  },
  'hall-manager': {
    reach: 'hall',
    permissions: [
      ...everybody,
      'cases.read',
      'cases.urge-case',
      'supervision.read',
      ...runningHalls,
      'inquiries.read',
      'inquiries.read-figures',
      'inquiries.set-answer-time',
      'appointments.read',
      'appointments.book',
      'appointments.arrive',
      'appointments.manage',
      'queue.read',
      'queue.take-ticket',
      'queue.arrange',
      'evaluation.read',
      'evaluation.call-back',
      'evaluation.manage-pads',
      'lockers.read',
      'lockers.manage-lockers',
      'handout.read',
      'handout.approve-deposit',
      'messages.read',
      'catalogue.read-delegations',
      'workshop.read',
      'workshop.review-draft',
      'workshop.publish-draft',
      'workshop.change-volume-bands',
      ...keepingItems,
      'workshop.read-changes',
      ...composing,
      'packages.publish',
      'packages.mine',
    ],
  },
  supervisor: {
    reach: 'region',
    permissions: [
      ...everybody,
      'cases.read',
      'cases.urge-case',
      'cases.read-history',
      'intake.approve-second-notice',
      'intake.drop-proposal',
      'supervision.read',
      'appointments.read',
      'queue.read',
      'evaluation.read',
      'catalogue.read-delegations',
    ],
  },
  'system-administrator': {
    reach: 'region',
    permissions: [
      ...everybody,
      'halls.manage',
      ...runningHalls,
      'access.read-people',
      'access.manage-people',
      'calendar.manage',
      'catalogue.import',
      'directory.take-list',
      ...keepingCatalogue,
      'messages.read',
      'messages.send-again',
      'messages.change-reminders',
      'inquiries.set-answer-time',
      'workshop.read-plan',
      'workshop.change-volume-bands',
      'evaluation.manage-pads',
      'evaluation.read',
      'evaluation.change-terms',
      'platform.operate',
    ],
  },
  'security-administrator': {
    reach: 'region',
    permissions: [
      'halls.read',
      'access.read-people',
      'access.grant-role',
      'access.unlock-account',
      'access.end-sessions',
    ],
  },
  'security-auditor': {
    reach: 'region',
    permissions: ['halls.read', 'access.read-people', 'audit.read', 'cases.read-history'],
  },
} as const satisfies Record<Role, RoleTerms>

/** All permissions that a set of roles carries. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<string> {
  return new Set(held.flatMap((role) => roleTerms[role].permissions))
}

/** Whether a word is a role. */
export function isRole(word: string): word is Role {
  return (roles as readonly string[]).includes(word)
}
