import { addDays, dateOf, daysBetween } from '@yichuang/modules/calendar/rules'
import { defaultSettings } from '@yichuang/modules/cases/rules'
import { maskPhone } from '@yichuang/modules/codes/rules'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, PlainDate } from '@yichuang/platform/pure'
import { changeReminders } from './commands/change-reminders.ts'
import { markRead } from './commands/mark-read.ts'
import { sendAgain } from './commands/send-again.ts'
import * as contract from './contract.ts'
import type { MessageLine, NoticeLine, UncollectedLine } from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { remindJob } from './jobs/remind.ts'
import { sendJob } from './jobs/send.ts'
import { messagesSubscriber, tellJob } from './jobs/tell.ts'
import type { MessagesParts } from './parts.ts'
import { messagesProblems } from './problems.ts'
import { countMessages, listMessages } from './queries/list-messages.ts'
import type { ListedMessage } from './queries/list-messages.ts'
import { countUnread, listNotices } from './queries/notices.ts'
import { reachOf } from './queries/reach.ts'
import { reminderSettingOf } from './queries/reminder-settings.ts'
import { listUncollected } from './queries/uncollected.ts'
import type { UncollectedRow } from './queries/uncollected.ts'
import { isUnclaimed } from './rules/index.ts'
import type { ReminderSetting } from './rules/index.ts'
import type { StaffNoticeRow } from './tables.ts'

/** Messages to applicants, notices to staff, reminders. */
export function messagesModule(parts: MessagesParts): Module {
  return {
    name: 'messages',
    problems: { status: messagesProblems, 'zh-CN': zh, en },
    routes: [...outboxRoutes(parts), ...reminderRoutes(parts), ...noticeRoutes(parts)],
    jobs: [tellJob(parts), sendJob(parts), remindJob(parts)],
    subscribers: [messagesSubscriber],
  }
}

const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })

function outboxRoutes({ db }: MessagesParts): Route[] {
  return [
    answer(contract.listMessages, async ({ query, actor }) => {
      const reach = reachOf(actor, 'messages.read')
      if (reach === undefined) return refused({ code: 'access.out-of-scope' })
      const page = await listMessages(db, reach, query)
      return decided({ ...page, rows: page.rows.map(presentMessage) })
    }),
    answer(contract.countMessages, async ({ actor }) => {
      const reach = reachOf(actor, 'messages.read')
      return reach === undefined ? refused({ code: 'access.out-of-scope' }) : decided(await countMessages(db, reach))
    }),
    answer(contract.sendAgain, async (call) => {
      const reach = reachOf(call.actor, 'messages.send-again')
      if (reach === undefined) return refused({ code: 'access.out-of-scope' })
      return runCommand(db, sendAgain, { id: call.params.id, reach }, intentOf(call))
    }),
  ]
}

function reminderRoutes({ db, names }: MessagesParts): Route[] {
  return [
    answer(contract.readReminders, async ({ actor }) => decided(mutable(await reminderSettingOf(db, actor.region)))),
    answer(contract.changeReminders, (call) => runCommand(db, changeReminders, call.body, intentOf(call))),
    answer(contract.listUncollected, async ({ query: { state, after, limit }, actor, at }) => {
      const setting = await reminderSettingOf(db, actor.region)
      const today = dateOf(at)
      const page = await listUncollected(db, uncollectedReach(actor), { state, today, setting, after, limit })
      const { hall } = await names()
      const rows = page.rows.map((row) =>
        presentUncollected(row, { today, setting, hallName: hall(row.hall ?? undefined) }),
      )
      return decided({ ...page, rows })
    }),
  ]
}

/** Results lie in a hall: who works in one sees those of that hall, others those of their area. */
function uncollectedReach(actor: Actor) {
  return actor.hall === undefined ? { region: actor.region, hall: null } : { region: '', hall: actor.hall }
}

function noticeRoutes({ db }: MessagesParts): Route[] {
  return [
    answer(contract.listNotices, async ({ query: { state, after, limit }, actor }) => {
      const page = await listNotices(db, { person: actor.person, isUnread: state === 'unread', after, limit })
      return decided({ ...page, rows: page.rows.map(presentNotice) })
    }),
    answer(contract.countNotices, async ({ actor }) => decided(await countUnread(db, actor.person))),
    answer(contract.markRead, (call) => runCommand(db, markRead, call.body, intentOf(call))),
  ]
}

const hiddenCode = '********'

function presentMessage(row: ListedMessage): MessageLine {
  const { id, dossier, kind, template, state, attempts, failure } = row
  return {
    id,
    dossier,
    applicationNo: row.application_no,
    kind,
    recipient: kind === 'sms' ? maskPhone(row.recipient) : row.recipient,
    template,
    text: row.text.replace('{{code}}', hiddenCode),
    state,
    attempts,
    failure,
    createdAt: row.created_at,
    triedAt: row.tried_at,
    sentAt: row.sent_at,
  }
}

function presentNotice({ id, dossier, kind, facts, at, ...row }: StaffNoticeRow): NoticeLine {
  return {
    id,
    dossier,
    kind,
    facts,
    at,
    applicationNo: row.application_no,
    itemName: row.item_name,
    readAt: row.read_at,
  }
}

interface Lying {
  readonly today: PlainDate
  readonly setting: ReminderSetting
  readonly hallName: string | undefined
}

function presentUncollected(row: UncollectedRow, { today, setting, hallName }: Lying): UncollectedLine {
  return {
    dossier: row.dossier,
    version: row.version,
    applicationNo: row.application_no,
    itemName: row.item_name,
    applicantName: row.applicant_name,
    hallName: hallName ?? '',
    since: row.day,
    days: daysBetween(row.day, today),
    toldStep: row.told_step,
    toldAt: row.told_at,
    reminders: row.reminders.map(({ recipient, ...reminder }) => ({ ...reminder, recipient: maskPhone(recipient) })),
    isUnclaimed: isUnclaimed(row.day, today, setting),
    depositFrom: addDays(row.day, defaultSettings.depositAfterDays),
  }
}

function mutable({ deferralDays, correctionDays, resultDays }: ReminderSetting): contract.Reminders {
  return { deferralDays: [...deferralDays], correctionDays: [...correctionDays], resultDays: [...resultDays] }
}
