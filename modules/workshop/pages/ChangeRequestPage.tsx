import {
  ActionButton,
  Ask,
  Band,
  Button,
  Card,
  DateText,
  EmptyState,
  FactList,
  MomentText,
  offerOf,
  Page,
  ProblemNote,
  Tag,
  useAct,
  useCall,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import {
  compareDraft,
  countChangeRequests,
  listChangeRequests,
  listDrafts,
  readChangeRequest,
  takeUpChange,
  withdrawChange,
} from '../contract.ts'
import type { ChangeRequest } from '../contract.ts'
import { ComparisonView } from './ComparisonView.tsx'
import { DeclineDrawer } from './DeclineDrawer.tsx'
import { requestKinds } from './request-states.ts'
import './workshop.css'

/** 一件变更申请: why, on what it rests, what is decided, what it changes for applicants. (CAT-12) */
export function ChangeRequestPage() {
  const { id = '' } = useParams()
  const request = useCall(
    readChangeRequest,
    { params: { id } },
    { topics: ['change-requests', 'workshop'], keepFormer: true },
  )
  return <Ask query={request}>{(answer) => <Request request={answer} />}</Ask>
}

const refresh = [readChangeRequest, listChangeRequests, countChangeRequests, listDrafts]

function Request({ request }: { readonly request: ChangeRequest }) {
  const t = useTexts('workshop')
  const toast = useToast()
  const navigate = useNavigate()
  const { may } = useSession()
  const [isDeclining, setDeclining] = useState(false)
  const takeUp = useAct(takeUpChange, {
    refresh,
    onDone: ({ draft }) => {
      toast({ text: t('request.takenUp') })
      if (may('workshop.edit-draft')) void navigate(`/work/workshop/${draft}`)
    },
  })
  const withdraw = useAct(withdrawChange, { refresh, onDone: () => toast({ text: t('request.withdrawn') }) })
  const { actions, version: expectedVersion, id, draft } = request
  const step = { params: { id }, body: { expectedVersion } }
  return (
    <Page
      title={request.itemName}
      head="bar"
      back={{ to: '/work/change-requests' }}
      hint={t('pages.request')}
      tags={<Tag kind={requestKinds[request.state]}>{t(`request.states.${request.state}`)}</Tag>}
      actions={
        <>
          <ActionButton
            offer={offerOf(actions, 'withdraw')}
            busy={withdraw.isBusy}
            onClick={() => void withdraw.act(step)}
          >
            {t('request.withdraw')}
          </ActionButton>
          <ActionButton offer={offerOf(actions, 'decline')} onClick={() => setDeclining(true)}>
            {t('request.decline')}
          </ActionButton>
          <ActionButton
            offer={offerOf(actions, 'take-up')}
            kind="primary"
            hotkey="F9"
            busy={takeUp.isBusy}
            onClick={() => void takeUp.act(step)}
          >
            {t(request.openDraft === null ? 'request.takeUp' : 'request.takeUpInto')}
          </ActionButton>
        </>
      }
    >
      <ProblemNote problem={takeUp.problem ?? withdraw.problem} />
      <StateBand request={request} />
      <div className="ws-step">
        <div className="ws-stack">
          <Card title={t('request.text')}>
            <p className="ws-text">{request.text}</p>
            {request.basis !== '' && (
              <p className="muted">
                {t('request.basis')}：{request.basis}
              </p>
            )}
          </Card>
          <Card title={t('request.effect')} hint={draft === null ? undefined : t('comparison.hint')}>
            {draft === null ? (
              <EmptyState
                icon="scales"
                title={t('request.noEffect')}
                text={t(`request.noEffectText.${request.state}`)}
              />
            ) : (
              <Effect draft={draft.id} />
            )}
          </Card>
        </div>
        <AboutRequest request={request} />
      </div>
      {isDeclining && <DeclineDrawer request={request} onClose={() => setDeclining(false)} />}
    </Page>
  )
}

function Effect({ draft }: { readonly draft: string }) {
  const compared = useCall(compareDraft, { params: { id: draft } }, { topics: ['workshop'] })
  return <Ask query={compared}>{(comparison) => <ComparisonView comparison={comparison} />}</Ask>
}

function StateBand({ request }: { readonly request: ChangeRequest }) {
  const t = useTexts('workshop')
  const { state, draft, decision, item, publishedVersion, waitsForMe } = request
  if (state === 'declined') return <Band kind="red">{t('request.isDeclined', { reason: decision ?? '' })}</Band>
  if (state === 'published' && publishedVersion !== null)
    return (
      <Band
        kind="green"
        actions={<Button to={`/work/item-versions/${item}?to=${publishedVersion}`}>{t('editor.changes')}</Button>}
      >
        {t('request.isPublished', { version: publishedVersion })}
      </Band>
    )
  if (draft !== null)
    return (
      <Band kind="blue" actions={<Button to={`/work/workshop/${draft.id}`}>{t('request.toDraft')}</Button>}>
        {t('request.inDraft', { state: t(`state.${draft.state}`), name: draft.ownerName })}
      </Band>
    )
  return state === 'open' ? (
    <Band kind="amber">{t(waitsForMe ? 'request.waitsForMe' : `request.waitsFor.${request.side}`)}</Band>
  ) : undefined
}

function AboutRequest({ request }: { readonly request: ChangeRequest }) {
  const t = useTexts('workshop')
  const { may } = useSession()
  const { side, departmentName, askedByName, askedAt, wishedOn, decidedByName, decidedAt, draft } = request
  return (
    <Card title={t('request.about')}>
      <FactList
        facts={[
          {
            term: t('request.item'),
            value: may('catalogue.read') ? (
              <Link to={`/work/items/${request.item}`}>{request.itemName}</Link>
            ) : (
              request.itemName
            ),
          },
          { term: t('about.department'), value: departmentName },
          { term: t('open.cause'), value: t(`cause.${request.cause}`) },
          {
            term: t('request.asked'),
            value: t('request.from', {
              side: t(`request.side.${side}`),
              name: askedByName,
            }),
            from: <MomentText at={askedAt} form="long" />,
          },
          { term: t('request.wishedOn'), value: wishedOn === null ? '–' : <DateText day={wishedOn} form="full" /> },
          ...(decidedByName === null
            ? []
            : [
                {
                  term: t('request.decided'),
                  value: decidedByName,
                  from: decidedAt === null ? undefined : <MomentText at={decidedAt} form="long" />,
                },
              ]),
          ...(draft === null || draft.dueOn === ''
            ? []
            : [{ term: t('request.draftDue'), value: <DateText day={draft.dueOn} form="full" /> }]),
        ]}
      />
    </Card>
  )
}
