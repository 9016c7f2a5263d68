/** What the miner of packages takes for a case history of a million cases and more. */
import { tsImport } from 'tsx/esm/api'

const CASES = [100_000, 1_000_000]
const ITEMS = 3000
const DAYS = 1100
const terms = {
  windowDays: 90,
  mostItems: 12,
  leastApplicants: 30,
  largest: 5,
  leastConfidence: 0.2,
  leastLift: 1.5,
  most: 200,
}

/** @returns for each length of history: seconds, memory, and what was found of what was planted */
export async function measureMiner() {
  const { CaseCollector, mineAssociations } = await tsImport('../../modules/packages/rules/index.ts', import.meta.url)
  return CASES.map((count) => {
    const random = diceOf(count)
    const events = Array.from({ length: 20 }, (_, at) => plantedEvent(at))
    const before = process.memoryUsage().arrayBuffers
    const began = performance.now()
    const collector = new CaseCollector()
    for (let applicant = 0, made = 0; made < count; applicant += 1) {
      for (const [item, day] of historyOf(random, events).slice(0, count - made)) {
        collector.add(applicant, item, day)
        made += 1
      }
    }
    const cases = collector.sorted()
    const read = performance.now()
    const mined = mineAssociations(cases, terms)
    const found = new Set(mined.associations.map(({ items }) => items.toSorted((one, other) => one - other).join(' ')))
    return {
      cases: mined.cases,
      applicants: mined.applicants,
      associations: mined.associations.length,
      planted: events.length,
      found: events.filter((items) => found.has(items.join(' '))).length,
      columnsMs: read - began,
      mineMs: performance.now() - read,
      megabytes: (process.memoryUsage().arrayBuffers - before) / 2 ** 20,
      rss: process.memoryUsage().rss / 2 ** 20,
    }
  })
}

/** Two to four items that belong to one event of life. */
function plantedEvent(at) {
  return Array.from({ length: 2 + (at % 3) }, (_, place) => 100 + at * 10 + place)
}

/** One applicant: a few unrelated cases, some are liked more than others; one in twelve lives through an event. */
function historyOf(random, events) {
  const cases = Array.from({ length: 1 + Math.floor(random() * 4) }, () => [
    Math.floor(random() ** 3 * ITEMS),
    Math.floor(random() * DAYS),
  ])
  if (random() < 1 / 12) {
    const day = Math.floor(random() * (DAYS - 60))
    for (const item of events[Math.floor(random() * events.length)]) cases.push([item, day + Math.floor(random() * 60)])
  }
  return cases
}

function diceOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
