import { dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, LimitName } from '@yichuang/modules/calendar/rules'
import { textAt } from '@yichuang/modules/forms/rules'
import { auditLine, noteAudit, writeAudit } from '@yichuang/platform/audit'
import { prepared } from '@yichuang/platform/db'
import { fileProblems, servingHeaders } from '@yichuang/platform/files'
import type { FileStore, StoredFile } from '@yichuang/platform/files'
import { answer, SpecialAnswer } from '@yichuang/platform/http'
import type { Call, Route, UploadPart } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { caseRoutes } from './case-routes.ts'
import { custodyRoutes } from './custody-routes.ts'
import type { CustodyParts } from './custody-routes.ts'
import type { Acts } from './commands/act.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { calendarSubscriber, reprojectLimitsJob } from './jobs/reproject-limits.ts'
import { casesProblems } from './problems.ts'
import { explainLimit, presentDossier } from './queries/present-dossier.ts'
import type { NamesOf } from './queries/present-dossier.ts'
import { presentLine, reachOf, searchCases } from './queries/search-cases.ts'
import { readEvents, readLooks } from './queries/timeline.ts'
import type { Dossier, Facts } from './rules/index.ts'
import { seeDossier } from './see-dossier.ts'
import { signatureRoutes } from './signature-routes.ts'
import type { SignatureParts } from './signature-routes.ts'
import { supplementRoutes } from './supplement-routes.ts'

export interface CasesParts {
  readonly acts: Acts
  readonly files: FileStore
  readonly names: () => Promise<NamesOf>
  readonly personName: (id: string) => Promise<string>
  readonly calendar: () => Promise<CompiledCalendar>
  /** what the person may do with a dossier, from the deciders of all stage modules */
  readonly actions: (dossier: Dossier, facts: Facts) => readonly object[]
  readonly maxUploadBytes: number
  /** version of the calendar in force */
  readonly calendarVersion: () => Promise<string>
  readonly paperOf: CustodyParts['paperOf']
  readonly strokesOf: SignatureParts['strokesOf']
}

const dueAlarms = prepared<{ id: string }, [at: string, limit: number]>(
  'cases.due-alarms',
  `select id from cases.dossier where next_alarm <= $1 order by next_alarm limit $2`,
)

/** Dossiers: reading them, their history, their files; and the clock that acts on them. */
export function casesModule(services: Services, parts: CasesParts): Module {
  const { db } = services
  const note = noteOf(services)
  return {
    name: 'cases',
    problems: {
      status: { ...casesProblems, ...fileProblems.status },
      'zh-CN': { ...zh, ...fileProblems['zh-CN'] },
      en: { ...en, ...fileProblems.en },
    },
    routes: [
      ...readingRoutes(services, parts, note),
      ...historyRoutes(services, parts, note),
      ...fileRoutes(services, parts),
      ...signatureRoutes(services, parts),
      ...caseRoutes(parts.acts),
      ...supplementRoutes(services, parts),
      ...custodyRoutes(services, parts),
    ],
    subscribers: [calendarSubscriber],
    jobs: [
      reprojectLimitsJob(services, parts),
      {
        name: 'cases.clock',
        schedule: { everyMinutes: 1 },
        async run() {
          const at = services.now()
          for (const { id } of await db.many(dueAlarms, [at, 500])) await parts.acts.tick(id, at)
        },
      },
    ],
  }
}

type Note = (call: Call, name: string, id: string) => void

/** Looks are written behind the answer: nobody waits for the log, and the log waits for nobody. */
function noteOf({ db, log }: Services): Note {
  return (call, name, id) => {
    const { actor, at, requestId } = call
    const line = auditLine(actor, { at, act: 'view', name, subject: `dossier:${id}`, outcome: 'done', requestId })
    noteAudit(db, line).catch((error: unknown) => log.error('audit', { error: String(error) }))
  }
}

