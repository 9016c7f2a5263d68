import {
  Band,
  Button,
  Card,
  FactList,
  MomentText,
  offerOf,
  Page,
  Steps,
  Tag,
  useCall,
  Ask,
  useTexts,
} from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { compareDraft } from '../contract.ts'
import type { Draft } from '../contract.ts'
import { ComparisonView } from './ComparisonView.tsx'
import { PreviewDrawer } from './editor/PreviewDrawer.tsx'
import { ObjectionsCard } from './ObjectionsCard.tsx'
import { PublishCard } from './PublishCard.tsx'
import { RebaseBand } from './RebaseBand.tsx'
import { ReasonDrawer } from './ReasonDrawer.tsx'
import { RequestBands } from './RequestBands.tsx'
import { ReviewCard } from './ReviewCard.tsx'
import { SamplesCard } from './SamplesCard.tsx'
import { stepsOf } from './steps.ts'
import { TrialsCard } from './TrialsCard.tsx'

/** A draft on its way: what it changes, the review, the trial at windows, the publication. (CAT-08 … CAT-10) */
export function StepPage({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  const [opened, setOpened] = useState<'preview' | 'return'>()
  const mayReturn = offerOf(draft.actions, 'return')?.allowed === true
  const from = draft.baseVersion === null ? t('editor.fresh') : t('editor.from', { version: draft.baseVersion })
  return (
    <Page
      title={draft.itemName}
      head="bar"
      back={{ to: '/work/workshop' }}
      hint={t('editor.hint', { version: draft.version, from })}
      tags={<Steps label={t('editor.steps')} steps={stepsOf(draft.state, t)} />}
      actions={
        <>
          <Button onClick={() => setOpened('preview')}>{t('editor.preview')}</Button>
          {mayReturn && <Button onClick={() => setOpened('return')}>{t('return.act')}</Button>}
        </>
      }
    >
      {draft.state === 'published' && (
        <Band kind="green" actions={<Button to={`/work/item-versions/${draft.item}`}>{t('board.versions')}</Button>}>
          {t('publish.isDone', { version: draft.publishedVersion ?? 0 })}
        </Band>
      )}
      {draft.state === 'cancelled' && (
        <Band kind="slate">{t('cancel.isDone', { reason: draft.stepReason ?? '' })}</Band>
      )}
      <RebaseBand draft={draft} />
      <RequestBands requests={draft.requests} />
      <div className="ws-step">
        <div className="ws-stack">
          <ChangeCard draft={draft} />
          <SamplesCard draft={draft} />
          {draft.mocks.length > 0 && <TrialsCard draft={draft} />}
        </div>
        <div className="ws-stack">
          <AboutCard draft={draft} />
          {offerOf(draft.actions, 'review') !== undefined && draft.state === 'review' && <ReviewCard draft={draft} />}
          {draft.state === 'ready' && <PublishCard draft={draft} />}
          {(draft.state === 'trial' || draft.state === 'ready') && <ObjectionsCard draft={draft} />}
          {draft.reviews.length > 0 && <ReviewsCard draft={draft} />}
        </div>
      </div>
      {opened === 'preview' && <PreviewDrawer item={draft.document as Item} onClose={() => setOpened(undefined)} />}
      {opened === 'return' && <ReasonDrawer act="return" draft={draft} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

function ChangeCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  const compared = useCall(compareDraft, { params: { id: draft.id } })
  return (
    <Card title={t('comparison.title')} hint={t('comparison.hint')}>
      <Ask query={compared}>{(comparison) => <ComparisonView comparison={comparison} />}</Ask>
    </Card>
  )
}

function AboutCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  return (
    <Card title={t('about.title')}>
      <FactList
        facts={[
          { term: t('about.department'), value: draft.departmentName },
          { term: t('about.cause'), value: t(`cause.${draft.cause}`) },
          { term: t('about.reason'), value: draft.reason },
          { term: t('about.owner'), value: draft.savedByName, from: <MomentText at={draft.savedAt} /> },
          ...(draft.submittedByName === null ? [] : [{ term: t('about.submitted'), value: draft.submittedByName }]),
        ]}
      />
    </Card>
  )
}

function ReviewsCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  return (
    <Card title={t('review.done')}>
      <ul className="ws-reviews">
        {draft.reviews.map(({ round, result, grades, comment, byName, at }) => (
          <li key={round}>
            <p>
              <Tag kind={result === 'approved' ? 'green' : 'amber'}>{t(`review.result.${result}`)}</Tag> {byName}{' '}
              <MomentText at={at} />
            </p>
            <p className="small">
              {Object.entries(grades).map(([aspect, grade]) => (
                <span key={aspect} className={`ws-grade ${grade}`}>
                  {t(`aspect.${aspect}`)} {t(`grade.${grade}`)}
                </span>
              ))}
            </p>
            {comment !== '' && <p>{comment}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
