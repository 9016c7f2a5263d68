import type { AnyTx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'

/** The topic on which pages of a hall hear that its queue has moved. */
function queueTopic(hall: string): string {
  return `queue/${hall}`
}

/** Tells the pages of a hall, after commit; the counts beside the menu hear of every hall. */
export async function tellHall(tx: AnyTx, hall: string, ticket: string): Promise<void> {
  await publish(tx, queueTopic(hall), ticket)
  await publish(tx, 'queue', hall)
}
