import {
  ApiProblem,
  Button,
  Card,
  Column,
  Columns,
  EmptyState,
  FileAdd,
  fileUrl,
  MomentText,
  Page,
  ProblemNote,
  Tag,
  upload,
  useCall,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { exportSheets, listUploads, uploadSheets } from '../contract.ts'
import { UploadView } from './UploadView.tsx'
import './sheets.css'

/** 导入导出: the items of the department as a workbook, and a workbook back, checked before anything is imported. (CAT-07) */
export function SheetsPage() {
  const t = useTexts('spreadsheets')
  const [search, setSearch] = useSearchParams()
  const chosen = search.get('upload')
  const list = useCall(listUploads, {})
  const [share, setShare] = useState<number | undefined>()
  const [problem, setProblem] = useState<ApiProblem | undefined>()
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return
    setProblem(undefined)
    setShare(0)
    try {
      const files = [{ field: 'file', name: file.name, blob: file }]
      const { id } = await upload(uploadSheets, { files }, { onProgress: setShare })
      setSearch({ upload: id })
      list.refetch()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setShare(undefined)
    }
  }
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Columns widths="320px minmax(0, 1fr)">
        <Column>
          <Card title={t('export.title')}>
            <p className="muted">{t('export.hint')}</p>
            <div className="sheets-acts">
              <a className="btn" href={fileUrl(exportSheets, { query: {} })} download>
                {t('export.items')}
              </a>
              <a className="btn" href={fileUrl(exportSheets, { query: { template: '1' } })} download>
                {t('export.template')}
              </a>
            </div>
          </Card>
          <Card title={t('import.title')}>
            <p className="muted">{t('import.hint')}</p>
            <div className="sheets-acts">
              <FileAdd accept=".xlsx" onFiles={(files) => void send(files)}>
                {t('import.choose')}
              </FileAdd>
              {share !== undefined && (
                <progress className="sheets-progress" value={share} aria-label={t('import.sending')} />
              )}
            </div>
            {problem !== undefined && <ProblemNote problem={problem} />}
          </Card>
          <LastUploads list={list} chosen={chosen} onChoose={(id) => setSearch({ upload: id })} />
        </Column>
        <Column>
          {chosen === null ? (
            <Card title={t('check.title')}>
              <EmptyState title={t('check.emptyTitle')} text={t('check.emptyText')} />
            </Card>
          ) : (
            <UploadView key={chosen} id={chosen} onChanged={list.refetch} />
          )}
        </Column>
      </Columns>
    </Page>
  )
}

interface LastProps {
  readonly list: ReturnType<typeof useCall<typeof listUploads>>
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function LastUploads({ list, chosen, onChoose }: LastProps) {
  const t = useTexts('spreadsheets')
  const rows = list.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Card title={t('last.title')}>
      <ul className="sheets-last">
        {rows.map(({ id, fileName, uploadedAt, state }) => (
          <li key={id}>
            <Button kind="quiet" onClick={() => onChoose(id)}>
              <span className={id === chosen ? 'sheets-file now' : 'sheets-file'}>{fileName}</span>
            </Button>
            <span className="muted small">
              <MomentText at={uploadedAt} />
              <Tag kind={kindOf(state)}>{t(`state.${state}`)}</Tag>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function kindOf(state: string) {
  if (state === 'imported') return 'green'
  return state === 'faulty' ? 'red' : 'line'
}
