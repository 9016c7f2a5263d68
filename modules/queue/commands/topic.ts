import type { AnyTx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'

/** The topic on which pages of a hall hear that its queue has moved. */
function queueTopic(hall: string): string {
  return `queue/${hall}`
}

/**
 * Tells the pages of halls, after commit; the counts beside the menu hear of every hall. What happens to tickets is told by
 * the dispatcher (`jobs/tell-holders.ts`), many acts at once.
 */
export async function tellHalls(tx: AnyTx, ...halls: readonly string[]): Promise<void> {
  for (const hall of halls) await publish(tx, queueTopic(hall), hall)
  await publish(tx, 'queue', ...halls)
}
