import { handlingCommands } from '@yichuang/modules/handling/rules'
import { handoutCommands } from '@yichuang/modules/handout/rules'
import { intakeCommands } from '@yichuang/modules/intake/rules'
import type { OpenApplication } from '@yichuang/modules/intake/rules'
import type { Channel, Delivery } from '@yichuang/modules/cases/rules'
import { requirements } from '../../modules/cases/rules/testing/hall.ts'
import { missingIn } from './history.ts'
import { anAgent, anApplicant, Story } from '../../modules/cases/rules/testing/story.ts'
import type { Setting } from '../../modules/cases/rules/testing/story.ts'

const { openApplication, bindMaterial, receiveApplication, acceptApplication } = intakeCommands
const { claimTask, giveOpinion, decideCase, produceResult } = handlingCommands
const { receiveResult } = handoutCommands

export const everyChannel: readonly Channel[] = ['window', 'kiosk', 'full', 'half', 'agent', 'post', 'push']

/** What is entered for a complete situation. */
const anOpening: OpenApplication = {
  applicationNo: '339921-260212-00001',
  answers: {},
  situation: { status: 'complete', missing: [], errors: [], outcome: null },
  requirements,
  applicant: anApplicant,
  delivery: { method: 'window' },
  isTakenHere: true,
  duplicates: [],
}

export interface Beginning {
  /** materials that do not come at once */
  readonly lacking: readonly string[]
  readonly delivery?: Delivery
}

/** Opened by the clerk, everything but what is lacking bound and in order. */
export function opened(setting: Setting, when: string, { lacking, delivery = { method: 'window' } }: Beginning): Story {
  const agent = setting.channel === 'agent' ? { agent: anAgent } : {}
  const story = new Story(setting).does(openApplication, { ...anOpening, ...agent, delivery }, when, 'clerk')
  for (const { key, reviewPoints } of requirements.filter((one) => !lacking.includes(one.key))) {
    const checks = Object.fromEntries(reviewPoints.map((point) => [point, { ok: true } as const]))
    story.does(bindMaterial, { key, received: true, checks }, when, 'clerk')
  }
  return story
}

/** The same, received. */
export function received(setting: Setting, when: string, beginning: Beginning): Story {
  return opened(setting, when, beginning).does(receiveApplication, {}, when, 'clerk')
}

const points = ['received', 'accepted', 'reviewed', 'decided', 'produced', 'ready'] as const
export type Point = (typeof points)[number]

/** Only what is in force and offered can begin; whoever goes on may find it abolished later. */
export function begun(setting: Setting, beginning: Beginning & { readonly point: Point }): Story {
  const inForce = { ...setting, item: { ...setting.item, isInForce: true, channels: everyChannel } }
  return ledTo(beginning.point, received(inForce, '2026-02-11', beginning), '2026-02-11')
}

/**
 * A received application led on as far as its item and its people let it: accepted by window or department, reviewed
 * step by step, decided, its result made and brought to the window. What is refused on the way stays as it is.
 */
export function ledTo(point: Point, story: Story, when: string): Story {
  const reached = points.indexOf(point)
  if (reached >= 1) leadToAcceptance(story, when)
  if (reached >= 2) leadThroughReview(story, when)
  if (reached >= 3) story.tries(decideCase, { decision: 'granted', basis: ['行政许可法 第38条'] }, when, 'chief')
  if (reached >= 4) story.tries(produceResult, {}, when, 'chief')
  if (reached >= 5) leadToWindow(story, when)
  return story
}

function leadToWindow(story: Story, when: string): void {
  const numbers = story.dossier.result?.documents.map(({ number }) => number) ?? []
  story.tries(receiveResult, { sheetNo: '出1', numbers }, when, 'handoutClerk')
}

function leadToAcceptance(story: Story, when: string): void {
  const commitment = { signatureId: '承诺-1', materials: missingIn(story.dossier) }
  if (story.tries(acceptApplication, { commitment }, when, 'clerk') !== undefined) {
    story.tries(acceptApplication, { commitment }, when, 'reviewer')
  }
}

function leadThroughReview(story: Story, when: string): void {
  for (const { id, steps, department } of story.dossier.tasks) {
    const who = department === 'assistant' ? 'assistant' : 'reviewer'
    steps.forEach(() => {
      story.tries(claimTask, { taskId: id }, when, who)
      story.tries(giveOpinion, { taskId: id, agrees: true, text: '同意' }, when, who)
    })
  }
}
