import type { ActAnswer, Acts } from '@yichuang/modules/cases/public'
import type {
  Applicant,
  CommandRule,
  Delivery,
  Dossier,
  Facts,
  MaterialRequirement,
} from '@yichuang/modules/cases/rules'
import type { ItemTerms } from '@yichuang/modules/cases/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import type { LockerCode } from '@yichuang/modules/handout/public'
import type { CounterAct } from '@yichuang/modules/intake/public'
import { takeApplication } from '@yichuang/modules/intake/public'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import type { Dice } from './dice.ts'
import { bindingFor } from './materials.ts'
import type { Handed } from './materials.ts'
import type { OpeningHours } from './opening-hours.ts'
import type { Situation } from './situations.ts'
import type { DemoStaff } from './staff.ts'

/** Everything known about a case before it is played. */
export interface Casting {
  readonly id: string
  readonly story: string
  readonly index: number
  readonly applicationNo: string
  readonly terms: ItemTerms
  readonly situation: Situation
  readonly requirements: readonly MaterialRequirement[]
  /** what is written into the item's form, where it has one */
  readonly form?: FormValues
  readonly clerk: Actor
  readonly applicant: Applicant
  /** working days back, and minute of that day's opening hours, at which it begins */
  readonly ago: number
  readonly minute: number
}

export interface Stage {
  readonly acts: Acts
  readonly lockerCode: LockerCode
  readonly staff: DemoStaff
  readonly hours: OpeningHours
  readonly now: Instant
}

/** A command of the demo hall was refused: the story and the rules disagree. */
class DemoRefusal extends Error {
  constructor(story: string, command: string, refusal: { readonly code: string }) {
    super(`demo ${story}: ${command} refused: ${JSON.stringify(refusal)}`)
  }
}

/** One case being played: who acts, and what time it is in the story. */
export class Scene {
  readonly casting: Casting
  readonly dice: Dice
  readonly #stage: Stage
  #ago: number
  #minute: number
  #steps = 0

  constructor(stage: Stage, casting: Casting, dice: Dice) {
    this.#stage = stage
    this.casting = casting
    this.dice = dice
    this.#ago = casting.ago
    this.#minute = casting.minute
  }

  get staff(): DemoStaff {
    return this.#stage.staff
  }

  /** Lets working days pass. */
  days(count: number): void {
    this.#ago -= count
    if (this.#ago < 0) throw new Error(`demo ${this.casting.story} would run into the future`)
    if (count > 0) this.#minute = this.dice.between(5, 170)
  }

  /** A unique word of this case, as a till or a carrier would give one. */
  word(kind: string): string {
    return `${kind}-${this.casting.applicationNo.slice(7)}`
  }

  /** The code of the message for a box into which the result is put today. */
  lockerCode(box: string): Promise<string> {
    return this.#stage.lockerCode(this.casting.id, box, this.#stage.hours.dayOf(this.#ago))
  }

  /** Takes the application at the counter. @param handed how materials lie on the table; in order when not named */
  async take(then: CounterAct['then'], handed: ReadonlyMap<string, Handed> = new Map(), delivery?: Delivery) {
    const { applicationNo, situation, requirements, form, applicant, clerk, terms } = this.casting
    const materials = requirements.flatMap((one) => bindingFor(one, handed.get(one.key) ?? 'in-order') ?? [])
    const opening = {
      applicationNo,
      answers: situation.answers,
      situation: situation.resolution,
      requirements,
      form,
      applicant,
      delivery: delivery ?? { method: 'window' as const },
      isTakenHere: true,
      duplicates: [],
    }
    const place = { region: this.staff.regionOf(clerk), hall: clerk.hall, window: clerk.window }
    const request = { rule: takeApplication, input: { opening, materials, then }, intent: this.#intent(clerk) }
    const about = { id: this.casting.id, channel: 'window' as const, place, terms }
    return this.#done(`take and ${then.kind}`, await this.#stage.acts.open(request, about))
  }

  /** Somebody acts on the case, at a later minute; what the act is about is read from the case. */
  async act<Input>(by: Actor, rule: CommandRule<Input>, input: Input | ((dossier: Dossier, facts: Facts) => Input)) {
    this.#minute += this.dice.between(6, 24)
    const intent = this.#intent(by)
    const { dossier, facts } = await this.#look(by, intent.at)
    const asked = isAsked(input) ? input(dossier, facts) : input
    const request = { rule, input: asked, intent, expectedVersion: dossier.version }
    return this.#done(rule.name, await this.#stage.acts.act(this.casting.id, request))
  }

  /** The case as it stands. */
  async dossier(): Promise<Dossier> {
    return (await this.#look(this.casting.clerk, this.#at())).dossier
  }

  /** Lets everything happen that fell due since. */
  async untilNow(): Promise<void> {
    await this.#stage.acts.tick(this.casting.id, this.#stage.now)
  }

  async #look(by: Actor, at: Instant) {
    const seen = await this.#stage.acts.view(this.casting.id, by, at)
    if (seen === undefined) throw new Error(`demo ${this.casting.story}: the case is gone`)
    return seen
  }

  #at(): Instant {
    return this.#stage.hours.at(this.#ago, this.#minute)
  }

  #intent(actor: Actor) {
    this.#steps += 1
    return { actor, at: this.#at(), key: `demo-${this.casting.applicationNo}-${this.#steps}` }
  }

  #done(command: string, decision: Decision<ActAnswer>): ActAnswer {
    if (!decision.ok) throw new DemoRefusal(`${this.casting.story}/${this.casting.terms.id}`, command, decision.refusal)
    return decision.value
  }
}

function isAsked<Input>(
  input: Input | ((dossier: Dossier, facts: Facts) => Input),
): input is (dossier: Dossier, facts: Facts) => Input {
  return typeof input === 'function'
}
