/** What one core does without HTTP: situations resolved and events verified, per second. */
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'

const LEAST_MS = 700

/** @returns resolutions a second, events a second, events looked at, faults found */
export async function measureRates(url, dataDir) {
  const { connect } = await tsImport('../../platform/db/index.ts', import.meta.url)
  const { anchorKeys, verifyLog } = await tsImport('../../platform/events/index.ts', import.meta.url)
  const db = await connect(url, { poolSize: 2 })
  try {
    const { publicKey } = await anchorKeys(join(dataDir, 'keys'))
    const began = performance.now()
    const { events, faults } = await verifyLog(db, publicKey)
    const seconds = (performance.now() - began) / 1000
    return { resolutions: await resolutionsPerSecond(db), verified: events / seconds, events, faults: faults.length }
  } finally {
    await db.close()
  }
}

async function resolutionsPerSecond(db) {
  const { walkSituation } = await tsImport('../../apps/server/demo/situations.ts', import.meta.url)
  const { diceOf } = await tsImport('../../apps/server/demo/dice.ts', import.meta.url)
  const { resolveSituation } = await tsImport('../../modules/catalogue/rules/index.ts', import.meta.url)
  const { prepared } = await tsImport('../../platform/db/index.ts', import.meta.url)
  const rows = await db.many(
    prepared('bench.items', `select body from catalogue.item_version where is_current order by item limit 60`),
    [],
  )
  const situations = rows.flatMap(({ body: item }, index) => {
    const answers = walkSituation(item, diceOf(index))?.answers
    return answers === undefined ? [] : [{ item, answers }]
  })
  const round = () => {
    for (const { item, answers } of situations) resolveSituation(item, answers)
  }
  for (let warm = 0; warm < 50; warm += 1) round()
  const began = performance.now()
  let count = 0
  while (performance.now() - began < LEAST_MS) {
    round()
    count += situations.length
  }
  return (count * 1000) / (performance.now() - began)
}
