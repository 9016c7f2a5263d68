import { Button, Card, DateText, EmptyState, Loading, useCall, useTexts } from '@yichuang/kit'
import { listDocuments } from '@yichuang/modules/documents/contract'
import { useState } from 'react'
import { DocumentDrawer } from './DocumentDrawer.tsx'
import type { ListedDocument } from './DocumentDrawer.tsx'
import './dossier.css'

/** The documents of a case, each one click from its real pages. */
export function DocumentsCard({ caseNo }: { readonly caseNo: string }) {
  const t = useTexts('cases')
  const [open, setOpen] = useState<ListedDocument>()
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
        {rows.map(({ id, title, number, issuedOn, printed }) => (
          <li key={id} className="row">
            <Button kind="quiet" icon="document" onClick={() => setOpen({ id, title, printed })}>
              {title}
            </Button>
            <span className="muted small">{number}</span>
            <span className="grow" />
            {printed > 0 && <span className="muted small">{t('documents.printed', { count: printed })}</span>}
            <span className="muted small">
              <DateText day={issuedOn} form="bare" />
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && <DocumentDrawer document={open} onClose={() => setOpen(undefined)} />}
    </Card>
  )
}
