import { randomUUID } from 'node:crypto'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import type { Database } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'

/** Who does something in the demo hall, and at which moment of its past. */
export interface When {
  readonly actor: Actor
  readonly at: Instant
}

/** Does what somebody of the demo hall did then. @throws when it is refused */
export async function runAs<Tables, Input, Answer>(
  db: Database,
  command: Command<Tables, Input, Answer>,
  input: Input,
  { actor, at }: When,
): Promise<Answer> {
  const answer = await runCommand(db, command, input, { actor, at, key: randomUUID() })
  if (!answer.ok) throw new Error(`demo ${command.name} refused: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}
