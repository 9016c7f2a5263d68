/** A server for tests of routes: as the product makes it, but faults are thrown where they can be seen. */

import { nobody } from '../../pure/index.ts'
import type { Actor } from '../../pure/index.ts'
import { createServer, problemCatalogue } from '../index.ts'
import type { ModuleProblems, Route, ServerOptions } from '../index.ts'

interface TestServer extends Partial<Omit<ServerOptions, 'problems'>> {
  readonly routes: readonly Route[]
  /** problems of the modules under test */
  readonly problems?: readonly (ModuleProblems | undefined)[]
  /** refusals of other modules that the routes may give, with their status; told by their codes */
  readonly refusals?: Readonly<Record<string, number>>
  /** who calls, by token; or `authenticate` */
  readonly people?: Readonly<Record<string, Actor>>
}

/** A server that listens nowhere: ask it by `inject`, and close it. */
export function testHttp({ problems = [], refusals = {}, people = {}, ...given }: TestServer) {
  return createServer({
    problems: problemCatalogue([...problems.filter((one) => one !== undefined), problemsOf(refusals)]),
    authenticate: async (token) => people[token],
    authenticatePass: async () => undefined,
    anonymous: nobody,
    onRefused: () => undefined,
    onFault: ({ error }) => {
      throw error
    },
    isReady: async () => true,
    version: '0',
    secureCookies: false,
    maxUploadBytes: 1_000_000,
    ...given,
  })
}

function problemsOf(status: Readonly<Record<string, number>>): ModuleProblems {
  const said = Object.fromEntries(Object.keys(status).map((code) => [code, code]))
  return { status, 'zh-CN': said, en: said }
}
