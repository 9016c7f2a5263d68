import { Card, EmptyState, fileUrl, FilePreview, formatTime, useSession, useTexts } from '@yichuang/kit'
import { readFile } from '@yichuang/modules/cases/contract'
import { SampleView, useMaterialSample } from '@yichuang/modules/catalogue/pages'
import { useState } from 'react'
import type { CaseView } from './shown-case.ts'

/** The scan of the material in hand; opening it is logged by the server. */
export function CasePreview({
  view: { dossier, handling },
  material,
  point,
}: {
  readonly view: CaseView
  readonly material: string | undefined
  /** id of the review point in hand */
  readonly point: string | undefined
}) {
  const t = useTexts('handling')
  const { name } = useSession()
  const [openedAt] = useState(() => new Date().toISOString())
  const requirement = dossier.requirements.find(({ key }) => key === material)
  const points = handling.points[material ?? ''] ?? []
  const sample = useMaterialSample({
    item: dossier.item.id,
    version: dossier.item.version,
    material: requirement && {
      key: requirement.key,
      name: requirement.name,
      formReview: points.filter(({ part }) => part === 'form'),
      contentReview: points.filter(({ part }) => part !== 'form'),
    },
    current: point,
  })
  const shownSample = sample !== undefined && <SampleView name={requirement?.name ?? ''} sample={sample} />
  const files = dossier.materials.find(({ key }) => key === material)?.files ?? []
  const title = requirement?.name ?? t('materials.title')
  if (files.length === 0) {
    return (
      <Card title={title} grow>
        <EmptyState icon="scan" title={t('preview.none')} text={t('preview.noneText')} />
        {shownSample}
      </Card>
    )
  }
  return (
    <section className="card grow review-preview">
      <FilePreview
        key={material}
        {...(shownSample !== false && { sample: shownSample })}
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
