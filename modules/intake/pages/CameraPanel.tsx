import { CameraCapture, useTexts } from '@yichuang/kit'
import { useRef } from 'react'

interface CameraPanelProps {
  readonly onPage: (blob: Blob, page: number) => void
  readonly onClose: () => void
}

/** The document camera: each shot is a page of the material that is open. */
export function CameraPanel({ onPage, onClose }: CameraPanelProps) {
  const t = useTexts('intake')
  const page = useRef(0)
  return (
    <CameraCapture
      title={t('materials.scan')}
      onPage={(blob) => {
        page.current += 1
        onPage(blob, page.current)
      }}
      onClose={onClose}
    />
  )
}
