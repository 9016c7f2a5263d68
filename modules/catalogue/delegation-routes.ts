import { mayAct, ownDepartment } from '@yichuang/modules/access/rules'
import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { servingHeaders } from '@yichuang/platform/files'
import { answer, SpecialAnswer } from '@yichuang/platform/http'
import type { Call, Route } from '@yichuang/platform/http'
import { decided, refused } from '@yichuang/platform/pure'
import { grantDelegation, revokeDelegation } from './commands/grant-delegation.ts'
import * as contract from './contract.ts'
import type { CatalogueParts } from './module.ts'
import { allDelegations } from './queries/delegations.ts'
import { listDelegations } from './queries/list-delegations.ts'
import { checkDelegation, decidingPower, uncoveredItems } from './rules/index.ts'

/** A place or person by id and name. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** Who may hold a delegation, and which departments there are to grant one. */
export interface Holders {
  readonly departments: readonly Named[]
  readonly halls: readonly Named[]
  readonly people: readonly (Named & { readonly place: string })[]
}

const departmentOf = prepared<{ department: string }, [no: string]>(
  'catalogue.delegation-department',
  `select department from catalogue.delegation where no = $1`,
)

/** Written delegations: what is there, what nobody covers, granting and revoking within one's reach. (CAT-15) */
export function delegationRoutes(db: Database, parts: CatalogueParts): Route[] {
  return [...readingRoutes(db, parts), letterRoute(db, parts), ...writingRoutes(db, parts)]
}

function letterRoute(db: Database, { items, names, letter }: CatalogueParts): Route {
  return answer(contract.readDelegationLetter, async ({ query, actor, at }) => {
    const [all, said] = await Promise.all([items.all(), names()])
    const papers = await listDelegations(db, { department: ownDepartment(actor), hall: undefined }, { at, names: said })
    const found = papers.find(({ no }) => no === query.no)
    if (found === undefined) return refused({ code: 'catalogue.no-such-delegation' })
    const { holder, items: named, ...paper } = found
    const { hash, size, stream } = await letter({
      ...paper,
      hall: holder.kind === 'hall' ? holder.hall : undefined,
      itemNames: named.map((id) => all.get(id)?.name ?? id),
    })
    const fileName = `授权委托书 ${query.no}.pdf`
    const headers = servingHeaders({ hash, size, mediaType: 'application/pdf', fileName, show: true })
    return decided(new SpecialAnswer({ kind: 'file', stream, headers }))
  })
}

function readingRoutes(db: Database, parts: CatalogueParts): Route[] {
  return [
    answer(contract.listDelegations, async ({ query, actor, at }) => {
      // Chief representatives and department administrators see the papers of their own department only.
      const department = ownDepartment(actor) ?? query.department
      const [items, names] = await Promise.all([parts.items.all(), parts.names()])
      const all = await listDelegations(db, { department, hall: query.hall }, { at, names })
      const { person, item, state } = query
      const isWanted = (one: (typeof all)[number]) =>
        (state === undefined || one.state === state) &&
        (person === undefined || (one.holder.kind === 'person' && one.holder.person === person)) &&
        (item === undefined || coversItem(one, item, items.get(item)?.department))
      const rows = all.filter(isWanted).map((one) => ({
        ...one,
        itemNames: one.items.map((id) => items.get(id)?.name ?? id),
      }))
      return decided({ rows: rows as (typeof contract.listDelegations.answer.static)['rows'], total: rows.length })
    }),
    answer(contract.listDelegationGaps, async ({ query, actor, at }) => {
      const department = ownDepartment(actor) ?? query.department
      const [all, names] = await Promise.all([parts.items.all(), parts.names()])
      const items = [...all.values()].filter((item) => department === undefined || item.department === department)
      const rows = uncoveredItems(items, await allDelegations(db, department), at).map((item) => ({
        item: item.id,
        name: item.name,
        departmentName: names.department(item.department),
        power: decidingPower(item),
      }))
      return decided({ rows, of: items.length })
    }),
    answer(contract.listHolders, async ({ query, actor }) => {
      const own = ownDepartment(actor)
      const { departments, halls, people } = await parts.holders(own ?? query.department)
      return decided({
        departments: departments.filter(({ id }) => own === undefined || id === own),
        halls: [...halls],
        people: [...people],
      })
    }),
  ]
}

function coversItem(
  { items, department }: { readonly items: readonly string[]; readonly department: string },
  item: string,
  itsDepartment: string | undefined,
): boolean {
  return department === itsDepartment && (items.length === 0 || items.includes(item))
}

function writingRoutes(db: Database, parts: CatalogueParts): Route[] {
  const placeOf = async (department: string) => ({
    region: await parts.regionOf(department),
    departments: [department],
  })
  // What was granted or revoked holds from this moment on.
  const changed = <Outcome>(outcome: Outcome): Outcome => {
    parts.delegations.forget()
    return outcome
  }
  return [
    answer(contract.grantDelegation, async (call) => {
      const { body, actor, at } = call
      const may = mayAct(actor, 'catalogue.grant-delegation', await placeOf(body.department))
      if (!may.ok) return may
      const items = await parts.items.all()
      const checked = checkDelegation(body, { at, departmentOf: (id) => items.get(id)?.department })
      if (!checked.ok) return checked
      const { holder } = body
      const { halls, people } = await parts.holders(body.department)
      const known = holder.kind === 'hall' ? halls.map(({ id }) => id) : people.map(({ id }) => id)
      if (!known.includes(holder.kind === 'hall' ? holder.hall : holder.person)) {
        return refused({ code: 'catalogue.no-such-holder' })
      }
      return changed(await runCommand(db, grantDelegation, body, intentOf(call)))
    }),
    answer(contract.revokeDelegation, async (call) => {
      const row = await db.find(departmentOf, [call.body.no])
      if (row === undefined) return refused({ code: 'catalogue.no-such-delegation', no: call.body.no })
      const may = mayAct(call.actor, 'catalogue.revoke-delegation', await placeOf(row.department))
      return may.ok ? changed(await runCommand(db, revokeDelegation, call.body, intentOf(call))) : may
    }),
  ]
}

function intentOf({ actor, at, key, requestId }: Call) {
  return { actor, at, key, requestId }
}
