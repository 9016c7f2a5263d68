import type { BodyOf, Endpoint } from '@yichuang/platform/contract'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Instant } from '@yichuang/platform/pure'
import type { Acts } from './commands/act.ts'
import type { CommandRule } from './rules/index.ts'

interface Standing {
  readonly expectedVersion?: number
  readonly occurredAt?: string
}

/**
 * Answers the operation of a lifecycle command: the body is the command's input, beside the version the person saw and
 * the legal time.
 */
export function lifecycleRoute<E extends Endpoint, Input>(
  acts: Acts,
  endpoint: E,
  rule: CommandRule<Input>,
  toInput: (body: BodyOf<E>) => Input | Promise<Input>,
): Route {
  return answer(endpoint as Endpoint, async ({ params, body, actor, at, key, requestId }) => {
    const { id } = params as { id: string }
    const { expectedVersion, occurredAt } = body as Standing
    return acts.act(id, {
      rule,
      input: await toInput(body as BodyOf<E>),
      intent: { actor, at, key, requestId },
      expectedVersion,
      occurredAt: occurredAt === undefined ? undefined : (new Date(occurredAt).toISOString() as Instant),
    })
  })
}
