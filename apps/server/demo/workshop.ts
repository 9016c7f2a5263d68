import { addDays, dateOf } from '@yichuang/modules/calendar/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import {
  declineChange,
  findDraft,
  findRound,
  noteCheck,
  planCombing,
  publishDraft,
  requestChange,
  reviewDraft,
  saveDraft,
  submitDraft,
  takeUpChange,
  tryDraft,
} from '@yichuang/modules/workshop/public'
import type { WorkshopParts } from '@yichuang/modules/workshop/public'
import { applyEdit } from '@yichuang/modules/workshop/rules'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { workshopLookups } from '../workshop-lookups.ts'
import type { WorkshopGround } from '../workshop-lookups.ts'
import type { DemoPerson } from './foundation.ts'
import { openingHours } from './opening-hours.ts'
import type { OpeningHours } from './opening-hours.ts'
import { runAs } from './run-as.ts'
import type { When } from './run-as.ts'
import { DemoStaff } from './staff.ts'

const anyRequest = prepared<{ n: number }, []>(
  'demo.any-change-request',
  `select count(*)::int as n from workshop.change_request`,
)

const high = { master: 'high', situations: 'high', materials: 'high', points: 'high', limits: 'high' } as const

/** Windows that try the item that is published. */
const tryingWindows = ['hall-county-13', 'hall-county-14', 'hall-county-02'] as const

/** The workshop of the demo hall: requests in every state, one item published by one of them, one combed, the plan. */
export class DemoWorkshop {
  readonly #hall: WorkshopGround
  readonly #people: readonly DemoPerson[]
  readonly #parts: WorkshopParts

  constructor(hall: WorkshopGround, people: readonly DemoPerson[]) {
    this.#hall = hall
    this.#people = people
    this.#parts = workshopLookups(hall)
  }

  /** Plays it, when nobody ever asked for a change. @returns how many requests there are */
  async load(now: Instant): Promise<number> {
    const { db, places, calendars } = this.#hall
    if ((await db.one(anyRequest, [])).n > 0) return 0
    const staff = new DemoStaff(this.#people, await places.current())
    const hours = openingHours(await calendars.current(), now)
    await this.#published(staff, hours)
    await this.#combed(staff, hours)
    await this.#waiting(staff, hours, now)
    await this.#planned(staff, hours, now)
    return 5
  }

  /** The department asks, the centre takes it up, the item goes its whole way; windows are told. */
  async #published(staff: DemoStaff, hours: OpeningHours): Promise<void> {
    const [keeper, manager] = [staff.named('songkewei'), staff.named('fangmingche')]
    const by = (actor: Actor, ago: number, minute: number): When => ({ actor, at: hours.at(ago, minute) })
    const asked = await this.#run(
      requestChange(this.#parts),
      {
        item: 'ybzba',
        cause: 'law',
        basis: '《食品经营许可和备案管理办法》第四十九条',
        text: '办营业执照同时备案的，代理人身份证在登记环节已经核过，备案不再收。',
      },
      by(keeper, 16, 40),
    )
    const { draft } = await this.#run(
      takeUpChange(this.#parts),
      { id: asked.id, expectedVersion: 1 },
      by(manager, 15, 20),
    )
    await this.#save(draft, 1, withoutAgentCard, by(keeper, 12, 90))
    await this.#run(submitDraft(this.#parts), { id: draft, expectedVersion: 2 }, by(keeper, 12, 100))
    const review = { id: draft, grades: high, comment: '', expectedVersion: 3 }
    await this.#run(reviewDraft(this.#parts), review, by(manager, 10, 60))
    await this.#tryAll(draft, staff, hours)
    const row = await findDraft(this.#hall.db, draft)
    const publication = { id: draft, expectedVersion: row?.version ?? 0 }
    await this.#run(publishDraft(this.#parts), publication, by(manager, 2, 30))
    this.#hall.items.forget()
  }

  async #tryAll(draft: string, staff: DemoStaff, hours: OpeningHours): Promise<void> {
    const row = await findDraft(this.#hall.db, draft)
    if (row === undefined) return
    const { mocks } = await findRound(this.#hall.db, row)
    const clerks = tryingWindows.map((window) => staff.atWindow(window))
    // Each window handles some; the first one once more, where there are fewer of them than windows.
    for (let index = 0; index < Math.max(mocks.length, clerks.length); index += 1) {
      const [mock, actor] = [mocks[index % mocks.length], clerks[index % clerks.length]]
      if (mock === undefined || actor === undefined) continue
      const trial = { id: draft, mock: mock.no, answers: mock.answers }
      await this.#run(tryDraft(this.#parts), trial, { actor, at: hours.at(8, 30 + index * 12) })
    }
  }

  /** The centre asks, the department combs it; the effect is there to see. */
  async #combed(staff: DemoStaff, hours: OpeningHours): Promise<void> {
    const [keeper, manager] = [staff.named('songkewei'), staff.named('fangmingche')]
    const asked = await this.#run(
      requestChange(this.#parts),
      {
        item: 'gssl',
        cause: 'practice',
        basis: '',
        text: '住所自有的，不动产权证书都能共享查到，窗口还在收复印件，申请人意见多。',
        wishedOn: addDays(hours.dayOf(0), 20),
      },
      { actor: manager, at: hours.at(6, 50) },
    )
    const takenUp = { id: asked.id, expectedVersion: 1 }
    const { draft } = await this.#run(takeUpChange(this.#parts), takenUp, { actor: keeper, at: hours.at(5, 30) })
    await this.#save(draft, 1, withoutDeed, { actor: keeper, at: hours.at(3, 70) })
  }

  /** What waits for the centre, what waits for the department, and what was declined. */
  async #waiting(staff: DemoStaff, hours: OpeningHours, now: Instant): Promise<void> {
    const [keeper, manager] = [staff.named('songkewei'), staff.named('fangmingche')]
    const declined = await this.#run(
      requestChange(this.#parts),
      {
        item: 'gthsl',
        cause: 'power',
        basis: '镇街赋权清单（征求意见稿）',
        text: '个体工商户登记下放到镇便民服务中心后，改由镇里受理。',
      },
      { actor: staff.chief('scjg'), at: hours.at(9, 20) },
    )
    const reason = '赋权清单还没有正式印发，印发后再提。'
    const refusal = { id: declined.id, expectedVersion: 1, reason }
    await this.#run(declineChange(this.#parts), refusal, { actor: manager, at: hours.at(7, 140) })
    await this.#run(
      requestChange(this.#parts),
      {
        item: 'spjy',
        cause: 'law',
        basis: '《食品经营许可和备案管理办法》第十二条',
        text: '网络经营者没有实体门店的，平面图改为场所说明。',
        wishedOn: addDays(dateOf(now), 30),
      },
      { actor: keeper, at: hours.at(1, 60) },
    )
    await this.#run(
      requestChange(this.#parts),
      {
        item: 'tzsb',
        cause: 'practice',
        basis: '',
        text: '“使用单位证明”说法不一，请写明收哪一种。',
      },
      { actor: manager, at: hours.at(0, 30) },
    )
  }

