import { randomUUID } from 'node:crypto'
import { runCommand } from '@yichuang/platform/commands'
import type { BodyOf } from '@yichuang/platform/contract'
import { answer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import type { Services } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { PlainDate } from '@yichuang/platform/pure'
import { enrol } from './commands/add-person.ts'
import { careFor } from './commands/care-for-person.ts'
import { firstPassword } from './commands/first-password.ts'
import { hashPassword } from './commands/hash-password.ts'
import * as contract from './contract/care.ts'
import { listPeople, readPerson, readWorkPlaces } from './contract/people.ts'
import type { AccessParts } from './module.ts'
import { directoryOf, workPlacesIn } from './queries/directory.ts'
import { listPeople as findPeople } from './queries/people.ts'
import type { PeopleOrder } from './queries/people.ts'
import { readPerson as findPerson } from './queries/person.ts'
import { presentLine, presentPerson } from './queries/present-person.ts'
import { careActs, mayAct, prefixOf } from './rules/index.ts'
import type { CareAct } from './rules/index.ts'

/** People and their accounts: lists, records, and the acts of the system and the security administrator. (SEC-01) */
export function peopleRoutes(services: Services, parts: AccessParts): Route[] {
  return [...readingRoutes(services, parts), ...accountRoutes(services, parts), ...careRoutes(services, parts)]
}

function readingRoutes({ db }: Services, { directory, openWork }: AccessParts): Route[] {
  return [
    answer(listPeople, async ({ query, actor, at }) => {
      const { q, department, hall, role, state, sort, after, limit } = query
      const [page, places] = await Promise.all([
        findPeople(db, {
          region: prefixOf(actor.region),
          q: q === undefined || q.trim() === '' ? undefined : q.trim(),
          departments: listOf(department),
          halls: listOf(hall),
          roles: listOf(role),
          states: listOf(state),
          order: sort as PeopleOrder,
          after,
          limit,
          at,
        }),
        directory(),
      ])
      return decided({ ...page, rows: page.rows.map((row) => presentLine(row, { places, at })) })
    }),
    answer(readPerson, async ({ params: { id }, actor, at }) => {
      const [known, places, work] = await Promise.all([findPerson(db, id), directory(), openWork(id)])
      if (known === undefined) return refused({ code: 'access.no-such-person' })
      const may = mayAct(actor, 'access.read-people', { region: known.person.region })
      return may.ok ? decided(await presentPerson(db, known, { actor, at, places, openWork: work })) : may
    }),
    answer(readWorkPlaces, async ({ actor }) => decided(workPlacesIn(await directory(), actor.region))),
  ]
}

/** What sets a first password: it is told once, and the same act asked for again tells nothing. */
function accountRoutes({ db }: Services, parts: AccessParts): Route[] {
  return [
    answer(contract.addPerson, async (call) => {
      const id = `p-${randomUUID().slice(0, 13)}`
      const password = firstPassword()
      const secret = { id, passwordHash: await hashPassword(password), places: directoryOf(await parts.directory()) }
      const added = await runCommand(db, enrol(secret), call.body, intentOf(call))
      if (!added.ok) return added
      return decided({ id: added.value.id, ...(added.value.id === id ? { password } : {}) })
    }),
    answer(contract.resetPassword, async (call) => {
      const { id } = call.params
      const password = firstPassword()
      const told: { isNew: boolean } = { isNew: false }
      const passwordHash = await hashPassword(password)
      const places = directoryOf(await parts.directory())
      const act = watched(careActs.resetPassword, () => (told.isNew = true))
      const input = { ...call.body, person: id }
      const reset = await runCommand(db, careFor(act, { places, openWork: 0, passwordHash }), input, intentOf(call))
      if (!reset.ok) return reset
      parts.sessions.forgetPerson(id)
      return decided({ id, ...(told.isNew ? { password } : {}) })
    }),
  ]
}

/** An act that tells when it is really done and not only answered again. */
function watched<Input>(act: CareAct<Input>, onDecided: () => void): CareAct<Input> {
  return {
    ...act,
    decide(person, input, facts) {
      const decision = act.decide(person, input, facts)
      if (decision.ok) onDecided()
      return decision
    },
  }
}

function careRoutes(services: Services, parts: AccessParts): Route[] {
  const { grantRole, revokeRole, unlockAccount, changePerson, deactivatePerson, reactivatePerson } = careActs
  const care = <Body extends { expectedVersion: number }>(call: Call<{ id: string }, unknown, Body>) => ({
    for: <Input>(act: CareAct<Input>, input: Input) => careForOne(services, parts, { call, act, input }),
  })
  return [
    answer(contract.changePerson, async (call) => care(call).for(changePerson, call.body)),
    answer(contract.deactivatePerson, async (call) => care(call).for(deactivatePerson, call.body)),
    answer(contract.reactivatePerson, async (call) => care(call).for(reactivatePerson, call.body)),
    answer(contract.grantRole, async (call) => care(call).for(grantRole, spanOf(call.body))),
    answer(contract.revokeRole, async (call) => care(call).for(revokeRole, call.body)),
    answer(contract.unlockAccount, async (call) => care(call).for(unlockAccount, {})),
  ]
}

/** Days as the rules take them; the contract has checked their form. */
function spanOf({ role, reason, from, to }: BodyOf<typeof contract.grantRole>) {
  const day = (name: 'from' | 'to', text: string | undefined) =>
    text === undefined ? {} : { [name]: text as PlainDate }
  return { role, reason, ...day('from', from), ...day('to', to) }
}

interface Caring<Input> {
  readonly call: Call<{ id: string }, unknown, { expectedVersion: number }>
  readonly act: CareAct<Input>
  readonly input: Input
}

async function careForOne<Input>({ db }: Services, parts: AccessParts, { call, act, input }: Caring<Input>) {
  const { id } = call.params
  const [places, openWork] = await Promise.all([parts.directory(), parts.openWork(id)])
  const command = careFor(act, { places: directoryOf(places), openWork })
  const { expectedVersion } = call.body
  const done = await runCommand(db, command, { ...input, person: id, expectedVersion }, intentOf(call))
  // Rights that were given or taken hold from the next call on.
  if (done.ok) parts.sessions.forgetPerson(id)
  return done
}

function intentOf({ actor, at, key, requestId }: Call) {
  return { actor, at, key, requestId }
}

function listOf(words: string | undefined): readonly string[] {
  return words === undefined || words === '' ? [] : words.split(',')
}
