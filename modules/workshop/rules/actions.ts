import type { Decision } from '@yichuang/platform/pure'
import {
  decideCancellation,
  decideObjection,
  decidePublication,
  decideRebase,
  decideReturn,
  decideReview,
  decideSaving,
  decideSubmission,
} from './decide.ts'
import type { Seen } from './decide.ts'
import { reviewAspects } from './draft.ts'
import type { DraftView, Grades } from './draft.ts'

/** Something a person may do with a draft now, from the rule that decides the act. */
export interface DraftAction {
  readonly name: 'save' | 'submit' | 'rebase' | 'cancel' | 'review' | 'return' | 'object' | 'publish'
  readonly allowed: boolean
  readonly reason?: string
}

/** What somebody may do with a draft; acts that are not theirs at all are left out. */
export function actionsOn(
  draft: DraftView,
  {
    by,
    centre,
    errors,
    objections,
    current,
    at,
  }: Omit<Seen, 'expectedVersion'> & {
    readonly errors: number
    readonly objections: number
    readonly current: number | undefined
    readonly at: string
  },
): readonly DraftAction[] {
  const seen = { by, centre, expectedVersion: draft.version }
  const given = Object.fromEntries(reviewAspects.map((aspect) => [aspect, 'high'])) as Grades
  const answers = {
    save: decideSaving(draft, seen),
    submit: decideSubmission(draft, seen, { errors, current }),
    rebase: decideRebase(draft, seen, current),
    cancel: decideCancellation(draft, seen, '-'),
    review: decideReview(draft, seen, { given, comment: '' }),
    return: decideReturn(draft, seen, '-'),
    object: decideObjection(draft, seen, '-'),
    publish: decidePublication(draft, seen, { objections, current, publishAt: undefined, at }),
  } satisfies Record<DraftAction['name'], Decision<unknown>>
  return (Object.keys(answers) as (keyof typeof answers)[]).flatMap((name): readonly DraftAction[] => {
    const answer = answers[name]
    if (answer.ok) return [{ name, allowed: true }]
    const { code } = answer.refusal
    return code.startsWith('access.') ? [] : [{ name, allowed: false, reason: code }]
  })
}
