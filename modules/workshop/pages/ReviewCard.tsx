import {
  Button,
  Card,
  offerOf,
  ProblemNote,
  Segmented,
  TextAreaField,
  useAct,
  useReason,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listDrafts, readDraft, reviewDraft } from '../contract.ts'
import type { Draft } from '../contract.ts'
import { grades, reviewAspects } from '../rules/index.ts'
import type { Grade, Grades, ReviewAspect } from '../rules/index.ts'

/** 业务审核: every aspect high, medium or low; medium or low returns the draft with the comment. (CAT-08) */
export function ReviewCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  const reasonOf = useReason()
  const toast = useToast()
  const navigate = useNavigate()
  const [given, setGiven] = useState<Readonly<Partial<Record<ReviewAspect, Grade>>>>({})
  const [comment, setComment] = useState('')
  const review = useAct(reviewDraft, {
    refresh: [readDraft, listDrafts],
    onDone: ({ state }) => {
      toast({ text: t(state === 'trial' ? 'review.toTrial' : 'review.toCombing') })
      void navigate('/work/workshop')
    },
  })
  const isReturned = reviewAspects.some((aspect) => given[aspect] !== undefined && given[aspect] !== 'high')
  const lacksComment = isReturned && comment.trim() === ''
  const all = complete(given)
  const missing = all === undefined ? t('review.gradeMissing') : lacksComment ? t('review.commentMissing') : undefined
  const act = () => {
    if (all !== undefined)
      void review.act({ params: { id: draft.id }, body: { grades: all, comment, expectedVersion: draft.version } })
  }
  const offer = offerOf(draft.actions, 'review')
  if (offer?.allowed === false && offer.reason !== undefined)
    return (
      <Card title={t('review.title')} hint={t('review.hint')}>
        <p>{reasonOf(offer.reason)}</p>
      </Card>
    )
  return (
    <Card title={t('review.title')} hint={t('review.hint')} strong>
      <div className="ws-form">
        {reviewAspects.map((aspect) => (
          <div key={aspect} className="ws-aspect">
            <span>
              {t(`aspect.${aspect}`)}
              <small className="muted">{t(`aspect.why.${aspect}`)}</small>
            </span>
            <Segmented
              label={t(`aspect.${aspect}`)}
              options={grades.map((value) => ({ value, label: t(`grade.${value}`) }))}
              value={given[aspect]}
              onChange={(grade) => setGiven({ ...given, [aspect]: grade })}
            />
          </div>
        ))}
        <TextAreaField
          label={t('review.comment')}
          rows={3}
          maxLength={2000}
          required={isReturned}
          value={comment}
          onChange={setComment}
          problem={lacksComment && comment !== '' ? t('review.commentMissing') : undefined}
        />
        <ProblemNote problem={review.problem} />
        <Button
          kind={isReturned ? 'danger' : 'primary'}
          size="l"
          hotkey="F9"
          busy={review.isBusy}
          onClick={act}
          missing={missing}
        >
          {t(isReturned ? 'review.actReturn' : 'review.actApprove')}
        </Button>
      </div>
    </Card>
  )
}

function complete({ master, situations, materials, points, limits }: Partial<Grades>): Grades | undefined {
  if (master === undefined || situations === undefined || materials === undefined) return undefined
  return points === undefined || limits === undefined ? undefined : { master, situations, materials, points, limits }
}
