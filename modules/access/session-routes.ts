import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided } from '@yichuang/platform/pure'
import { endSessions } from './commands/end-sessions.ts'
import * as contract from './contract/sessions.ts'
import type { AccessParts } from './module.ts'
import type { Places } from './queries/directory.ts'
import { listLiveSessions, sessionIdOf } from './queries/live-sessions.ts'
import type { LiveSession } from './queries/live-sessions.ts'
import { prefixOf } from './rules/index.ts'

/** Live sessions: those of an area for the security administrator, the own ones for everybody. */
export function sessionRoutes({ db }: Services, { sessions, directory }: AccessParts): Route[] {
  const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })
  return [
    answer(contract.listSessions, async ({ query: { person, after, limit }, actor, at, token }) => {
      const which = { region: prefixOf(actor.region), person, at, after, limit }
      const [page, places] = await Promise.all([listLiveSessions(db, which), directory()])
      return decided({ ...page, rows: page.rows.map((row) => present(row, places, token)) })
    }),
    answer(contract.endSessions, async (call) => {
      const { id: person } = call.params
      const done = await runCommand(db, endSessions, { ...call.body, person }, intentOf(call))
      if (done.ok) sessions.forgetPerson(person)
      return done
    }),
    answer(contract.listOwnSessions, async ({ actor, at, token }) => {
      const which = { region: '', person: actor.person, at, after: undefined, limit: 200 }
      const [{ rows }, places] = await Promise.all([listLiveSessions(db, which), directory()])
      return decided({ rows: rows.map((row) => present(row, places, token)) })
    }),
    answer(contract.endOwnSessions, async (call) => {
      const { body, token, actor } = call
      const except = body.session === undefined && token !== undefined ? { except: sessionIdOf(token) } : {}
      const input = { ...body, ...except, person: actor.person }
      const done = await runCommand(db, endSessions, input, intentOf(call))
      if (done.ok) sessions.forgetPerson(actor.person)
      return done
    }),
  ]
}

function present(row: LiveSession, { windows, halls }: Places, token: string | undefined) {
  const window = row.hall_window === null ? undefined : windows.get(row.hall_window)
  return {
    id: row.id,
    person: row.person,
    personName: row.name,
    account: row.account,
    windowNo: window?.no ?? null,
    hallName: window === undefined ? null : (halls.get(window.hall)?.name ?? null),
    address: row.address,
    since: row.created_at,
    seenAt: row.seen_at,
    isThis: token !== undefined && sessionIdOf(token) === row.id,
  }
}
