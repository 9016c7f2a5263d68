import { randomUUID } from 'node:crypto'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { directoryOf } from '../queries/directory.ts'
import type { Places } from '../queries/directory.ts'
import { readPerson } from '../queries/person.ts'
import { careActs, decideCare, evolvePerson } from '../rules/index.ts'
import type { CareAct, Directory, Person } from '../rules/index.ts'
import { enrol } from './add-person.ts'
import { careFor } from './care-for-person.ts'
import { endSessions } from './end-sessions.ts'
import { firstPassword } from './first-password.ts'
import { hashPassword } from './hash-password.ts'

/** An account as the operator of the installation sees it. */
export interface AccountLine {
  readonly account: string
  readonly name: string
  readonly region: string
  readonly department: string | null
  readonly hall: string | null
  readonly roles: readonly string[]
  readonly state: 'active' | 'locked' | 'inactive'
}

const allAccounts = prepared<AccountLine, [words: string | null, at: string]>(
  'access.all-accounts',
  `select p.account, p.name, p.region, p.department, p.hall,
     coalesce((select array_agg(g.role order by g.role) from access.role_grant g where g.person = p.id), '{}') as roles,
     case when not p.is_active then 'inactive' when p.locked_until > $2::timestamptz then 'locked' else 'active' end as state
   from access.person p
   where $1::text is null or p.account like $1 || '%' or p.name like '%' || $1 || '%'
   order by p.account`,
)
const idOfAccount = prepared<{ id: string }, [account: string]>(
  'access.id-of-account',
  `select id from access.person where account = $1`,
)

/** Who keeps the accounts from outside the pages: whoever has the machine and the keys to its database. */
const installationOperator: Actor = {
  kind: 'system',
  person: 'system:operator',
  name: '安装维护',
  roles: [],
  permissions: new Set(['access.manage-people', 'access.grant-role', 'access.unlock-account', 'access.end-sessions']),
  region: '',
}

export interface NewAccount {
  readonly account: string
  readonly name: string
  readonly region: string
  readonly department?: string
  readonly hall?: string
  readonly window?: string
  readonly roles: readonly string[]
}

/**
 * The accounts as the operator keeps them at the command line, by the same rules and with the same record as the pages:
 * the first administrators of an installation, and the way back in when nobody can sign in any more. (SEC-01)
 */
export function accountKeeper(db: Database, places: () => Promise<Places>, now: () => Instant) {
  const intent = () => ({ actor: installationOperator, at: now(), key: randomUUID() })

  const personOf = async (account: string): Promise<Decision<{ id: string; version: number }>> => {
    const found = await db.find(idOfAccount, [account])
    const known = found === undefined ? undefined : await readPerson(db, found.id)
    if (known === undefined) return refused({ code: 'access.no-such-person', account })
    return decided({ id: known.person.id, version: known.person.version })
  }
  const care = async <Input>(account: string, act: CareAct<Input>, input: Input, passwordHash?: string) => {
    const person = await personOf(account)
    if (!person.ok) return person
    const parts = { places: directoryOf(await places()), openWork: 0 }
    const command = careFor(act, passwordHash === undefined ? parts : { ...parts, passwordHash })
    return runCommand(
      db,
      command,
      { ...input, person: person.value.id, expectedVersion: person.value.version },
      intent(),
    )
  }
  const grant = (account: string, role: string, reason: string) => care(account, careActs.grantRole, { role, reason })

  return {
    /** Accounts by the beginning of the account or a part of the name; all without words. */
    list: (words?: string) => db.many(allAccounts, [words ?? null, now()]),
    /**
     * Adds an account with its roles; the first password is told once and changed at the first sign-in. A role that
     * may not be given refuses the whole.
     */
    async add({ roles, ...person }: NewAccount): Promise<Decision<{ id: string; password: string }>> {
      const mayHold = tryRoles(person, roles, now())
      if (!mayHold.ok) return mayHold
      const password = firstPassword()
      const secret = { id: `p-${randomUUID().slice(0, 13)}`, passwordHash: await hashPassword(password) }
      const command = enrol({ ...secret, places: directoryOf(await places()) })
      const added = await runCommand(db, command, person, intent())
      if (!added.ok) return added
      for (const role of roles) {
        const granted = await grant(person.account, role, reasonOfInstallation)
        if (!granted.ok) return granted
      }
      return decided({ id: added.value.id, password })
    },
    /** Gives a new first password; all sessions of the account end. */
    async resetPassword(account: string): Promise<Decision<{ password: string }>> {
      const password = firstPassword()
      const done = await care(account, careActs.resetPassword, {}, await hashPassword(password))
      return done.ok ? decided({ password }) : done
    },
    grant,
    revoke: (account: string, role: string, reason: string) => care(account, careActs.revokeRole, { role, reason }),
    unlock: (account: string) => care(account, careActs.unlockAccount, {}),
    async endSessions(account: string): Promise<Decision<{ ended: number }>> {
      const person = await personOf(account)
      return person.ok ? runCommand(db, endSessions, { person: person.value.id }, intent()) : person
    },
  }
}

const reasonOfInstallation = 'installation'

/** Whether somebody new may be given all these roles, one after the other. */
function tryRoles(person: Omit<NewAccount, 'roles'>, roles: readonly string[], at: Instant): Decision<Person> {
  let holder: Person = { ...person, id: '', version: 1, isActive: true, mustChangePassword: true, roles: [] }
  const facts = { by: installationOperator, at, today: dateOf(at), places: nowhere, openWork: 0 }
  for (const role of roles) {
    const decision = decideCare(careActs.grantRole, holder, { role, reason: reasonOfInstallation }, facts)
    if (!decision.ok) return decision
    holder = decision.value.reduce(evolvePerson, holder)
  }
  return decided(holder)
}

/** What a role may reach is asked of the person, not of the directory. */
const nowhere: Directory = {
  hasRegion: () => false,
  department: () => undefined,
  hall: () => undefined,
  window: () => undefined,
}
