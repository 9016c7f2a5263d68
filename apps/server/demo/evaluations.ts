import { addMinutes } from '@yichuang/modules/calendar/rules'
import {
  addPad,
  answerCallback,
  askFor,
  contactRater,
  giveEvaluation,
  pairPad,
} from '@yichuang/modules/evaluation/public'
import type { EvaluationParts } from '@yichuang/modules/evaluation/public'
import { isBad, reasonsOf } from '@yichuang/modules/evaluation/rules'
import type { Grade } from '@yichuang/modules/evaluation/rules'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { diceOf } from './dice.ts'
import type { Dice } from './dice.ts'
import { installer } from './installer.ts'

interface Accepted {
  readonly id: string
  readonly applicationNo: string
  readonly item: string
  readonly itemName: string
  readonly department: string
  readonly region: string
  readonly hall: string | null
  readonly window: string
  readonly staff: string
  readonly at: Instant
}

const anyGiven = prepared<{ n: number }, []>(
  'demo.any-evaluation',
  `select count(*)::int as n from evaluation.evaluation where state = 'given'`,
)
const accepted = prepared<Accepted, [from: string, most: number]>(
  'demo.accepted-at-windows',
  `select id, application_no as "applicationNo", item, item_name as "itemName", department, region, hall,
     state -> 'place' ->> 'window' as window, state ->> 'openedBy' as staff, state -> 'case' ->> 'acceptedAt' as at
   from cases.dossier
   where state -> 'place' ->> 'window' is not null and state -> 'case' ->> 'acceptedAt' > $1
   order by at desc, id limit $2`,
)
const evaluationOf = prepared<{ id: string }, [subject: string]>(
  'demo.evaluation-of',
  `select id from evaluation.evaluation where service = 'acceptance' and subject = $1`,
)

/** How often each grade is given, of a hundred; the rest stays unrated. */
const weights: readonly (readonly [grade: Grade, share: number])[] = [
  [5, 34],
  [4, 17],
  [3, 6],
  [2, 5],
  [1, 2],
]
const comments: Readonly<Record<Grade, readonly string[]>> = {
  5: ['', '', '一次就办好了', '窗口讲得很明白'],
  4: ['', '', '挺快的'],
  3: ['', '可以再快一点'],
  2: ['等了一个多小时', '上次没说要带这份材料'],
  1: ['来了三次还没办成'],
}
const MOST = 160
const DAYS_BACK = 40
/** Windows whose pads are paired in the demo hall. */
const padWindows = ['hall-county-02', 'hall-county-05', 'hall-county-07'] as const

/** Evaluations of the demo hall's acceptances: rated on the pad and by phone, unrated, bad ones followed up. */
export class DemoEvaluations {
  readonly #parts: EvaluationParts
  #steps = 0

  constructor(parts: EvaluationParts) {
    this.#parts = parts
  }

  /** Plays them when nothing was ever rated. @returns how many grades were given */
  async load(now: Instant, manager: Actor): Promise<number> {
    const { db } = this.#parts
    if ((await db.one(anyGiven, [])).n > 0) return 0
    const services = await db.many(accepted, [addMinutes(now, -DAYS_BACK * 24 * 60), MOST])
    const pads = await this.#pads(now)
    const dice = diceOf(7707)
    let given = 0
    for (const service of services) {
      const grade = gradeOf(dice)
      const id = await this.#ask(service)
      if (grade === undefined || id === undefined) continue
      const at = earliest(addMinutes(service.at, dice.between(1, 12)), now)
      const pad = pads.get(service.window)
      const phone = isBad(grade) && dice.chance(0.6) ? `139${dice.between(10_000_000, 99_999_999)}` : ''
      const reasons = reasonsOf(grade).filter(() => dice.chance(0.35))
      const comment = dice.pick(comments[grade])
      const by = pad === undefined ? { channel: 'phone' as const } : { channel: 'pad' as const, pad }
      await this.#run(giveEvaluation(this.#parts), { id, grade, reasons, comment, phone, ...by }, { at })
      given += 1
      if (isBad(grade) && service.hall === manager.hall)
        await this.#followUp({ id, at, hasPhone: phone !== '', manager, now })
    }
    return given
  }

  async #pads(now: Instant) {
    const pads = new Map<string, { readonly id: string; readonly window: string }>()
    const { windows } = await this.#parts.places.current()
    for (const window of padWindows.filter((one) => windows.has(one))) {
      const { id, code } = await this.#run(addPad(this.#parts), { window }, { at: now })
      await this.#run(pairPad, { window, code }, { at: now })
      pads.set(window, { id, window })
    }
    return pads
  }

  async #ask(service: Accepted): Promise<string | undefined> {
    const { id: subject, applicationNo, item, itemName, department, region, hall, window, staff, at } = service
    const wish = {
      service: 'acceptance' as const,
      subject,
      region,
      hall,
      window_id: window,
      staff,
      item,
      item_name: itemName,
      department,
      application_no: applicationNo,
      ticket_no: null,
      phone: null,
    }
    const { id } = await this.#run(askFor(this.#parts), wish, { at })
    return id ?? (await this.#parts.db.find(evaluationOf, [subject]))?.id
  }

  /** Of a week ago and more: answered; of yesterday: called; of today: still to do. */
  async #followUp({ id, at, hasPhone, manager, now }: Followed): Promise<void> {
    const days = (Date.parse(now) - Date.parse(at)) / 86_400_000
    let expectedVersion = 1
    if (hasPhone && days > 1) {
      const call = { id, note: '本人接听，已了解情况', expectedVersion }
      await this.#run(contactRater, call, { at: earliest(addMinutes(at, 20 * 60), now), actor: manager })
      expectedVersion = 2
    }
    if (days <= 7) return
    const answer = { id, outcome: 'mended' as const, answer: '已向窗口通报，补充一次性告知清单', expectedVersion }
    await this.#run(answerCallback, answer, { at: earliest(addMinutes(at, 3 * 24 * 60), now), actor: manager })
  }

  async #run<Tables, Input, Answer>(
    command: Command<Tables, Input, Answer>,
    input: Input,
    { at, actor = installer }: { readonly at: Instant; readonly actor?: Actor },
  ): Promise<Answer> {
    this.#steps += 1
    const key = `demo-evaluation-${at}-${this.#steps}`
    const decision = await runCommand(this.#parts.db, command, input, { actor, at, key })
    if (!decision.ok) throw new Error(`demo ${command.name} refused: ${JSON.stringify(decision.refusal)}`)
    return decision.value
  }
}

interface Followed {
  readonly id: string
  readonly at: Instant
  readonly hasPhone: boolean
  readonly manager: Actor
  readonly now: Instant
}

function gradeOf(dice: Dice): Grade | undefined {
  let left = dice.between(0, 99)
  for (const [grade, share] of weights) {
    if (left < share) return grade
    left -= share
  }
  return undefined
}

function earliest(one: Instant, other: Instant): Instant {
  return one < other ? one : other
}
