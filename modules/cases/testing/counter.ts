import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import type { Database } from '@yichuang/platform/db'
import { openLocalStore } from '@yichuang/platform/files'
import type { FileStore } from '@yichuang/platform/files'
import { testHttp } from '@yichuang/platform/http/testing'
import type { Module } from '@yichuang/platform/module'
import { decided, nobody } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { actsOn } from '../commands/act.ts'
import type { Acts } from '../commands/act.ts'
import { originalProjection, sheetProjection } from '../commands/custody-projections.ts'
import { saveStatements } from '../commands/statements.ts'
import { supplementProjection } from '../commands/supplement-projection.ts'
import { casesModule } from '../module.ts'
import { availableActions, defaultSettings } from '../rules/index.ts'
import type { CommandRule, DossierEvent } from '../rules/index.ts'
import { calendar } from '../rules/testing/calendar-2026.ts'
import { anItem, delegations, people as cast } from '../rules/testing/hall.ts'
import type { Story } from '../rules/testing/story.ts'

const projections = [supplementProjection, originalProjection, sheetProjection]
const permitted = (actor: Actor): Actor => ({ ...actor, permissions: permissionsOf(actor.roles as readonly Role[]) })

/** Everybody who calls, by the token they call with. */
export const callers: Readonly<Record<string, Actor>> = {
  clerk: permitted(cast.clerk),
  colleague: permitted(cast.colleague),
  townshipClerk: permitted(cast.townshipClerk),
  reviewer: permitted(cast.reviewer),
  secondReviewer: permitted(cast.secondReviewer),
  stranger: permitted({ ...cast.reviewer, person: '外单位', department: 'elsewhere' }),
  chief: permitted(cast.chief),
  auditor: permitted({ ...cast.clerk, person: '审计', roles: ['security-auditor'] }),
  farClerk: permitted({ ...cast.clerk, person: '邻县', hall: 'far', region: '339922' }),
}

const halls = new Map([
  ['hall', '县中心'],
  ['township', '乡镇中心'],
])
const names = { department: (id: string) => id, hall: (id = '') => halls.get(id), window: (id = '') => id }
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

function actsFor(db: Database): Acts {
  return actsOn({
    db,
    projections,
    save: saveStatements(projections),
    onRecorded: () => undefined,
    sources: {
      terms: async () => anItem(),
      delegations: async () => delegations,
      calendar: async () => calendar,
      settings: async () => defaultSettings,
    },
  })
}

async function moduleFor(db: Database, acts: Acts, files: FileStore): Promise<Module> {
  const services = {
    db,
    log: silent,
    publicUrl: () => 'https://hall.example',
    isDemo: false,
    now: () => new Date().toISOString() as Instant,
  }
  return casesModule(services, {
    acts,
    files,
    names: async () => names,
    personName: async (id) => id,
    actions: availableActions,
    maxUploadBytes: 1_000_000,
    calendar: async () => calendar,
    calendarVersion: async () => calendar.version,
    paperOf: async () => ({ hash: 'a'.repeat(64), size: 1 }),
    strokesOf: async (confirmation) => (confirmation === 'confirmed' ? 'M10 20L30 40' : undefined),
  })
}

function serverFor({ routes, problems }: Module) {
  const refusals = { 'access.not-permitted': 403, 'access.out-of-scope': 403, 'platform.key-reused': 422 }
  return testHttp({
    routes,
    problems: [problems],
    refusals,
    people: callers,
  })
}

/** A counter that answers over HTTP: the routes of cases on a database, with places and items of the rules' own hall. */
export async function openCounter(db: Database) {
  const acts = actsFor(db)
  const files = await openLocalStore(mkdtempSync(join(tmpdir(), 'yichuang-cases-')))
  const server = await serverFor(await moduleFor(db, acts, files))
  let serial = 0
  return {
    server,
    files,
    keep: (story: Story) => keep(acts, story, (serial += 1)),
    call: (who: string, method: 'GET' | 'POST', url: string, said: Said = {}) =>
      call(server, { who, method, url, ...said }),
  }
}

/** Body of a write, and the key by which it is repeated. */
interface Said {
  readonly payload?: object
  readonly key?: string
}

type Asked = Said & { readonly who: string; readonly method: 'GET' | 'POST'; readonly url: string }

async function call(server: Awaited<ReturnType<typeof serverFor>>, { who, method, url, payload, key }: Asked) {
  const headers = { authorization: `Bearer ${who}`, 'idempotency-key': key ?? randomUUID() }
  const answer = await server.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown> & { rows: Row[] }>() }
}

type Row = Readonly<Record<string, unknown>>

/** Puts what a story told into the database, as a case of its own. */
async function keep(acts: Acts, story: Story, serial: number) {
  const id = randomUUID()
  const applicationNo = `339921-260212-${String(serial).padStart(5, '0')}`
  const events = story.told.map(({ event }): DossierEvent =>
    event.type === 'intake.opened' ? { ...event, applicationNo } : event,
  )
  const rule: CommandRule<undefined> = {
    name: 'intake.open-application',
    isVersioned: false,
    decide: () => decided(events),
  }
  const at = story.dossier.lastAt
  const intent = { actor: callers['clerk'] ?? nobody, at, key: randomUUID(), requestId: 'test' }
  const place = { region: '339921', hall: 'hall' }
  const answer = await acts.open({ rule, input: undefined, intent }, { id, channel: 'window', place, terms: anItem() })
  if (!answer.ok) throw new Error(answer.refusal.code)
  const originals = story.dossier.originals.map((original) => original.id)
  return { id, applicationNo, version: answer.value.version, originals }
}
