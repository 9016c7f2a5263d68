import {
  Ask,
  Band,
  Button,
  Card,
  MomentText,
  ProblemNote,
  SelectField,
  Tag,
  TextAreaField,
  useAct,
  useCall,
  useReason,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { AnswerOf } from '@yichuang/platform/contract'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { importSheets, readUpload } from '../contract.ts'

type Upload = AnswerOf<typeof readUpload>

/** Milliseconds between two looks at a check under way. */
const LOOK_MS = 800

/** What came of an upload: progress, findings with their places, what would change; and the import. (CAT-07) */
export function UploadView({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }) {
  const asked = useCall(readUpload, { params: { id } })
  const { refetch } = asked
  const isChecking = asked.data?.state === 'checking'
  useEffect(() => {
    if (!isChecking) return
    const timer = setInterval(refetch, LOOK_MS)
    return () => {
      clearInterval(timer)
      onChanged()
    }
  }, [isChecking, refetch, onChanged])
  return <Ask query={asked}>{(upload) => <Checked upload={upload} onImported={() => [refetch(), onChanged()]} />}</Ask>
}

interface CheckedProps {
  readonly upload: Upload
  readonly onImported: () => void
}

function Checked({ upload, onImported }: CheckedProps) {
  const t = useTexts('spreadsheets')
  const reason = useReason()
  const { state, progress, fault, rows, errors, importedAt } = upload
  if (state === 'checking')
    return (
      <Card title={upload.fileName}>
        <p role="status">{t(`step.${progress.step}`, { done: progress.done, total: progress.total })}</p>
        <progress
          className="sheets-progress"
          value={progress.done}
          max={progress.total}
          aria-label={t('check.title')}
        />
      </Card>
    )
  if (state === 'faulty')
    return (
      <Card title={upload.fileName}>
        <Band kind="red">{reason(fault ?? 'spreadsheets.check-failed')}</Band>
      </Card>
    )
  const changing = upload.items.filter(({ change }) => change !== 'same')
  return (
    <>
      <Card title={upload.fileName} hint={t('check.rows', { count: rows })}>
        {importedAt === undefined ? (
          <Import upload={upload} count={changing.length} onImported={onImported} />
        ) : (
          <Drafts upload={upload} />
        )}
      </Card>
      {upload.findings.length > 0 && (
        <Card title={t('findings.title')} hint={t('findings.count', { errors, others: upload.findingCount - errors })}>
          <Findings upload={upload} />
        </Card>
      )}
      {upload.items.length > 0 && (
        <Card title={t('changes.title')} hint={t('changes.count', { count: changing.length })}>
          <ul className="sheets-items">
            {upload.items.map(({ id, name, change }) => (
              <li key={id}>
                <Tag kind={change === 'same' ? 'line' : change === 'new' ? 'green' : 'blue'}>
                  {t(`change.${change}`)}
                </Tag>
                {name}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

interface ImportProps extends CheckedProps {
  /** items of which a draft is made */
  readonly count: number
}

const causes = ['law', 'power', 'practice'] as const
type Cause = (typeof causes)[number]

/** 生成草稿: why the items are changed, then a draft of each goes its way through the workshop. (CAT-07) */
function Import({ upload, count, onImported }: ImportProps) {
  const t = useTexts('spreadsheets')
  const toast = useToast()
  const [cause, setCause] = useState<Cause>('practice')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const importing = useAct(importSheets, {
    onDone: ({ drafts }) => {
      toast({ text: t('import.toast', { count: drafts.length }) })
      onImported()
    },
  })
  if (upload.errors > 0) return <p>{t('import.wrong')}</p>
  if (count === 0) return <p>{t('import.same')}</p>
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    void importing.act({ params: { id: upload.id }, body: { cause, reason: reason.trim() } })
  }
  const draft = importing.problem?.facts['draft']
  return (
    <div className="sheets-import">
      <p>{t('import.ready', { count })}</p>
      <SelectField
        label={t('import.cause')}
        value={cause}
        onChange={setCause}
        options={causes.map((value) => ({ value, label: t(`cause.${value}`) }))}
      />
      <TextAreaField
        label={t('import.reason')}
        hint={t('import.reasonHint')}
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        problem={isTried && reason.trim() === '' ? t('import.reasonMissing') : undefined}
      />
      <ProblemNote problem={importing.problem} />
      <div className="sheets-acts">
        {typeof draft === 'string' && <Button to={`/work/workshop/${draft}`}>{t('import.openDraft')}</Button>}
        <Button kind="primary" busy={importing.isBusy} onClick={act}>
          {t('import.act', { count })}
        </Button>
      </div>
    </div>
  )
}

/** The drafts that came of an upload, each with the way to it for those who comb. */
function Drafts({ upload: { drafts, importedAt = '' } }: { readonly upload: Upload }) {
  const t = useTexts('spreadsheets')
  const { may } = useSession()
  return (
    <>
      <Band kind="green">
        {t('import.done', { count: drafts.length })} <MomentText at={importedAt} />
      </Band>
      <ul className="sheets-items">
        {drafts.map(({ id, name }) => (
          <li key={id}>{may('workshop.read') ? <Link to={`/work/workshop/${id}`}>{name}</Link> : name}</li>
        ))}
      </ul>
    </>
  )
}

function Findings({ upload: { findings, findingCount } }: { readonly upload: Upload }) {
  const t = useTexts('spreadsheets')
  return (
    <div className="sheets-findings" role="region" aria-label={t('findings.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('findings.level')}</th>
            <th scope="col">{t('findings.sheet')}</th>
            <th scope="col">{t('findings.line')}</th>
            <th scope="col">{t('findings.column')}</th>
            <th scope="col">{t('findings.message')}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ level, sheet, line, column, message }) => (
            <tr key={`${sheet} ${line} ${column} ${message}`}>
              <td>
                <Tag kind={level === 'error' ? 'red' : 'amber'}>{t(`level.${level}`)}</Tag>
              </td>
              <td>{sheet}</td>
              <td className="number">{line}</td>
              <td>{column ?? t('findings.wholeLine')}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {findingCount > findings.length && (
        <p className="muted">{t('findings.more', { count: findingCount - findings.length })}</p>
      )}
    </div>
  )
}
