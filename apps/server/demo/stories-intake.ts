import { caseCommands } from '@yichuang/modules/cases/rules'
import { intakeCommands } from '@yichuang/modules/intake/rules'
import { accept, handOver, isCommitment, opine, remedies } from './flows.ts'
import type { Prospect, Story } from './flows.ts'
import { bindingFor, defectiveAmong, isOwnPaper, keysOf } from './materials.ts'
import type { Handed } from './materials.ts'
import type { Scene } from './scene.ts'

const anything = ({ requirements }: Prospect) => requirements.some(isOwnPaper)
const between = (least: number, most: number) => () => [least, most] as const

/** Applications before acceptance, and those that never come to it. */
export const intakeStories: readonly Story[] = [
  {
    name: 'draft',
    count: 8,
    fits: anything,
    ago: between(0, 8),
    play: (scene) => scene.take({ kind: 'draft' }, halfDone(scene)),
  },
  {
    name: 'received',
    count: 14,
    fits: anything,
    ago: between(0, 3),
    play: (scene) => scene.take({ kind: 'receive' }, halfDone(scene)),
  },
  {
    name: 'deemed',
    count: 3,
    fits: isCommitment,
    ago: between(6, 7),
    play: (scene) => scene.take({ kind: 'receive' }),
  },
  { name: 'correcting', count: 10, fits: anything, ago: between(0, 8), play: askForCorrection },
  { name: 'returned', count: 5, fits: anything, ago: between(12, 22), play: askForCorrection },
  { name: 'corrected', count: 6, fits: isCommitment, ago: between(2, 4), play: correct },
  { name: 'refused', count: 8, fits: anything, ago: between(0, 20), play: refuse },
  { name: 'withdrawn-early', count: 5, fits: anything, ago: between(1, 15), play: withdraw },
  { name: 'on-the-spot', count: 14, fits: isInstant, ago: between(0, 20), play: complete },
  { name: 'on-the-spot-collected', count: 10, fits: isInstant, ago: between(0, 22), play: completeAndHandOver },
  { name: 'deferred', count: 10, fits: isDeferrable, ago: between(0, 3), play: acceptWithPromise },
  { name: 'deferral-fulfilled', count: 8, fits: isDeferrable, ago: between(2, 3), play: keepPromise },
  { name: 'deferral-defaulted', count: 5, fits: isDeferrable, ago: between(12, 18), play: acceptWithPromise },
]

function isInstant({ terms }: Prospect): boolean {
  return terms.kind === 'instant'
}

/** Something that is needed may follow, and the department works on the item for some days. */
export function isDeferrable(prospect: Prospect): boolean {
  return isCommitment(prospect) && promisedOf(prospect) !== undefined
}

function promisedOf({ requirements }: Prospect) {
  return requirements.find((one) => isOwnPaper(one) && one.deferralDays !== undefined)
}

/** Some materials were looked at, some were not, some are not there yet. */
function halfDone({ casting, dice }: Scene): ReadonlyMap<string, Handed> {
  const states: readonly Handed[] = ['in-order', 'unchecked', 'missing']
  return new Map(casting.requirements.map(({ key }) => [key, dice.pick(states)]))
}

async function askForCorrection(scene: Scene): Promise<void> {
  await scene.take({ kind: 'correct', method: 'window' }, defectiveAmong(scene.casting.requirements, scene.dice))
}

async function correct(scene: Scene): Promise<void> {
  const { clerk, requirements } = scene.casting
  await askForCorrection(scene)
  scene.days(scene.dice.between(1, 2))
  await scene.act(clerk, intakeCommands.supplyCorrection, ({ notices }) => {
    const noticed = keysOf(notices.at(-1)?.defects ?? [])
    const supplied = requirements.filter(({ key }) => noticed.includes(key))
    const changes = supplied.flatMap((one) => bindingFor({ ...one, isShared: false }, 'in-order') ?? [])
    return { changes, isDeclaredComplete: true }
  })
  await scene.act(clerk, intakeCommands.acceptApplication, {})
}

async function refuse(scene: Scene): Promise<void> {
  const isNotHere = scene.dice.chance(0.5)
  await scene.take({
    kind: 'refuse',
    ground: isNotHere ? 'not-competent' : 'not-required',
    reason: isNotHere ? '申请事项不属于本行政机关职权范围' : '申请事项依法不需要取得行政许可',
    basis: ['《中华人民共和国行政许可法》第三十二条第一款'],
    ...(isNotHere ? { rightBody: '临澄市行政审批局' } : {}),
    remedies: [...remedies],
  })
}

async function withdraw(scene: Scene): Promise<void> {
  await scene.take({ kind: 'receive' }, halfDone(scene))
  scene.days(1)
  const { documentType, documentNumber } = scene.casting.applicant
  const requester = { documentType, documentNumber }
  await scene.act(scene.casting.clerk, intakeCommands.withdrawApplication, { requester })
}

async function complete(scene: Scene): Promise<void> {
  await scene.take({
    kind: 'complete',
    ...(scene.casting.terms.fee.when === 'none' ? {} : { paymentOrder: scene.word('PAY') }),
  })
}

/** Granted at the counter, the result handed over there. */
export async function completeAndHandOver(scene: Scene): Promise<void> {
  await complete(scene)
  await handOver(scene, scene.casting.clerk)
}

/** Accepted although something is missing, on a signed promise. */
export async function acceptWithPromise(scene: Scene): Promise<void> {
  const promised = promisedOf(scene.casting)
  if (promised === undefined) return accept(scene)
  const commitment = { signatureId: scene.word('CN'), materials: [promised.key] }
  await scene.take({ kind: 'accept', commitment }, new Map([[promised.key, 'missing']]))
}

async function keepPromise(scene: Scene): Promise<void> {
  await acceptWithPromise(scene)
  scene.days(scene.dice.between(1, 2))
  const promised = promisedOf(scene.casting)
  if (promised === undefined) return
  const checks = Object.fromEntries(promised.reviewPoints.map((point) => [point, { ok: true as const }]))
  const binding = { key: promised.key, received: true, shared: false, files: [], originalsKept: 0, checks }
  await scene.act(scene.casting.clerk, caseCommands.supplyDeferred, { bindings: [binding] })
  if (scene.dice.chance(0.5)) await opine(scene)
}
