import type { PlaceNames } from '@yichuang/modules/access/public'
import { demoPassword } from '@yichuang/modules/access/public'
import { prepared } from '@yichuang/platform/db'
import type { Services } from '@yichuang/platform/module'

interface DemoRow {
  readonly account: string
  readonly name: string
  readonly department: string | null
  readonly hall: string | null
  readonly window: string | null
  readonly roles: readonly string[]
}

const demoPeople = prepared<DemoRow, []>(
  'server.demo-people',
  `select p.account, p.name, p.department, p.hall, p.demo_window as window,
     coalesce((select array_agg(g.role order by g.role) from access.role_grant g where g.person = p.id), '{}') as roles
   from access.person p where p.is_demo and p.is_active order by p.created_at, p.id`,
)

/** The demo accounts and where each works, for the start page; none outside of a demo. */
export async function demoAccounts({ db, isDemo }: Services, places: PlaceNames) {
  if (!isDemo) return { accounts: [] }
  const rows = await db.many(demoPeople, [])
  const accounts = rows.map(async ({ account, name, roles, department, hall, window }) => {
    const [inDepartment, inHall, atWindow] = await Promise.all([
      department === null ? undefined : places.departmentOf(department),
      hall === null ? undefined : places.hallOf(hall),
      window === null ? undefined : places.windowOf(window),
    ])
    const place = [inDepartment?.name ?? inHall?.name, atWindow?.no].filter(Boolean).join(' · ')
    return { account, name, roles, ...(place === '' ? {} : { place }) }
  })
  return { password: demoPassword, accounts: await Promise.all(accounts) }
}
