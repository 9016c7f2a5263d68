import { prepared } from '@yichuang/platform/db'
import type { Statement } from '@yichuang/platform/db'
import { recordEventsSql } from '@yichuang/platform/events'
import type { Dossier } from '../rules/index.ts'

export interface LoadedDossier {
  readonly version: number | null
  readonly head: string | null
  readonly state: Dossier | null
  /** edition of the calendar its days were last judged by; empty when nobody noted it */
  readonly calendarVersion: string | null
  readonly receipt: { readonly command: string; readonly bodyHash: string; readonly answer: unknown } | null
}

/**
 * Everything a lifecycle command needs of the database, in one read: the dossier and the receipt of its key. The state
 * is left out when its version is the one the caller knows.
 */
export const loadDossier = prepared<LoadedDossier, [id: string, person: string, key: string, known: number]>(
  'cases.load-dossier',
  `select d.version, encode(d.head_hash, 'hex') as head, case when d.version <> $4 then d.state end as state,
     d.calendar_version as "calendarVersion",
     (select json_build_object('command', r.command, 'bodyHash', encode(r.body_hash, 'hex'), 'answer', r.answer)
      from platform.command_receipt r where r.person = $2 and r.key = $3) as receipt
   from (select 1) as one left join cases.dossier d on d.id = $1`,
)

const overviewColumns = `"applicationNo" text, stage text, conclusion text, channel text, item text, "itemVersion" int,
  "itemName" text, "itemKind" text, department text, departments text[], region text, hall text, "window" text,
  "openedBy" text, "acceptedBy" text, "applicantKind" text, "applicantName" text, "applicantKey" text,
  "openedAt" timestamptz, "receivedAt" timestamptz, "acceptedAt" timestamptz, "concludedAt" timestamptz,
  "endedAt" timestamptz, "dueOn" date, "committedDue" date, "statutoryDue" date, "isStopped" boolean,
  "nextAlarm" timestamptz, "changedAt" timestamptz, "calendarVersion" text`

/** Notes that a new edition moved none of the days of a dossier. */
export const noteJudged = prepared<never, [id: string, version: number, calendarVersion: string]>(
  'cases.note-judged',
  `update cases.dossier set calendar_version = $3 where id = $1 and version = $2`,
)

/** A row a module keeps beside the dossier, written in the same statement. Parts of it get `root` and their parameter. */
export interface ProjectionSql {
  readonly name: string
  /** the text of CTEs that write rows from the JSON parameter, guarded by `root` */
  readonly sql: (parameter: string) => string
}

const saveTail = (projections: readonly ProjectionSql[]) => `
  ${recordEventsSql('$3', 'root')},
  receipt as (
    insert into platform.command_receipt (person, key, command, body_hash, answer, at)
    select r.person, r.key, r.command, decode(r."bodyHash", 'hex'), r.answer, r.at
    from root, json_to_recordset($4::json) as r(person text, key text, command text, "bodyHash" text, answer json, at timestamptz)
  ),
  audited as (
    insert into platform.audit (at, person, role, act, name, subject, outcome, request_id)
    select a.at, a.person, a.role, 'command', a.name, a.subject, 'done', a."requestId"
    from root, json_to_recordset($5::json) as a(at timestamptz, person text, role text, name text, subject text, "requestId" text)
  )${projections.map(({ sql }, index) => `,\n  ${sql(`$${index + 6}`)}`).join('')}
  select version from root`

type SaveParams = readonly [
  root: string,
  state: string,
  events: string,
  receipts: string,
  audits: string,
  ...projections: string[],
]

export interface SaveStatements {
  readonly create: Statement<{ version: number }, SaveParams>
  readonly advance: Statement<{ version: number }, SaveParams>
}

/**
 * The two statements by which every act is saved whole: row, events, outbox, receipt, audit, and the rows other
 * modules keep. One statement is one transaction; guarded by the version that was read, it writes all or nothing.
 */
export function saveStatements(projections: readonly ProjectionSql[]): SaveStatements {
  const tail = saveTail(projections)
  return {
    create: prepared(
      'cases.create-dossier',
      `with root as (
         insert into cases.dossier (id, application_no, version, head_hash, state, stage, conclusion, channel, item,
           item_version, item_name, item_kind, department, departments, region, hall, hall_window, opened_by, accepted_by,
           applicant_kind, applicant_name, applicant_key, opened_at, received_at, accepted_at, concluded_at, ended_at,
           due_on, committed_due, statutory_due, is_stopped, next_alarm, changed_at, calendar_version)
         select id, "applicationNo", version, decode(head, 'hex'), $2::json, stage, conclusion, channel, item,
           "itemVersion", "itemName", "itemKind", department, departments, region, hall, "window", "openedBy", "acceptedBy",
           "applicantKind", "applicantName", "applicantKey", "openedAt", "receivedAt", "acceptedAt", "concludedAt", "endedAt",
           "dueOn", "committedDue", "statutoryDue", "isStopped", "nextAlarm", "changedAt", "calendarVersion"
         from json_to_record($1::json) as r(id uuid, version int, expected int, head text, ${overviewColumns})
         returning version
       ),${tail}`,
    ),
    advance: prepared(
      'cases.advance-dossier',
      `with root as (
         update cases.dossier d set version = r.version, head_hash = decode(r.head, 'hex'), state = $2::json,
           stage = r.stage, conclusion = r.conclusion, accepted_by = r."acceptedBy", applicant_name = r."applicantName",
           applicant_key = r."applicantKey", received_at = r."receivedAt", accepted_at = r."acceptedAt",
           concluded_at = r."concludedAt", ended_at = r."endedAt", due_on = r."dueOn", committed_due = r."committedDue",
           statutory_due = r."statutoryDue", is_stopped = r."isStopped", next_alarm = r."nextAlarm", changed_at = r."changedAt",
           calendar_version = r."calendarVersion"
         from json_to_record($1::json) as r(id uuid, version int, expected int, head text, ${overviewColumns})
         where d.id = r.id and d.version = r.expected
         returning d.version
       ),${tail}`,
    ),
  }
}