function readingRoutes({ db }: Services, parts: CasesParts, note: Note): Route[] {
  const { acts } = parts
  return [
    answer(contract.searchCases, async ({ query, actor, at }) => {
      const { department } = await parts.names()
      const reach = reachOf(actor)
      const page = await searchCases(db, {
        ...reach,
        q: query.q === '' ? undefined : query.q,
        acceptedBy: query.mine === true ? actor.person : undefined,
        state: query.state,
        department: reach.department ?? query.department,
        hall: reach.hall ?? query.hall,
        today: dateOf(at),
        after: query.after,
        limit: query.limit,
      })
      const on = { today: dateOf(at), calendar: await parts.calendar() }
      return decided({ ...page, rows: page.rows.map((row) => presentLine(row, department(row.department), on)) })
    }),
    answer(contract.readDossier, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.read')
      if (!seen.ok) return seen
      const { dossier, facts } = seen.value
      note(call, 'cases.read', dossier.id)
      return decided({ ...presentDossier(dossier, facts, await parts.names()), actions: parts.actions(dossier, facts) })
    }),
  ]
}

function historyRoutes({ db }: Services, parts: CasesParts, note: Note): Route[] {
  const { acts } = parts
  return [
    answer(contract.readTimeline, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.read')
      if (!seen.ok) return seen
      note(call, 'cases.read-events', call.params.id)
      return decided(await readEvents(db, call.params.id))
    }),
    answer(contract.explainLimit, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.read')
      if (!seen.ok) return seen
      const explained = explainLimit(seen.value.dossier, call.params.limit as LimitName, seen.value.facts)
      return explained === undefined
        ? refused({ code: 'cases.no-such-limit', limit: call.params.limit })
        : decided(explained)
    }),
    answer(contract.unmask, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.unmask')
      if (!seen.ok) return seen
      const { field, reason } = call.body
      const value = fieldOf(seen.value.dossier, field)
      if (value === undefined) return refused({ code: 'cases.nothing-there', field })
      // The look is on record before the number is seen.
      const { at, actor, requestId, params } = call
      await writeAudit(
        db,
        auditLine(actor, {
          at,
          act: 'unmask',
          name: field,
          subject: `dossier:${params.id}`,
          outcome: 'done',
          detail: { reason },
          requestId,
        }),
      )
      return decided({ value })
    }),
    answer(contract.listLooks, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.read-history')
      if (!seen.ok) return seen
      const rows = await readLooks(db, call.params.id)
      const named = rows.map(async (row) => ({
        ...row,
        // who holds the pass of a case is its applicant, and has no account
        personName: row.person === call.params.id ? '' : await parts.personName(row.person),
      }))
      return decided({ rows: await Promise.all(named) })
    }),
  ]
}

function fileRoutes({ db }: Services, { acts, files, maxUploadBytes }: CasesParts): Route[] {
  return [
    answer(contract.uploadFiles, async ({ parts }) => {
      const kept: { hash: string; name: string; mediaType: string; size: number }[] = []
      for await (const part of parts()) {
        const stored = await takeIn(files, part, maxUploadBytes)
        if (!stored.ok) return stored
        kept.push({ ...stored.value, name: part.fileName })
      }
      return kept.length === 0 ? refused({ code: 'files.empty' }) : decided({ files: kept })
    }),
    answer(contract.readFile, async (call) => {
      const seen = await seeDossier(acts, call, 'cases.read')
      if (!seen.ok) return seen
      const { hash, id } = call.params
      const file = seen.value.dossier.materials.flatMap((material) => material.files).find((one) => one.hash === hash)
      if (file === undefined) return refused({ code: 'cases.no-such-file' })
      const { at, actor, requestId } = call
      await writeAudit(
        db,
        auditLine(actor, {
          at,
          act: 'view',
          name: 'cases.read-file',
          subject: `dossier:${id}`,
          outcome: 'done',
          detail: { hash },
          requestId,
        }),
      )
      const { stream, size } = await files.open(hash)
      const headers = servingHeaders({ hash, size, mediaType: file.mediaType, fileName: file.name, show: true })
      return decided(new SpecialAnswer({ kind: 'file', stream, headers }))
    }),
  ]
}

async function takeIn(files: FileStore, part: UploadPart, maxBytes: number): Promise<Decision<StoredFile>> {
  return files.putStream(part.stream, { maxBytes, name: part.fileName })
}

function fieldOf(dossier: Dossier, field: string): string | undefined {
  if (field.startsWith('form.')) {
    return textAt(dossier.form ?? {}, field.slice('form.'.length))
  }
  const [owner = '', member = ''] = field.split('.')
  const part = { applicant: dossier.applicant, agent: dossier.agent, delivery: dossier.delivery }[owner] as
    Record<string, string> | undefined
  return part?.[member]
}
