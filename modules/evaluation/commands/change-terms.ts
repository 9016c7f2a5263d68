import { prefixOf } from '@yichuang/modules/access/rules'
import { command } from '@yichuang/platform/commands'
import { decided } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { EvaluationTerms } from '../rules/index.ts'
import type { EvaluationTables } from '../tables.ts'

/** Sets the days for calling back and answering in the own area; what was opened before keeps its days. */
export const changeTerms = command<EvaluationTables>()({
  name: 'evaluation.change-terms',
  async handle(tx, terms: EvaluationTerms, { at, by, record }): Promise<Decision<EvaluationTerms>> {
    const region = prefixOf(by.region)
    const kept = { terms, changed_at: at, changed_by_name: by.name }
    await tx.kysely
      .insertInto('evaluation.term')
      .values({ region, ...kept })
      .onConflict((clash) => clash.column('region').doUpdateSet(kept))
      .execute()
    await record(`evaluation-terms:${region}`, [{ type: 'evaluation.terms-changed', v: 1, ...terms }])
    return decided(terms)
  },
})
