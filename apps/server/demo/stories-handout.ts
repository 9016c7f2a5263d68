import type { Delivery } from '@yichuang/modules/cases/rules'
import { codeHashOf } from '@yichuang/modules/handout/public'
import { handoutCommands } from '@yichuang/modules/handout/rules'
import type { Actor } from '@yichuang/platform/pure'
import { grant, handOver, produce, receive, review, straightWithin } from './flows.ts'
import type { Story } from './flows.ts'
import type { Scene } from './scene.ts'

const between = (least: number, most: number) => () => [least, most] as const
const fits = straightWithin(1)
/** Boxes of the locker: more than results that lie in them. */
const BOXES = 12

/** Results: made, at the hand-out window, on their way, in a locker, in the applicant's hands. */
export const handoutStories: readonly Story[] = [
  { name: 'produced', count: 7, fits: straightWithin(3), ago: between(1, 3), play: (scene) => made(scene) },
  { name: 'at-window', count: 10, fits, ago: between(1, 12), play: (scene) => ready(scene) },
  { name: 'mailed', count: 7, fits, ago: between(1, 5), play: mail },
  { name: 'in-locker', count: 6, fits, ago: between(1, 3), play: store },
  { name: 'delivered', count: 14, fits, ago: between(1, 22), play: collect },
  { name: 'delivered-by-mail', count: 6, fits, ago: between(5, 20), play: mailAndArrive },
]

async function made(scene: Scene, delivery?: Delivery): Promise<void> {
  await scene.take({ kind: 'accept' }, undefined, delivery)
  scene.days(1)
  await review(scene)
  await grant(scene)
  await produce(scene)
}

async function ready(scene: Scene, delivery?: Delivery): Promise<Actor> {
  await made(scene, delivery)
  return receive(scene)
}

async function mail(scene: Scene): Promise<Actor> {
  const { name, phone, address = '' } = scene.casting.applicant
  const clerk = await ready(scene, { method: 'mail', recipient: name, phone, address })
  await scene.act(clerk, handoutCommands.mailResult, { carrier: '中国邮政', waybill: scene.word('EMS') })
  return clerk
}

async function mailAndArrive(scene: Scene): Promise<void> {
  const clerk = await mail(scene)
  scene.days(scene.dice.between(1, 3))
  await scene.act(clerk, handoutCommands.recordDelivery, { proof: '收件人本人签收' })
}

async function store(scene: Scene): Promise<void> {
  const clerk = await ready(scene, { method: 'locker' })
  const box = `A${String((scene.casting.index % BOXES) + 1).padStart(2, '0')}`
  const codeHash = await codeHashOf(await scene.lockerCode(box), box)
  await scene.act(clerk, handoutCommands.putInLocker, { box, codeHash })
}

async function collect(scene: Scene): Promise<void> {
  const clerk = await ready(scene)
  await handOver(scene, clerk)
}
