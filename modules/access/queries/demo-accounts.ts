import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { PlaceNames } from './present-session.ts'

/** Password of all demo accounts. Real accounts get their own by the administrator. */
export const demoPassword = 'yichuang-demo'

interface DemoAccount {
  readonly account: string
  readonly name: string
  readonly roles: string[]
  readonly department: string | null
  readonly hall: string | null
  readonly window: string | null
}

const findDemoAccounts = prepared<DemoAccount, []>(
  'access.demo-accounts',
  `select p.account, p.name, p.department, p.hall, p.usual_window as window,
     (select array_agg(g.role order by g.role) from access.v_role g where g.person = p.id) as roles
   from access.person p where p.is_demo and p.is_active order by p.created_at, p.id`,
)

/** The demo accounts for the start and sign-in pages; none outside of a demo. */
export async function listDemoAccounts(db: Database, isDemo: boolean, places: PlaceNames) {
  if (!isDemo) return { accounts: [] }
  const rows = await db.many(findDemoAccounts, [])
  const accounts = await Promise.all(rows.map((row) => present(row, places)))
  return { password: demoPassword, accounts }
}

async function present(row: DemoAccount, places: PlaceNames) {
  const window = row.window === null ? undefined : await places.windowOf(row.window)
  const hall = row.hall === null ? undefined : await places.hallOf(row.hall)
  const department = row.department === null ? undefined : await places.departmentOf(row.department)
  return {
    account: row.account,
    name: row.name,
    roles: row.roles ?? [],
    ...(department === undefined ? {} : { department: department.name }),
    ...(hall === undefined ? {} : { hall: hall.name }),
    ...(window === undefined ? {} : { windowId: window.id, windowNo: window.no }),
  }
}
