import { Ask, Band, Button, Card, MomentText, Tag, useAct, useCall, useReason, useTexts, useToast } from '@yichuang/kit'
import type { AnswerOf } from '@yichuang/platform/contract'
import { useEffect } from 'react'
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
          <Band kind="green">
            {t('import.done', { count: changing.length })} <MomentText at={importedAt} />
          </Band>
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
  /** items that get a new version */
  readonly count: number
}

function Import({ upload, count, onImported }: ImportProps) {
  const t = useTexts('spreadsheets')
  const toast = useToast()
  const act = useAct(importSheets, {
    onDone: ({ changed }) => {
      toast({ text: t('import.toast', { count: changed }) })
      onImported()
    },
  })
  const why = whyNot(upload, count)
  return (
    <div className="sheets-import">
      <p>{t(upload.errors > 0 ? 'import.wrong' : count === 0 ? 'import.same' : 'import.ready', { count })}</p>
      {act.problem !== undefined && <p role="alert">{act.problem.title}</p>}
      <Button
        kind="primary"
        busy={act.isBusy}
        missing={why === undefined ? undefined : t(why, { count: upload.errors })}
        onClick={() => void act.act({ params: { id: upload.id } })}
      >
        {t('import.act', { count })}
      </Button>
    </div>
  )
}

function whyNot({ errors }: Upload, count: number): string | undefined {
  if (errors > 0) return 'import.hasErrors'
  return count === 0 ? 'import.nothing' : undefined
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
