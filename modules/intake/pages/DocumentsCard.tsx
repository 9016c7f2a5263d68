import {
  Button,
  Card,
  DateText,
  Drawer,
  EmptyState,
  fileUrl,
  Loading,
  PdfPreview,
  useCall,
  useTexts,
} from '@yichuang/kit'
import { listDocuments, readDocumentFile } from '@yichuang/modules/documents/contract'
import { useState } from 'react'
import './dossier.css'

/** The documents of a case, each one click from its real pages. */
export function DocumentsCard({ caseNo }: { readonly caseNo: string }) {
  const t = useTexts('cases')
  const [open, setOpen] = useState<{ readonly id: string; readonly title: string }>()
  const list = useCall(listDocuments, { query: { caseNo } }, { topics: ['cases'] })
  const rows = list.data?.rows ?? []
  return (
    <Card
      title={t('documents.title')}
      {...(list.data !== undefined && { hint: t('documents.count', { count: rows.length }) })}
      flush
    >
      {list.data === undefined && list.problem === undefined && <Loading rows={2} />}
      {list.data !== undefined && rows.length === 0 && (
        <EmptyState title={t('documents.emptyTitle')} text={t('documents.emptyText')} />
      )}
      <ul className="documents">
        {rows.map(({ id, title, number, issuedOn }) => (
          <li key={id} className="row">
            <Button kind="quiet" icon="document" onClick={() => setOpen({ id, title })}>
              {title}
            </Button>
            <span className="muted small">{number}</span>
            <span className="grow" />
            <span className="muted small">
              <DateText day={issuedOn} form="bare" />
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Drawer title={open.title} width="l" onClose={() => setOpen(undefined)}>
          <PdfPreview title={open.title} url={fileUrl(readDocumentFile, { params: { id: open.id } })} />
        </Drawer>
      )}
    </Card>
  )
}
