import type { CommandRule } from '@yichuang/modules/cases/rules'
import type { Refusal } from '@yichuang/platform/pure'
import type { intakeCommands } from '../../index.ts'
import type { Act, DossierStory } from '../dossier-story.ts'

export type CommandName = keyof typeof intakeCommands

/**
 * One refusal: which check of the command answers when it is the first that fails. Wherever one state allows it, every
 * later check of the row fails as well, so that the order is proved and not only the code.
 */
export interface RefusalRow {
  readonly command: CommandName
  readonly code: string
  readonly story: DossierStory
  readonly refusal: () => Refusal | undefined
}

/** Makes the rows of one command: story, worst input, who and when. */
export function rowsOf<Input>(command: CommandName, rule: CommandRule<Input>) {
  return (code: string, story: DossierStory, input: Input, act: Act = {}): RefusalRow => ({
    command,
    code: code.includes('.') ? code : `intake.${code}`,
    story,
    refusal: () => story.refusalOf(rule, input, act),
  })
}
