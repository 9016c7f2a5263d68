import { runCommand } from '@yichuang/platform/commands'
import { answer, WithSession } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import { changePassword } from './commands/change-password.ts'
import { signIn } from './commands/sign-in.ts'
import { signOut } from './commands/sign-out.ts'
import * as contract from './contract.ts'
import { accessTexts } from './problem-texts.ts'
import { listDemoAccounts } from './queries/demo-accounts.ts'
import { presentSession } from './queries/present-session.ts'
import type { PlaceNames } from './queries/present-session.ts'
import type { sessionReader } from './queries/session.ts'
import type { Places } from './queries/directory.ts'
import { peopleRoutes } from './people-routes.ts'
import { sessionRoutes } from './session-routes.ts'

export interface AccessParts {
  readonly sessions: ReturnType<typeof sessionReader>
  /** names of halls, windows and departments, which other modules keep */
  readonly places: PlaceNames
  /** all places, to put people at */
  readonly directory: () => Promise<Places>
  /** tasks that a person has claimed and not finished */
  readonly openWork: (person: string) => Promise<number>
}

/** Sign-in, sessions, people and their rights. */
export function accessModule(services: Services, parts: AccessParts): Module {
  return {
    name: 'access',
    problems: accessTexts,
    routes: [...signInRoutes(services, parts), ...sessionRoutes(services, parts), ...peopleRoutes(services, parts)],
  }
}

function signInRoutes({ db, isDemo }: Services, { sessions, places }: AccessParts): Route[] {
  const intentOf = ({ actor, at, key, requestId }: Call) => ({ actor, at, key, requestId })
  return [
    answer(contract.signIn, async ({ body, at, address }) => {
      if (body.windowId !== undefined) {
        const window = await places.windowOf(body.windowId)
        if (window === undefined) return refused({ code: 'access.no-such-window', windowId: body.windowId })
        if (!window.is_open) return refused({ code: 'access.window-paused', no: window.no })
      }
      const signed = await signIn(
        db,
        { account: body.account, password: body.password, window: body.windowId, address },
        at,
      )
      if (!signed.ok) return signed
      const { token } = signed.value
      const actor = await sessions.authenticate(token, at)
      if (actor === undefined) return { ok: false, refusal: { code: 'access.account-inactive' } }
      return decided(new WithSession({ ...(await presentSession(db, actor, places)), token }, token))
    }),
    answer(contract.readSession, async ({ actor }) => decided(await presentSession(db, actor, places))),
    answer(contract.signOut, async ({ token, at }) => {
      if (token !== undefined) {
        await signOut(db, token, at)
        sessions.forget(token)
      }
      return decided(new WithSession({}, undefined))
    }),
    answer(contract.listDemoAccounts, async () => decided(await listDemoAccounts(db, isDemo, places))),
    answer(contract.changePassword, async (call) => {
      const { actor, body } = call
      const input = { ...body, person: actor.person, token: call.token ?? '' }
      const done = await runCommand(db, changePassword, input, intentOf(call))
      sessions.forgetPerson(actor.person)
      return done
    }),
  ]
}
