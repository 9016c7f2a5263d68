import type { Story } from './flows.ts'
import { completeAndHandOver } from './stories-intake.ts'

/** Something that happens to people, and what they apply for one after the other because of it. */
interface Life {
  readonly name: string
  readonly people: number
  readonly items: readonly string[]
}

const lives: readonly Life[] = [
  { name: 'lost-a-job', people: 6, items: ['gjjlz', 'syjsl', 'lhjy'] },
  { name: 'moved-house', people: 5, items: ['shuigh', 'diangh', 'rqgh'] },
  { name: 'opened-a-shop', people: 4, items: ['gthsl', 'hwzp'] },
]

/** Working days back at which the first thing is asked for, and from one to the next. */
const [EARLIEST, LATEST, APART] = [17, 22, 6]

/** The same people apply for several things within weeks: what the miner of packages finds. */
export const lifeStories: readonly Story[] = lives.flatMap(({ name, people, items }, life) =>
  items.map((item, step): Story => ({
    name: `${name}-${item}`,
    count: people,
    item,
    applicant: (copy) => life * 100 + copy,
    fits: ({ terms }) => terms.kind === 'instant',
    ago: () => [EARLIEST - step * APART, LATEST - step * APART],
    play: completeAndHandOver,
  })),
)
