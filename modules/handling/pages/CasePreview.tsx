import { Card, EmptyState, fileUrl, FilePreview, formatTime, useSession, useTexts } from '@yichuang/kit'
import { readFile } from '@yichuang/modules/cases/contract'
import { useState } from 'react'
import type { CaseView } from './shown-case.ts'

/** The scan of the material in hand; opening it is logged by the server. */
export function CasePreview({
  view: { dossier },
  material,
}: {
  readonly view: CaseView
  readonly material: string | undefined
}) {
  const t = useTexts('handling')
  const { name } = useSession()
  const [openedAt] = useState(() => new Date().toISOString())
  const requirement = dossier.requirements.find(({ key }) => key === material)
  const files = dossier.materials.find(({ key }) => key === material)?.files ?? []
  const title = requirement?.name ?? t('materials.title')
  if (files.length === 0) {
    return (
      <Card title={title} grow>
        <EmptyState icon="scan" title={t('preview.none')} text={t('preview.noneText')} />
      </Card>
    )
  }
  return (
    <section className="card grow review-preview">
      <FilePreview
        key={material}
        title={title}
        watermark={`${name} ${formatTime(openedAt)}`}
        pages={files.map((file) => ({
          url: fileUrl(readFile, { params: { id: dossier.id, hash: file.hash } }),
          name: file.name,
          kind: file.mediaType === 'application/pdf' ? 'pdf' : 'image',
        }))}
      />
    </section>
  )
}
