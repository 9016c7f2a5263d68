import { Button, FileAdd, ProblemNote, useTexts } from '@yichuang/kit'
import type { FileRef } from '@yichuang/modules/cases/rules'
import { useState } from 'react'
import { CameraPanel } from './CameraPanel.tsx'
import { usePages } from './use-pages.ts'

interface PagesTakenProps {
  /** of the material, for the names of its pages */
  readonly name: string
  readonly files: readonly FileRef[]
  readonly onFiles: (files: readonly FileRef[]) => void
}

/** Scans and files of one material, each to be taken away again before the act. */
export function PagesTaken({ name, files, onFiles }: PagesTakenProps) {
  const t = useTexts('intake')
  const [isScanning, setScanning] = useState(false)
  const pages = usePages((kept) => onFiles([...files, ...kept]))
  return (
    <div className="pages-taken">
      <div className="row">
        <Button size="s" icon="scan" busy={pages.isBusy} onClick={() => setScanning(true)}>
          {t('materials.scan')}
        </Button>
        <FileAdd onFiles={(chosen) => void pages.take(chosen.map((file) => ({ name: file.name, blob: file })))}>
          {t('materials.addFile')}
        </FileAdd>
      </div>
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.hash} className="row small">
              <span>{file.name}</span>
              <Button
                size="s"
                kind="quiet"
                icon="cross"
                onClick={() => onFiles(files.filter(({ hash }) => hash !== file.hash))}
              >
                {t('supplements.away')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ProblemNote problem={pages.problem} />
      {isScanning && (
        <CameraPanel
          onClose={() => setScanning(false)}
          onPage={(blob, page) => void pages.take([{ name: `${name} ${t('materials.pageName', { page })}.jpg`, blob }])}
        />
      )}
    </div>
  )
}
