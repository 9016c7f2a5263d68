import type { Server } from '@yichuang/modules/portal/public'
import { scopeOf } from '@yichuang/modules/supervision/rules'
import { runCommand } from '@yichuang/platform/commands'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { addLocker, endLocker } from './commands/keep-locker.ts'
import { settleOpening } from './commands/open-door.ts'
import * as contract from './contract.ts'
import { lockerDesk } from './desk.ts'
import type { LockerDesk } from './desk.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { addLockerPages } from './page-routes.ts'
import type { LockersParts } from './parts.ts'
import { lockersProblems } from './problems.ts'
import { listLockers } from './queries/lockers.ts'

export interface LockersModule {
  readonly module: Module
  readonly desk: LockerDesk
  registerPages(server: Server): Promise<void>
}

/** 自助取件柜: results collected by code at the locker's own screen, and the doors that did not open. */
export function lockersModule(parts: LockersParts): LockersModule {
  const desk = lockerDesk(parts)
  return {
    desk,
    registerPages: (server) => addLockerPages(server, { desk, secureCookies: parts.secureCookies }),
    module: {
      name: 'lockers',
      problems: { status: lockersProblems, 'zh-CN': zh, en },
      routes: routesOf(parts),
    },
  }
}

const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })

function routesOf(parts: LockersParts): Route[] {
  const { db, places } = parts
  const adding = addLocker(parts)
  return [
    answer(contract.listLockers, async ({ actor, at }) => {
      const scope = scopeOf(actor, 'lockers.read')
      if (scope === undefined) return refused({ code: 'access.out-of-scope' })
      return decided(await listLockers(db, { scope, places: await places.current(), at }))
    }),
    answer(contract.addLocker, (call) => runCommand(db, adding, call.body, intentOf(call))),
    answer(contract.endLocker, (call) => runCommand(db, endLocker, call.params, intentOf(call))),
    answer(contract.settleOpening, (call) =>
      runCommand(db, settleOpening, { ...call.params, ...call.body }, intentOf(call)),
    ),
  ]
}