  async #planned(staff: DemoStaff, hours: OpeningHours, now: Instant): Promise<void> {
    const manager = staff.named('fangmingche')
    const plan = (item: string, dueOn: string, note: string, at: Instant) =>
      this.#run(planCombing(this.#parts), { item, owner: 'songkewei', dueOn, note }, { actor: manager, at })
    await plan('spjy', addDays(dateOf(now), 12), '先梳理网络经营的情形', hours.at(4, 60))
    await plan('gthsl', addDays(dateOf(now), 25), '对照新的登记规范', hours.at(4, 65))
    const looked = { id: 'tzsb', version: 1, note: '对照省目录逐条看过' }
    await this.#run(noteCheck(this.#parts), looked, { actor: staff.named('songkewei'), at: hours.at(20, 100) })
  }

  async #save(id: string, expectedVersion: number, change: (document: Item) => Item, when: When): Promise<void> {
    const row = await findDraft(this.#hall.db, id)
    if (row === undefined) throw new Error(`no draft ${id}`)
    const document = change(row.document)
    await this.#run(saveDraft(await this.#parts.check(document)), { id, document, expectedVersion }, when)
  }

  #run<Tables, Input, Answer>(command: Command<Tables, Input, Answer>, input: Input, when: When): Promise<Answer> {
    return runAs(this.#hall.db, command, input, when)
  }
}

/** Who applies for the licence at the same time shows the agent's card there. */
function withoutAgentCard(document: Item): Item {
  const rule = {
    id: 'shown-at-registration',
    when: { all: ['timing.with', 'agent.agent'] },
    removeMaterials: ['agent-id'],
  }
  return { ...document, rules: [...(document.rules ?? []), rule] }
}

/** Who owns the premises no longer hands in the deed. */
function withoutDeed(document: Item): Item {
  const at = { question: 'place', option: 'own' }
  return applyEdit(document, { kind: 'detach-material', wish: { key: 'deed', at, kind: 'add' } })
}
