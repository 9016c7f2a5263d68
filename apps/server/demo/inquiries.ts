import { randomUUID } from 'node:crypto'
import {
  answerAsColleague,
  answerAtWindow,
  askColleague,
  answerInquiry,
  askDepartment,
  passInquiry,
  tellApplicant,
} from '@yichuang/modules/inquiries/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { inquiryLookups } from '../inquiry-lookups.ts'
import type { DemoCasesParts } from './cases.ts'
import { openingHours } from './opening-hours.ts'
import { DemoStaff } from './staff.ts'

const anyInquiry = prepared<{ n: number }, []>('demo.any-inquiry', `select count(*)::int as n from inquiries.inquiry`)

const licence = { item: 'spjy', applicantName: '周砚秋', phone: '13900006027' }
const basis = '《食品经营许可和备案管理办法》第十三条'

interface Moment {
  readonly actor: Actor
  readonly at: Instant
}

/** Questions of the demo hall, each as far as it has come: overdue, new, passed on, to tell, told, answered at once. */
export class DemoInquiries {
  readonly #parts: DemoCasesParts

  constructor(parts: DemoCasesParts) {
    this.#parts = parts
  }

  /** Plays all of them, when nobody ever asked anything. @returns how many there are */
  async load(now: Instant): Promise<number> {
    const { db, hall, people } = this.#parts
    if ((await db.one(anyInquiry, [])).n > 0) return 0
    const staff = new DemoStaff(people, await hall.places.current())
    const hours = openingHours(await hall.calendars.current(), now)
    const clerk = staff.named('shenruoxi')
    const reviewer = staff.reviewer('scjg', 0)
    const lookups = inquiryLookups(hall)
    const [ask, atWindow] = [askDepartment(lookups), answerAtWindow(lookups)]
    const pass = passInquiry(lookups.isActiveDepartment)
    const tell = tellApplicant({ phoneOf: async () => undefined, names: async () => ({ department: (id) => id }) })
    const by = (actor: Actor, ago: number, minute: number) => ({ actor, at: hours.at(ago, minute) })

    const told = await this.#run(
      ask,
      { ...licence, question: '租用村集体房屋，没有不动产权证书，可否用村委会证明代替？' },
      by(clerk, 6, 40),
    )
    const proof = { answer: '可以。村集体房屋由村委会出具场所使用证明即可。', basis }
    await this.#run(answerInquiry, { ...told, ...proof }, by(reviewer, 6, 110))
    await this.#run(tell, { ...told, expectedVersion: 2, how: 'phone', note: '本人接听' }, by(clerk, 6, 150))

    const once = { item: 'gthsl', question: '经营者本人不来，家人可以代交材料吗？' }
    const delegate = { answer: '可以，带委托书和双方身份证件原件。', basis: '《促进个体工商户发展条例》' }
    await this.#run(atWindow, { ...once, ...delegate }, by(clerk, 4, 80))

    const overdue = { ...licence, applicantName: '林晓禾', phone: '13900004138' }
    await this.#run(ask, { ...overdue, question: '小区底商做外卖厨房，要不要另设就餐区？' }, by(clerk, 4, 200))

    const toTell = await this.#run(
      ask,
      { ...licence, applicantName: '韩松雪', question: '公司更名后，许可证上的名称什么时候变更？' },
      by(clerk, 2, 60),
    )
    const soon = { answer: '领取新营业执照后三十日内申请变更。', basis }
    await this.#run(answerInquiry, { ...toTell, ...soon }, by(reviewer, 2, 170))

    const unsure = { department: 'zrzy', applicantName: '许知远', phone: '13900007719' }
    const passed = await this.#run(ask, { ...unsure, question: '车库改小卖部，先找哪个部门？' }, by(clerk, 0, 30))
    const reason = '属于经营场所登记，由市场监督管理局答复'
    await this.#run(pass, { ...passed, department: 'scjg', reason }, by(staff.reviewer('zrzy', 0), 0, 90))

    await this.#run(ask, { ...licence, question: '学校食堂换承包人，许可证能不能沿用？' }, by(clerk, 0, 120))
    await this.#loadConsultations(staff.named('songzhiwei'), clerk, by)
    return 11
  }

  /** What the guide was asked first: sent on, answered, handed to a colleague, asked of a department, overdue. */
  async #loadConsultations(guide: Actor, clerk: Actor, by: (actor: Actor, ago: number, minute: number) => Moment) {
    const lookups = inquiryLookups(this.#parts.hall)
    const [ask, hand, atWindow] = [askDepartment(lookups), askColleague(lookups), answerAtWindow(lookups)]
    const place = { topic: 'place', question: '开小吃店去哪个窗口？', item: 'spjy', answer: '' } as const
    await this.#run(atWindow, { ...place, directed: { kind: 'window', place: 'hall-county-13' } }, by(guide, 3, 20))
    const fee = { topic: 'time-and-fee', channel: 'phone', question: '执照补办要收费吗？' } as const
    await this.#run(atWindow, { ...fee, applicantName: '程念安', answer: '不收费，当场领取。' }, by(guide, 1, 35))

    const stove = { applicantName: '陆清和', phone: '13900003316', topic: 'conditions' } as const
    await this.#run(
      ask,
      { ...stove, item: 'spjy', question: '商场里的档口共用厨房，还要不要单独办证？' },
      by(guide, 3, 90),
    )
    const seal = { applicantName: '高望舒', phone: '13900005521', topic: 'materials' } as const
    const handed = { ...seal, item: 'gthsl', question: '户口本丢了，用什么证明住址？', colleague: clerk.person }
    const given = await this.#run(hand, handed, by(guide, 0, 40))
    await this.#run(answerAsColleague, { ...given, answer: '带居住证或社区证明都可以。', basis: '' }, by(clerk, 0, 70))
    const waits = { applicantName: '江以宁', phone: '13900002280', topic: 'progress', colleague: clerk.person } as const
    await this.#run(hand, { ...waits, question: '上周交的材料，现在到哪一步了？' }, by(guide, 0, 100))
  }

  async #run<Tables, Input, Answer extends { readonly id: string; readonly version: number }>(
    command: Command<Tables, Input, Answer>,
    input: Input,
    { actor, at }: { readonly actor: Actor; readonly at: Instant },
  ) {
    const answer = await runCommand(this.#parts.db, command, input, { actor, at, key: randomUUID() })
    if (!answer.ok) throw new Error(`demo ${command.name} refused: ${JSON.stringify(answer.refusal)}`)
    const { id, version } = answer.value
    return { id, expectedVersion: version }
  }
}
