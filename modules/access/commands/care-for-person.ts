import { command } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { dateOf } from '@yichuang/modules/calendar/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { readPerson } from '../queries/person.ts'
import { spellingOf } from '../queries/spelling.ts'
import { decideCare, endsSessions, evolvePerson } from '../rules/index.ts'
import type { CareAct, Directory, Person, PersonEvent } from '../rules/index.ts'
import type { AccessTables } from '../tables.ts'

/** What an act on an account needs beside its input; nothing of it takes part in the comparison of repeated acts. */
export interface CareParts {
  readonly places: Directory
  readonly openWork: number
  /** of the new first password, when the act sets one */
  readonly passwordHash?: string
}

export type CareInput<Input> = Input & { readonly person: string; readonly expectedVersion: number }

/** An act of an administrator on one account as a command: decided by its rule, written with its events. */
export function careFor<Input>(
  act: CareAct<Input>,
  parts: CareParts,
): Command<AccessTables, CareInput<Input>, { id: string; version: number }> {
  return command<AccessTables>()({
    name: act.name,
    may: act.may,
    async handle(tx, input: CareInput<Input>, { at, by, record }) {
      const known = await readPerson(tx, input.person, { toChange: true })
      if (known === undefined) return refused({ code: 'access.no-such-person' })
      const { places, openWork } = parts
      const decision = decideCare(act, known.person, input, { by, at, today: dateOf(at), places, openWork })
      if (!decision.ok) return decision
      if (known.person.version !== input.expectedVersion) {
        return refused({ code: 'access.stale-version', version: known.person.version })
      }
      const events = decision.value
      const next = events.reduce(evolvePerson, known.person)
      await savePerson(tx, next, { events, at, parts })
      await saveRoles(tx, next, { events, at, by })
      if (events.some(endsSessions)) {
        await tx.kysely.deleteFrom('access.session').where('person', '=', next.id).execute()
      }
      await record(`person:${next.id}`, events)
      return decided({ id: next.id, version: next.version + 1 })
    },
  })
}

interface Saving {
  readonly events: readonly PersonEvent[]
  readonly at: Instant
}

async function savePerson(tx: Tx<AccessTables>, person: Person, { events, at, parts }: Saving & { parts: CareParts }) {
  const reason = events.flatMap((event) =>
    event.type === 'access.person-deactivated' || event.type === 'access.person-reactivated' ? [event.reason] : [],
  )[0]
  const isOpened = events.some(({ type }) => type === 'access.account-unlocked' || type === 'access.password-reset')
  const { passwordHash } = parts
  await tx.kysely
    .updateTable('access.person')
    .set({
      version: person.version + 1,
      name: person.name,
      spelling: spellingOf(person.name),
      region: person.region,
      department: person.department ?? null,
      hall: person.hall ?? null,
      usual_window: person.window ?? null,
      is_active: person.isActive,
      must_change_password: person.mustChangePassword,
      locked_until: person.lockedUntil ?? null,
      ...(isOpened ? { failures: 0 } : {}),
      ...(reason === undefined ? {} : { state_reason: reason }),
      ...(passwordHash === undefined ? {} : { password_hash: passwordHash, password_changed_at: at }),
    })
    .where('id', '=', person.id)
    .execute()
}

async function saveRoles(tx: Tx<AccessTables>, person: Person, { events, at, by }: Saving & { by: Actor }) {
  const held = person.roles.map(({ role }) => role)
  const gone = tx.kysely.deleteFrom('access.role_grant').where('person', '=', person.id)
  const granted = events.flatMap((event) => (event.type === 'access.role-granted' ? [event] : []))
  const kept = held.filter((role) => !granted.some((event) => event.role === role))
  if (events.some(({ type }) => type === 'access.person-moved' || type.startsWith('access.role-'))) {
    await (kept.length === 0 ? gone : gone.where('role', 'not in', kept)).execute()
  }
  for (const { role, from, to, reason } of granted) {
    const span = { starts_on: from ?? null, ends_on: to ?? null, reason }
    await tx.kysely
      .insertInto('access.role_grant')
      .values({ person: person.id, role, granted_at: at, granted_by: by.person, ...span })
      .execute()
  }
}
