import type { Services } from '@yichuang/platform/module'
import { faultFacts } from '../log.ts'
import { DemoBookings } from './bookings.ts'
import { DemoCases } from './cases.ts'
import type { DemoCasesParts } from './cases.ts'
import { readPeople } from './foundation.ts'
import { DemoInquiries } from './inquiries.ts'
import { DemoQueue } from './queue.ts'

/**
 * Fills the demo hall with cases beside the work of the process, and goes on where a start before was cut off; nothing
 * when it is no demo, or others applied first.
 * @returns what ends it, and waits for its end
 */
export function playDemoCases(services: Services, hall: DemoCasesParts['hall'], home: string): () => Promise<void> {
  const { db, log, now, isDemo } = services
  const ending = new AbortController()
  const onFault = (error: unknown) => log.warn('demo case', faultFacts(error))
  const play = async () => {
    const parts = { db, hall, people: await readPeople(home) }
    const cases = new DemoCases(parts)
    // asked before anything takes time: who applies meanwhile must not keep the cases away
    const isWanted = isDemo && (await cases.isWanted())
    if (isDemo && (await cases.isDemoHall())) {
      await new DemoQueue({ db, places: hall.places }).load(now()).catch(onFault)
      await new DemoBookings(hall.bookings).load(now()).catch(onFault)
    }
    if (!isWanted) return
    const started = performance.now()
    await new DemoInquiries(parts).load(now()).catch(onFault)
    const count = await cases.load({ now: now(), onFault, signal: ending.signal })
    log.info('demo cases', { count, seconds: Math.round(performance.now() - started) / 1000 })
  }
  const playing = play().catch(onFault)
  return () => {
    ending.abort()
    return playing
  }
}
