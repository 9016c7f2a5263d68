import {
  ConfirmAct,
  DateText,
  TextAreaField,
  TextField,
  ProblemNote,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { listEditions, previewCalendar, publishCalendar, readCalendar } from '../contract.ts'
import { changesBetween } from '../rules/index.ts'
import type { Calendar } from '../rules/index.ts'
import { nextVersion, writtenOf } from './shown-calendar.ts'
import { sentenceOf } from './YearGrid.tsx'

interface PublishDrawerProps {
  readonly former: Calendar
  readonly proposal: Calendar
  readonly taken: readonly string[]
  readonly onPublished: () => void
  readonly onClose: () => void
}

/** 发布日历: what changes, which limits it would move, and the cause every moved limit will name. (TIM-04) */
export function PublishDrawer({ former, proposal, taken, onPublished, onClose }: PublishDrawerProps) {
  const t = useTexts('calendar')
  const toast = useToast()
  const [version, setVersion] = useState(() => nextVersion(proposal, taken))
  const [cause, setCause] = useState(() => causeOf(former, proposal))
  const [isTried, setTried] = useState(false)
  const body = { ...writtenOf(proposal), version: version.trim(), cause: cause.trim(), basedOn: former.version }
  const publish = useAct(publishCalendar, {
    onDone: () => {
      toast({ text: t('publish.done', { version: body.version }) })
      onPublished()
    },
    refresh: [readCalendar, listEditions],
  })
  const isMissing = body.cause === '' || body.version === ''
  const act = () => {
    setTried(true)
    if (!isMissing) void publish.act({ body })
  }
  return (
    <ConfirmAct
      title={t('publish.title')}
      act={t('publish.act')}
      consequence={t('publish.consequence')}
      warning={t('publish.warning')}
      busy={publish.isBusy}
      problem={publish.problem}
      onAct={act}
      onClose={onClose}
    >
      <div className="stack">
        <Changes former={former} proposal={proposal} />
        <TextAreaField
          label={t('publish.cause')}
          hint={t('publish.causeHint')}
          rows={2}
          maxLength={300}
          required
          value={cause}
          onChange={setCause}
          problem={isTried && body.cause === '' ? t('edit.missing') : undefined}
        />
        <TextField
          label={t('publish.version')}
          maxLength={60}
          required
          value={version}
          onChange={setVersion}
          problem={isTried && body.version === '' ? t('edit.missing') : undefined}
        />
        <Effect former={former} proposal={proposal} />
      </div>
    </ConfirmAct>
  )
}

/** The order of the first new closure is most likely the cause. */
function causeOf(former: Calendar, proposal: Calendar): string {
  if (proposal.cause !== former.cause) return proposal.cause
  const [closure] = changesBetween(former, proposal).flatMap(({ to }) => (to.kind === 'local-closure' ? [to] : []))
  return closure === undefined ? '' : `${closure.orderNo} ${closure.name}`
}

function Changes({ former, proposal }: { readonly former: Calendar; readonly proposal: Calendar }) {
  const t = useTexts('calendar')
  const changes = changesBetween(former, proposal)
  const added = proposal.years.filter((year) => !former.years.includes(year))
  return (
    <section aria-label={t('publish.changes')}>
      <h3>{t('publish.changesCount', { count: changes.length })}</h3>
      {added.length > 0 && <p>{t('publish.years', { years: added.join('、') })}</p>}
      <ul className="change-list">
        {changes.slice(0, 60).map(({ date, from, to }) => (
          <li key={date}>
            <b>
              <DateText day={date} form="full" />
            </b>{' '}
            {sentenceOf(t, to)} <span className="muted">{t('publish.before', { what: sentenceOf(t, from) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Counted once, by the days alone: neither the cause nor the version changes what moves. */
function Effect({ former, proposal }: Pick<PublishDrawerProps, 'former' | 'proposal'>) {
  const t = useTexts('calendar')
  const words = useTexts('cases')
  const body = { ...writtenOf(proposal), version: 'preview', cause: 'preview', basedOn: former.version }
  const { data: moved, problem } = useCall(previewCalendar, { body })
  if (problem != null) return <ProblemNote problem={problem} />
  if (moved === undefined) return <p className="muted">{t('effect.counting')}</p>
  return (
    <section aria-label={t('effect.title')}>
      <h3>{t('effect.title')}</h3>
      <p>{t(moved.limits === 0 ? 'effect.none' : 'effect.sum', { ...moved, shown: '' })}</p>
      {moved.lifted > 0 && <p>{t('effect.lifted', { count: moved.lifted })}</p>}
      <ul className="change-list">
        {moved.shown.map(({ id, limit, applicationNo, itemName, oldDue, newDue }) => (
          <li key={`${id} ${limit}`}>
            {itemName} <span className="muted">{applicationNo}</span> {words(`limits.${limit}`)}{' '}
            <DateText day={oldDue ?? ''} form="short" /> →{' '}
            <b>
              <DateText day={newDue ?? ''} form="short" />
            </b>
          </li>
        ))}
      </ul>
      {moved.limits > moved.shown.length && (
        <p className="muted">{t('effect.more', { count: moved.limits - moved.shown.length })}</p>
      )}
    </section>
  )
}
