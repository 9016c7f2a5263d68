import type { Services } from '@yichuang/platform/module'
import { mineHistory } from '@yichuang/modules/packages/public'
import { faultFacts } from '../log.ts'
import { DemoBookings } from './bookings.ts'
import { DemoCases } from './cases.ts'
import type { DemoCasesParts } from './cases.ts'
import { DemoEvaluations } from './evaluations.ts'
import { loadDemoDirectory } from './directory.ts'
import { readDemoForms } from './forms.ts'
import { readPeople } from './foundation.ts'
import { DemoInquiries } from './inquiries.ts'
import { loadDemoLocker } from './lockers.ts'
import { DemoPackages } from './packages.ts'
import { DemoQueue } from './queue.ts'
import { DemoStaff } from './staff.ts'
import { DemoVisits } from './visits.ts'
import { DemoWorkshop } from './workshop.ts'
import type { WorkshopGround } from '../workshop-lookups.ts'

/**
 * Fills the demo hall with cases beside the work of the process, and goes on where a start before was cut off; nothing
 * when it is no demo, or others applied first.
 * @returns what ends it, and waits for its end
 */
export function playDemoCases(
  services: Services,
  hall: DemoCasesParts['hall'] & WorkshopGround,
  home: string,
): () => Promise<void> {
  const { db, log, now, isDemo } = services
  const ending = new AbortController()
  const onFault = (error: unknown) => log.warn('demo case', faultFacts(error))
  const play = async () => {
    const parts = { db, hall, people: await readPeople(home), forms: await readDemoForms(home) }
    const cases = new DemoCases(parts)
    // asked before anything takes time: who applies meanwhile must not keep the cases away
    const isWanted = isDemo && (await cases.isWanted())
    const isDemoHall = isDemo && (await cases.isDemoHall())
    if (isDemoHall) {
      await new DemoQueue({ db, places: hall.places, bookings: hall.bookings }).load(now()).catch(onFault)
      await new DemoVisits({ db, places: hall.places, calendars: hall.calendars }).load(now()).catch(onFault)
      await new DemoBookings(hall.bookings).load(now()).catch(onFault)
    }
    const workshop = async () => {
      await new DemoWorkshop(hall, parts.people).load(now()).catch(onFault)
      await new DemoPackages(hall, parts.people).load(now()).catch(onFault)
    }
    if (!isWanted) {
      if (isDemoHall) await workshop()
      return
    }
    const started = performance.now()
    await new DemoInquiries(parts).load(now()).catch(onFault)
    const count = await cases.load({ now: now(), onFault, signal: ending.signal })
    // What goes together is there to be looked at on the first day, not only after the first night.
    await mineHistory(db, now).catch(onFault)
    await workshop()
    const staff = new DemoStaff(parts.people, await hall.places.current())
    await new DemoEvaluations(hall.evaluation).load(now(), staff.named('fangmingche')).catch(onFault)
    await loadDemoDirectory(db, hall.items, { actor: staff.named('luxiuyuan'), at: now() }).catch(onFault)
    await loadDemoLocker({ db, places: hall.places }, staff.named('fangmingche'), now()).catch(onFault)
    log.info('demo cases', { count, seconds: Math.round(performance.now() - started) / 1000 })
  }
  const playing = play().catch(onFault)
  return () => {
    ending.abort()
    return playing
  }
}
