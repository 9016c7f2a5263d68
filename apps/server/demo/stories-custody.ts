import { caseCommands } from '@yichuang/modules/cases/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import { takesDays } from './flows.ts'
import type { Prospect, Story } from './flows.ts'
import { isOwnPaper } from './materials.ts'
import type { Handed } from './materials.ts'
import type { Scene } from './scene.ts'

const long = (prospect: Prospect) => takesDays(3)(prospect) && prospect.requirements.some(isOwnPaper)
const lately = () => [0, 1] as const

/** Cases whose papers stay with the hall: here, on their way to the department, there, on their way back. */
export const custodyStories: readonly Story[] = [
  { name: 'originals-here', count: 6, fits: long, ago: lately, play: keep },
  { name: 'originals-sent', count: 4, fits: long, ago: lately, play: send },
  { name: 'originals-there', count: 3, fits: long, ago: lately, play: handOver },
  { name: 'originals-coming-back', count: 2, fits: long, ago: lately, play: sendBack },
]

async function keep(scene: Scene): Promise<void> {
  const papers = scene.casting.requirements.filter(isOwnPaper).slice(0, 2)
  await scene.take({ kind: 'accept' }, new Map<string, Handed>(papers.map(({ key }) => [key, 'kept'])))
}

async function send(scene: Scene): Promise<void> {
  await keep(scene)
  const { clerk, terms } = scene.casting
  const to = { kind: 'department', department: terms.department } as const
  await scene.act(clerk, caseCommands.dispatchOriginals, (dossier) => ({
    sheetNo: scene.word('YJ'),
    originals: idsOf(dossier),
    to,
  }))
}

async function handOver(scene: Scene): Promise<void> {
  await send(scene)
  const { terms, index } = scene.casting
  const reviewer = scene.staff.reviewer(terms.department, index)
  await scene.act(reviewer, caseCommands.countersignSheet, ({ originals }) => ({ counted: originals.length }))
}

async function sendBack(scene: Scene): Promise<void> {
  await handOver(scene)
  const { terms, index, clerk } = scene.casting
  const reviewer = scene.staff.reviewer(terms.department, index)
  const to = { kind: 'window', hall: clerk.hall ?? '' } as const
  await scene.act(reviewer, caseCommands.dispatchOriginals, (dossier) => ({
    sheetNo: scene.word('YJH'),
    originals: idsOf(dossier),
    to,
  }))
}

function idsOf({ originals }: Dossier): readonly string[] {
  return originals.map(({ id }) => id)
}
