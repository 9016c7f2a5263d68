import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { ErrorState, Loading } from '../states/States.tsx'
import { useFile } from './use-file.ts'

export interface PdfPreviewProps {
  /** address of the PDF: `fileUrl(contract.readDocument, { params })` */
  readonly url: string
  readonly title: string
  /** 一式两份 */
  readonly note?: ReactNode
  /** what is recorded before the paper is printed; false holds it back. Without it there is no print button */
  readonly onPrint?: () => boolean | Promise<boolean>
  /** key that prints: `Enter` in a preview of its own */
  readonly hotkey?: string
  /** the button says 补打 and the server marks it so */
  readonly isReprint?: boolean
}

/** The real PDF, as it will be printed. */
export function PdfPreview({ url, title, note, onPrint, hotkey, isReprint = false }: PdfPreviewProps) {
  const w = useKitWords()
  const frame = useRef<HTMLIFrameElement>(null)
  const [attempt, setAttempt] = useState(0)
  const file = useFile(url, attempt)
  const print = async () => {
    if ((await onPrint?.()) === true) frame.current?.contentWindow?.print()
  }
  return (
    <figure className="pv">
      <figcaption>
        <span>{title}</span>
        <span className="grow" />
        {note}
        {file.url !== undefined && (
          <>
            <a className="btn s" href={file.url} download={`${title}.pdf`}>
              {w('file.download')}
            </a>
            {onPrint !== undefined && (
              <Button size="s" icon="printer" onClick={() => void print()} {...(hotkey !== undefined && { hotkey })}>
                {w(isReprint ? 'file.printAgain' : 'file.print')}
              </Button>
            )}
          </>
        )}
      </figcaption>
      {file.problem !== undefined && <ErrorState problem={file.problem} onRetry={() => setAttempt(attempt + 1)} />}
      {file.url === undefined && file.problem === undefined && <Loading rows={6} />}
      {file.url !== undefined && (
        <iframe ref={frame} className="pdf" src={`${file.url}#toolbar=0&view=FitH`} title={title} />
      )}
    </figure>
  )
}
