import { addLocker, pairLocker } from '@yichuang/modules/lockers/public'
import type { LockersParts } from '@yichuang/modules/lockers/public'
import { nobody } from '@yichuang/platform/pure'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { runAs } from './run-as.ts'

/** The locker of the demo hall, whose screen was paired and is switched off: results lie in its boxes. */
export async function loadDemoLocker(
  { db, places }: Pick<LockersParts, 'db' | 'places'>,
  manager: Actor,
  at: Instant,
): Promise<void> {
  const { id, code } = await runAs(
    db,
    addLocker({ places }),
    { hall: manager.hall ?? '', name: 'A' },
    { actor: manager, at },
  )
  await runAs(db, pairLocker, { id, code }, { actor: nobody, at })
}
