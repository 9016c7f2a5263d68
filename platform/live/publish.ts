import { prepared, queriesOf } from '../db/index.ts'
import type { AnyTx, Database } from '../db/index.ts'

/** Name of the one channel of the database on which all topics travel. */
export const CHANNEL = 'yichuang_live'

// PostgreSQL takes less than 8000 bytes
const LONGEST = 7_900
const notify = prepared<unknown, [channel: string, messages: readonly string[]]>(
  'live.publish',
  'select pg_notify($1, message) from unnest($2::text[]) as message',
)

/**
 * Tells the subscribers of a topic in all processes that something has changed; they are told when the transaction
 * is committed, and never when it is rolled back. PostgreSQL lets transactions that do this commit one after the other,
 * so acts by the thousand a second should leave it to the dispatcher, which tells many at once.
 * @param topic what is watched ('hall:339921-01', 'case:339921-260918-00052'); @param ids what changed, one or many, not
 * how: the listener reads it
 */
export async function publish(on: AnyTx | Database, topic: string, ...ids: readonly string[]): Promise<void> {
  await queriesOf(on).run(notify, [CHANNEL, ids.map((id) => messageOf(topic, id))])
}

/** The call that does the same inside a bigger statement; parts are SQL expressions, and the main query must read it. */
export function publishSql(topic: string, id: string): string {
  return `pg_notify('${CHANNEL}', (${topic}) || ' ' || (${id}))`
}

/** @throws when the topic holds a space or all is too long to travel */
function messageOf(topic: string, id: string): string {
  const message = `${topic} ${id}`
  if (topic.includes(' ')) throw new Error(`a topic has no spaces: ${topic}`)
  if (Buffer.byteLength(message) > LONGEST) throw new Error('a message carries an id, not what has changed')
  return message
}
