import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { addJobs } from '@yichuang/platform/jobs'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { MiningTerms } from '../contract.ts'
import { beginMining, miningJobName } from '../jobs/mine.ts'
import { lastMining } from '../queries/associations.ts'
import type { PackagesTables } from '../tables.ts'

const changeWaiting = prepared<never, [id: string, terms: string, at: string]>(
  'packages.change-waiting-mining',
  `update packages.mining set terms = $2, asked_at = $3 where id = $1::bigint`,
)

/** 重新分析: the case history is mined anew with these terms; one mining waits at a time, the newest terms count. (CAT-11) */
export const mineCases = command<PackagesTables>()({
  name: 'packages.mine-cases',
  may: 'packages.mine',
  async handle(tx, terms: MiningTerms, { at, record }): Promise<Decision<{ readonly waitingSince: string }>> {
    const { id, waitingSince } = await lastMining(tx)
    await record('package-mining', [{ type: 'packages.mining-asked', v: 1, terms }])
    if (waitingSince !== null && id !== undefined) await tx.run(changeWaiting, [id, JSON.stringify(terms), at])
    else await beginMining(tx, terms, at)
    await addJobs(tx, [{ name: miningJobName, payload: {}, key: miningJobName, lane: miningJobName }])
    await publish(tx, 'packages', 'mining')
    return decided({ waitingSince: at })
  },
})
