import { foldAll } from '@yichuang/modules/cases/rules'
import type { CommandRule, ContentConfirmed, Dossier, DossierEvent, Facts } from '@yichuang/modules/cases/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { TakeApplication } from '../contract.ts'
import { intakeCommands } from '../rules/index.ts'
import type { OpenApplication, TakeUpApplication } from '../rules/index.ts'

/** Everything done at the counter in one act: open, bind, and what follows. */
export interface CounterAct {
  readonly opening: OpenApplication
  /** what who applies confirmed on the pad before */
  readonly confirmed?: ContentConfirmed | undefined
  readonly materials: NonNullable<TakeApplication['materials']>
  readonly then: NonNullable<TakeApplication['then']>
}

type Step = (dossier: Dossier | undefined, facts: Facts) => Decision<readonly DossierEvent[]>

/** The same with an application that was prepared at a machine of the hall: it is taken up, and keeps its number. */
export interface CounterTakeUp extends Omit<CounterAct, 'opening'> {
  readonly takingUp: TakeUpApplication
}

/**
 * 窗口一次办: opens the application, binds the materials and does what follows, by the same rules as step by step. One
 * refusal and nothing has happened. (INT-01, INT-03)
 */
export const takeApplication: CommandRule<CounterAct> = {
  name: 'intake.open-application',
  isVersioned: false,
  decide: (dossier, { opening, ...act }, facts) =>
    inOneGo(dossier, [stepOf(intakeCommands.openApplication, opening), ...stepsOf(act)], facts),
}

/** 接办: the same act on what was prepared at a machine of the hall. (NET-07, QUE-08) */
export const takeUpPrepared: CommandRule<CounterTakeUp> = {
  name: 'intake.take-up-application',
  isVersioned: false,
  decide: (dossier, { takingUp, ...act }, facts) =>
    // What follows is judged by the situation that was answered at the window, not by the one at the machine.
    inOneGo(dossier, [stepOf(intakeCommands.takeUpApplication, takingUp), ...stepsOf(act)], {
      ...facts,
      item: takingUp.terms,
    }),
}

function inOneGo(before: Dossier | undefined, steps: readonly Step[], facts: Facts): ReturnType<Step> {
  let current = before
  const events: DossierEvent[] = []
  const stamp = { at: facts.at, person: facts.by.person, name: facts.by.name, channel: facts.channel }
  for (const step of steps) {
    const decision = step(current, facts)
    if (!decision.ok) return decision
    events.push(...decision.value)
    current = foldAll(current, decision.value, stamp, 'new')
  }
  return decided(events)
}

function stepsOf({ confirmed, materials, then }: Omit<CounterAct, 'opening'>): Step[] {
  const { bindMaterial, receiveApplication } = intakeCommands
  const confirming: Step[] =
    confirmed === undefined ? [] : [() => decided([{ type: 'intake.content-confirmed', v: 1, ...confirmed }])]
  const before = [...confirming, ...materials.map((change) => stepOf(bindMaterial, change))]
  if (then.kind === 'draft') return before
  return [...before, stepOf(receiveApplication, {}), ...followingSteps(then)]
}

function followingSteps(then: CounterAct['then']): Step[] {
  const { acceptApplication, completeOnTheSpot, issueCorrection, serveCorrection, refuseApplication } = intakeCommands
  switch (then.kind) {
    case 'accept':
      return [stepOf(acceptApplication, { commitment: then.commitment })]
    case 'complete':
      return [
        (dossier, facts) => completeOnTheSpot.decide(dossier, { payment: paymentOf(then.paymentOrder, facts) }, facts),
      ]
    case 'correct':
      return [stepOf(issueCorrection, {}), stepOf(serveCorrection, { method: then.method ?? 'window' })]
    case 'refuse': {
      const { ground, reason, basis, rightBody, remedies } = then
      return [stepOf(refuseApplication, { ground, reason, basis, rightBody, remedies })]
    }
    default:
      return []
  }
}

/** A step asks for its own permission, too: the act as a whole only carries that of opening. */
function stepOf<Input>(rule: CommandRule<Input>, input: Input): Step {
  return (dossier, facts) =>
    facts.by.permissions.has(rule.name)
      ? rule.decide(dossier, input, facts)
      : refused({ code: 'access.not-permitted', permission: rule.name })
}

/** The payment made at the counter: the fee of the item under the order number of the till. */
export function paymentOf(order: string | undefined, { item }: Facts): { fen: number; order: string } | undefined {
  return order === undefined ? undefined : { fen: item.fee.fen, order }
}
