import {
  barIf,
  endings,
  firstRefusal,
  notEnded,
  onDossier,
  opening,
  underExamination,
} from '@yichuang/modules/cases/rules'
import type { EndedRefusal, ExaminationRefusal, RefusalOf } from '@yichuang/modules/cases/rules'
import { proposalOpen } from './bars.ts'
import { isBlocking, materialGaps } from './material-gaps.ts'
import { noticeOpening } from './receiving.ts'

export type PassPreReview = Readonly<Record<never, never>>
export type PassPreReviewRefusal =
  | ExaminationRefusal
  | RefusalOf<'intake.not-half-online' | 'intake.proposal-open' | 'intake.already-seen' | 'intake.material-missing'>

/**
 * 预审通过: the files of a half on-line application are in order; now the papers are asked for, once, and the five days
 * are kept. What may be deferred may still follow. (JL1 8.4; ZJ2 6.2.3; BAK-09)
 */
export const passPreReview = onDossier<PassPreReview, PassPreReviewRefusal>({
  name: 'intake.pass-pre-review',
  check(dossier, _input, facts) {
    const gaps = materialGaps(dossier).filter(isBlocking)
    return firstRefusal(
      () => underExamination(dossier, facts),
      () => barIf(dossier.channel !== 'half', 'intake.not-half-online', { channel: dossier.channel }),
      () => proposalOpen(dossier),
      () => barIf(dossier.originalsSeenAt !== undefined, 'intake.already-seen', { at: dossier.originalsSeenAt }),
      () => barIf(gaps.length > 0, 'intake.material-missing', { gaps }),
    )
  },
  act(scribe) {
    const { originalsDays } = scribe.facts.settings
    const limits = [
      ...endings(scribe, ['notice'], 'pre-review-passed'),
      opening('originals', scribe.today, { value: originalsDays, unit: 'workday' }),
    ]
    scribe.emit({ type: 'intake.pre-review-passed', v: 1, limits })
  },
})

export interface PresentOriginals {
  /** papers that are not what was reviewed as a file */
  readonly differences: readonly { readonly material: string; readonly difference: string }[]
}

export type PresentOriginalsRefusal =
  EndedRefusal | RefusalOf<'intake.not-awaiting-originals' | 'intake.original-differs'>

/** 核验原件, at any window; what was accepted as a file must be the paper. Then it may be accepted. (JL1 8.4; I-04) */
export const presentOriginals = onDossier<PresentOriginals, PresentOriginalsRefusal>({
  name: 'intake.present-originals',
  check: (dossier, { differences }) =>
    firstRefusal(
      () => notEnded(dossier),
      () => barIf(dossier.stage !== 'originals', 'intake.not-awaiting-originals', { stage: dossier.stage }),
      () => barIf(differences.length > 0, 'intake.original-differs', { differences }),
    ),
  act(scribe) {
    const limits = [...endings(scribe, ['originals'], 'originals-presented'), noticeOpening(scribe)]
    scribe.emit({ type: 'intake.originals-presented', v: 1, limits })
  },
})
