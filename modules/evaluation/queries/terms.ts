import { prefixOf } from '@yichuang/modules/access/rules'
import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import { usualTerms } from '../rules/index.ts'
import type { EvaluationTerms } from '../rules/index.ts'

const termsOfRegion = prepared<{ terms: Partial<EvaluationTerms> }, [region: string]>(
  'evaluation.terms-of-region',
  `select terms from evaluation.term where $1 like region || '%' order by length(region) desc limit 1`,
)

/** The terms of an area: its own, else those of the area it lies in, else the usual ones. */
export async function termsOf(on: Queries, region: string): Promise<EvaluationTerms> {
  const kept = await on.find(termsOfRegion, [prefixOf(region)])
  return { ...usualTerms, ...kept?.terms }
}
