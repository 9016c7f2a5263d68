import type { PlaceNames } from '@yichuang/modules/access/public'
import { listDemoAccounts } from '@yichuang/modules/access/public'
import type { Services } from '@yichuang/platform/module'

/** The demo accounts and where each works, for the start page; none outside of a demo. */
export async function demoAccounts({ db, isDemo }: Services, places: PlaceNames) {
  const { accounts, ...password } = await listDemoAccounts(db, isDemo, places)
  const lines = accounts.map(({ account, name, roles, department, hall, windowNo }) => {
    const place = department ?? hall
    return {
      account,
      name,
      roles,
      ...(place === undefined ? {} : { place }),
      ...(windowNo === undefined ? {} : { windowNo }),
    }
  })
  return { ...password, accounts: lines }
}
