import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import { decided } from '@yichuang/platform/pure'
import * as contract from './contract/findings.ts'
import type { CatalogueParts } from './module.ts'
import { presentProof } from './prove-folder.ts'
import { proofOf } from './queries/proofs.ts'
import type { OrderOffer, Proof } from './rules/index.ts'
import { seeItem } from './setting-routes.ts'

/** What the prover says of the items somebody keeps. (CAT-03, CAT-05) */
export function findingRoutes(parts: CatalogueParts): Route[] {
  return [
    answer(contract.readItemFindings, async ({ params, actor }) => {
      const seen = await seeItem(parts, params.id, actor)
      if (!seen.ok) return seen
      const { item, version } = seen.value
      const { tree, findings } = proofOf(item)
      return decided({
        item: item.id,
        version,
        ...(tree === undefined ? {} : { tree: presentTree(tree) }),
        findings: findings.map(presentProof),
      })
    }),
  ]
}

function presentTree({ combinations, accepted, expectedQuestions, order }: NonNullable<Proof['tree']>) {
  const known = { combinations, accepted, expectedQuestions }
  return order === undefined ? known : { ...known, order: presentOrder(order) }
}

function presentOrder({ before, after, questions, moves }: OrderOffer) {
  return { before, after, questions: questions.map(({ id }) => id), moves: [...moves] }
}
