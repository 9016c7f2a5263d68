import {
  Button,
  Drawer,
  fileUrl,
  PdfPreview,
  ProblemNote,
  RadioList,
  TextField,
  useAct,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { listDocuments, printDocument, readDocumentFile } from '@yichuang/modules/documents/contract'
import { useState } from 'react'
import './dossier.css'

/** A document as the list of a case tells it. */
export interface ListedDocument {
  readonly id: string
  readonly title: string
  /** how often it was printed */
  readonly printed: number
}

interface DocumentDrawerProps {
  readonly document: ListedDocument
  readonly onClose: () => void
}

/**
 * The real pages of a document. Who may print it prints it once as it is; every further copy is 补打: it carries the
 * mark and has a reason on record. (INT-08)
 */
export function DocumentDrawer({ document, onClose }: DocumentDrawerProps) {
  const { id, title } = document
  const t = useTexts('cases')
  const { permissions } = useSession()
  const [isPrinted, setPrinted] = useState(document.printed > 0)
  const [reprint, setReprint] = useState<number>()
  const [asksWhy, setAsksWhy] = useState(false)
  const first = useAct(printDocument, { refresh: [listDocuments], onDone: () => setPrinted(true) })
  const onPrint = async () => {
    if (reprint !== undefined) return true
    if (!isPrinted) return (await first.act({ params: { id } })) !== undefined
    setAsksWhy(true)
    return false
  }
  return (
    <Drawer
      title={title}
      width="l"
      onClose={onClose}
      {...(asksWhy && {
        footer: (
          <ReasonForm
            id={id}
            onGone={() => setAsksWhy(false)}
            onDone={(n) => {
              setReprint(n)
              setAsksWhy(false)
            }}
          />
        ),
      })}
    >
      {first.problem !== undefined && <ProblemNote problem={first.problem} />}
      <PdfPreview
        key={reprint}
        title={title}
        url={fileUrl(readDocumentFile, { params: { id }, ...(reprint !== undefined && { query: { reprint } }) })}
        note={reprint === undefined ? undefined : t('documents.reprint', { n: reprint })}
        isReprint={isPrinted && reprint === undefined}
        {...(permissions.includes('documents.print-document') && { onPrint })}
      />
    </Drawer>
  )
}

const reasons = ['lost', 'unclear', 'file', 'other'] as const

interface ReasonFormProps {
  readonly id: string
  readonly onDone: (reprint: number) => void
  readonly onGone: () => void
}

/** Why one more copy is printed, before the copy is made. */
function ReasonForm({ id, onDone, onGone }: ReasonFormProps) {
  const t = useTexts('cases')
  const [reason, setReason] = useState<(typeof reasons)[number]>('lost')
  const [other, setOther] = useState('')
  const { act, isBusy, problem } = useAct(printDocument, {
    refresh: [listDocuments],
    onDone: ({ reprint }) => {
      if (reprint !== undefined) onDone(reprint)
    },
  })
  const why = reason === 'other' ? other.trim() : t(`documents.reasons.${reason}`)
  return (
    <form
      className="reprint-reason"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ params: { id }, body: { reason: why } })
      }}
    >
      <h3>{t('documents.reason')}</h3>
      <RadioList
        label={t('documents.reason')}
        value={reason}
        options={reasons.map((value) => ({ value, label: t(`documents.reasons.${value}`) }))}
        onChange={setReason}
      />
      {reason === 'other' && (
        <TextField label={t('documents.otherReason')} value={other} required onChange={setOther} />
      )}
      {problem !== undefined && <ProblemNote problem={problem} />}
      <div className="row">
        <Button
          kind="primary"
          icon="printer"
          submit
          busy={isBusy}
          {...(why === '' && { disabledReason: t('documents.otherReason') })}
        >
          {t('documents.makeReprint')}
        </Button>
        <Button kind="quiet" onClick={onGone}>
          {t('documents.noReprint')}
        </Button>
        <span className="muted small">{t('documents.reprintHint')}</span>
      </div>
    </form>
  )
}
