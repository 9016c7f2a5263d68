import {
  ActFoot,
  Ask,
  Button,
  Card,
  Drawer,
  MomentText,
  Page,
  ProblemNote,
  Tag,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { compareVersions, listVersions, restoreVersion } from '../contract.ts'
import { ComparisonView } from './ComparisonView.tsx'
import { ReasonField } from './ReasonField.tsx'
import './workshop.css'

type Versions = typeof listVersions.answer.static

/** 版本: every version of an item, why it was changed, what it changed for applicants, and the way back. (CAT-12) */
export function VersionsPage() {
  const t = useTexts('workshop')
  const { item = '' } = useParams()
  const versions = useCall(listVersions, { params: { id: item } }, { topics: ['items'] })
  return (
    <Page
      title={versions.data?.itemName ?? t('pages.versions')}
      hint={t('versions.hint')}
      back={{ to: `/work/items/${item}` }}
    >
      <Ask query={versions}>{(answer) => <List item={item} answer={answer} />}</Ask>
    </Page>
  )
}

function List({ item, answer: { rows, mayRestore } }: { readonly item: string; readonly answer: Versions }) {
  const t = useTexts('workshop')
  const [search, setSearch] = useSearchParams()
  const [restoring, setRestoring] = useState<number>()
  const newest = rows[0]?.version ?? 1
  const to = Number(search.get('to') ?? newest)
  const former = rows.find(({ version }) => version < to)?.version
  return (
    <div className="ws-versions">
      <Card title={t('versions.all')} hint={t('versions.count', { count: rows.length })} flush>
        <ol className="ws-version-list">
          {rows.map(({ version, publishedAt, isCurrent, cases, change }) => (
            <li key={version} className={version === to ? 'cur' : undefined}>
              <p>
                <b>{t('board.version', { version })}</b> {isCurrent && <Tag kind="green">{t('versions.current')}</Tag>}{' '}
                <MomentText at={publishedAt} form="long" />
              </p>
              {change !== undefined && (
                <p>
                  {t(`cause.${change.cause}`)}：{change.reason} <span className="muted">{change.publishedByName}</span>
                </p>
              )}
              <p className="muted small">{t('versions.cases', { count: cases })}</p>
              <p className="ws-line-of">
                <Button
                  size="s"
                  pressed={version === to}
                  label={t('versions.showOf', { version })}
                  onClick={() => setSearch({ to: String(version) }, { replace: true })}
                >
                  {t('versions.show')}
                </Button>
                {mayRestore && !isCurrent && (
                  <Button size="s" label={t('versions.restoreOf', { version })} onClick={() => setRestoring(version)}>
                    {t('versions.restore')}
                  </Button>
                )}
              </p>
            </li>
          ))}
        </ol>
      </Card>
      <Card
        title={t('versions.change', { version: to })}
        hint={former === undefined ? undefined : t('versions.against', { version: former })}
      >
        {former === undefined ? (
          <p className="muted">{t('versions.first')}</p>
        ) : (
          <Compared item={item} from={former} to={to} />
        )}
      </Card>
      {restoring !== undefined && (
        <RestoreDrawer item={item} version={restoring} onClose={() => setRestoring(undefined)} />
      )}
    </div>
  )
}

function Compared({ item, from, to }: { readonly item: string; readonly from: number; readonly to: number }) {
  const compared = useCall(compareVersions, { params: { id: item }, query: { from, to } })
  return <Ask query={compared}>{(comparison) => <ComparisonView comparison={comparison} />}</Ask>
}

interface RestoreDrawerProps {
  readonly item: string
  readonly version: number
  readonly onClose: () => void
}

function RestoreDrawer({ item, version, onClose }: RestoreDrawerProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const restore = useAct(restoreVersion, {
    refresh: [listVersions],
    onDone: (answer) => {
      toast({ text: t('versions.restored', { version: answer.version }) })
      onClose()
    },
  })
  return (
    <Drawer
      title={t('versions.restoreTitle', { version })}
      width="s"
      onClose={onClose}
      footer={
        <ActFoot
          act={t('versions.restoreAct')}
          busy={restore.isBusy}
          missing={reason.trim() === '' ? t('reasonMissing') : undefined}
          onAct={() => void restore.act({ params: { id: item }, body: { version, reason: reason.trim() } })}
        />
      }
    >
      <div className="ws-form">
        <p className="muted">{t('versions.restoreText')}</p>
        <ReasonField reason={reason} onReason={setReason} />
        <ProblemNote problem={restore.problem} />
      </div>
    </Drawer>
  )
}
