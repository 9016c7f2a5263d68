import {
  Button,
  Card,
  MomentText,
  offerOf,
  ProblemNote,
  Segmented,
  TextField,
  useAct,
  useReason,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { listDrafts, publishDraft, readDraft } from '../contract.ts'
import type { Draft } from '../contract.ts'

/** 发布: at once or at a time, on all channels; cases on their way keep their version. (CAT-10, CAT-12) */
export function PublishCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  const reasonOf = useReason()
  const toast = useToast()
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [day, setDay] = useState('')
  const [time, setTime] = useState('09:00')
  const publish = useAct(publishDraft, {
    refresh: [readDraft, listDrafts],
    onDone: ({ state }) => toast({ text: t(state === 'published' ? 'publish.done' : 'publish.planned') }),
  })
  const offer = offerOf(draft.actions, 'publish')
  const act = () => {
    const at = when === 'later' ? { publishAt: `${day}T${time}:00+08:00` } : {}
    void publish.act({ params: { id: draft.id }, body: { ...at, expectedVersion: draft.version } })
  }
  const lacksDay = when === 'later' && day === '' ? t('publish.dayMissing') : undefined
  const missing = offer?.allowed === false && offer.reason !== undefined ? reasonOf(offer.reason) : lacksDay
  return (
    <Card title={t('publish.title')} strong>
      <div className="ws-form">
        <p>{t('publish.text')}</p>
        {draft.publishAt !== null && (
          <p>
            {t('publish.plannedAt')} <MomentText at={draft.publishAt} form="long" />
          </p>
        )}
        {offer !== undefined && (
          <>
            <Segmented
              label={t('publish.when')}
              options={(['now', 'later'] as const).map((value) => ({ value, label: t(`publish.${value}`) }))}
              value={when}
              onChange={setWhen}
            />
            {when === 'later' && (
              <div className="ws-grid">
                <TextField type="date" label={t('publish.day')} required value={day} onChange={setDay} />
                <TextField type="time" label={t('publish.time')} required value={time} onChange={setTime} />
              </div>
            )}
            <ProblemNote problem={publish.problem} />
            <Button kind="primary" size="l" hotkey="F9" busy={publish.isBusy} onClick={act} missing={missing}>
              {t(when === 'now' ? 'publish.act' : 'publish.actLater')}
            </Button>
          </>
        )}
      </div>
    </Card>
  )
}
