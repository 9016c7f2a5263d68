import { proveItem } from '../rules/index.ts'
import type { Item, Proof } from '../rules/index.ts'

const proofs = new WeakMap<Item, Proof>()

/** A published version never changes, so one proof of it is enough. (CAT-03) */
export function proofOf(item: Item): Proof {
  const proof = proofs.get(item) ?? proveItem(item)
  proofs.set(item, proof)
  return proof
}
