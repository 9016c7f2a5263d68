import {
  Button,
  Card,
  Checkbox,
  EmptyState,
  FileAdd,
  FilePreview,
  Icon,
  Key,
  ReviewPointList,
  Tag,
  upload,
  useKeys,
  useTexts,
} from '@yichuang/kit'
import type { PointState } from '@yichuang/kit'
import { uploadFiles } from '@yichuang/modules/cases/contract'
import { SampleView, useMaterialSample } from '@yichuang/modules/catalogue/pages'
import { isShared } from '@yichuang/modules/catalogue/rules'
import type { Material } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { CameraPanel } from './CameraPanel.tsx'
import { isApplicantKnown, pointsOf, standingOf, workOf } from './desk-state.ts'
import type { DeskState, MaterialWork } from './desk-state.ts'

interface MaterialsCardProps {
  /** the item and its version, whose samples stand beside the points */
  readonly of: { readonly item: string; readonly version: number }
  readonly materials: readonly Material[]
  readonly state: DeskState
  readonly current: string | undefined
  readonly onCurrent: (key: string) => void
  readonly onWork: (key: string, change: Partial<MaterialWork>) => void
  /** pictures of what was just scanned, by content hash */
  readonly pictures: Readonly<Record<string, string>>
  readonly onPicture: (hash: string, url: string) => void
  readonly onProblem: (problem: unknown) => void
}

/** The materials of the situation, each with its review points beside its sample and scan. */
export function MaterialsCard(props: MaterialsCardProps) {
  const { materials, state, current, onCurrent, onWork, onPicture, onProblem } = props
  const t = useTexts('intake')
  const [camera, setCamera] = useState(false)
  const at = materials.findIndex(({ key }) => key === current)
  const go = (step: number) => {
    const next = materials[Math.min(materials.length - 1, Math.max(0, at + step))]
    if (next !== undefined) onCurrent(next.key)
  }
  useKeys([
    { combo: 'Down', label: t('materials.next'), act: () => go(1), when: materials.length > 0 },
    { combo: 'Up', label: t('materials.former'), act: () => go(-1), when: materials.length > 0 },
  ])
  const take = async (blobs: readonly { readonly name: string; readonly blob: Blob }[]) => {
    if (current === undefined) return
    try {
      const files = blobs.map(({ name, blob }) => ({ field: 'file', name, blob }))
      const kept = await upload(uploadFiles, { files })
      kept.files.forEach(({ hash }, index) => {
        const blob = blobs[index]?.blob
        if (blob !== undefined) onPicture(hash, URL.createObjectURL(blob))
      })
      const before = workOf(state, current)
      onWork(current, { received: true, files: [...before.files, ...kept.files] })
    } catch (problem) {
      onProblem(problem)
    }
  }
  const done = materials.filter((material) => standingOf(material, workOf(state, material.key)) === 'done').length
  const free = materials.filter(isShared).length
  return (
    <Card
      title={t('materials.title')}
      hint={t('materials.count', { count: materials.length, done })}
      hotkey="Alt+2"
      flush
      grow
      extra={free > 0 && <Tag kind="green">{t('materials.free', { count: free })}</Tag>}
      footer={
        <>
          <Button size="s" icon="scan" hotkey="F6" onClick={() => setCamera(true)}>
            {t('materials.scan')}
          </Button>
          <FileAdd
            size="s"
            multiple
            onFiles={(files) => void take(files.map((file) => ({ name: file.name, blob: file })))}
          >
            {t('materials.addFile')}
          </FileAdd>
          <span className="grow" />
          {t('materials.keys')}
        </>
      }
    >
      {materials.length === 0 && <EmptyState title={t('materials.emptyTitle')} text={t('materials.emptyText')} />}
      <ol className="materials">
        {materials.map((material, index) => (
          <li key={material.key}>
            <MaterialRow
              material={material}
              number={index + 1}
              work={workOf(state, material.key)}
              isCurrent={material.key === current}
              isAsked={isApplicantKnown(state)}
              onOpen={() => onCurrent(material.key)}
            />
            {material.key === current && <OpenMaterial {...props} material={material} />}
          </li>
        ))}
      </ol>
      {camera && (
        <CameraPanel
          onClose={() => setCamera(false)}
          onPage={(blob, page) => void take([{ name: `${t('materials.pageName', { page })}.jpg`, blob }])}
        />
      )}
    </Card>
  )
}

interface MaterialRowProps {
  readonly material: Material
  readonly number: number
  readonly work: MaterialWork
  readonly isCurrent: boolean
  /** it is known who applies, so what is shared about them has been asked for */
  readonly isAsked: boolean
  readonly onOpen: () => void
}

function MaterialRow({ material, number, work, isCurrent, isAsked, onOpen }: MaterialRowProps) {
  const t = useTexts('intake')
  const points = pointsOf(material)
  const ticked = points.filter(({ id }) => work.checks[id]?.ok === true).length
  const wrong = points.filter(({ id }) => work.checks[id]?.ok === false).length
  const standing = standingOf(material, work)
  const copies = material.copies.map(({ form, count, action }) => t(`copies.${action}.${form}`, { count })).join('，')
  return (
    <button type="button" className={`m${isCurrent ? ' cur' : ''}`} aria-expanded={isCurrent} onClick={onOpen}>
      <span className="muted">{number}</span>
      <span className="n">{material.name}</span>
      <span className="src">
        {isShared(material) ? t(isAsked ? 'materials.shared' : 'materials.shareable') : copies}
      </span>
      <span className={`standing ${standing}`}>
        {standing === 'done' && <Icon name="check" />}
        {wrong > 0 ? t('materials.wrong', { count: wrong }) : `${ticked} / ${points.length}`}
      </span>
      <span className="src">
        {work.files.length > 0
          ? t('materials.pages', { count: work.files.length })
          : work.received
            ? t('materials.here')
            : deferralWords(material, t)}
      </span>
    </button>
  )
}

function deferralWords({ deferral }: Material, t: ReturnType<typeof useTexts>): string {
  return deferral.allowed ? t('materials.deferrable', { days: deferral.days?.value ?? 0 }) : ''
}

function OpenMaterial({ of, material, state, onWork, pictures }: MaterialsCardProps & { readonly material: Material }) {
  const t = useTexts('intake')
  const work = workOf(state, material.key)
  const points = pointsOf(material)
  const [point, setPoint] = useState<string | undefined>(points.find(({ id }) => work.checks[id] === undefined)?.id)
  const sample = useMaterialSample({ ...of, material, current: point })
  const receive = (received: boolean) => onWork(material.key, { received })
  useKeys([
    { combo: 'R', label: t('materials.received'), act: () => receive(!work.received), when: !isShared(material) },
  ])
  const tick = (id: string, next: PointState) => {
    const others = Object.fromEntries(Object.entries(work.checks).filter(([known]) => known !== id))
    const checks =
      next === 'open'
        ? others
        : {
            ...others,
            [id]: next === 'met' ? { ok: true as const } : { ok: false as const, defect: t('points.defaultDefect') },
          }
    onWork(material.key, { checks })
  }
  const groups = (['form', 'content'] as const).map((part) => ({
    title: t(`points.${part}`),
    points: points
      .map((one, index) => ({ ...one, number: index + 1 }))
      .filter((one) => one.part === part)
      .map(({ id, text, number }) => {
        const check = work.checks[id]
        const state: PointState = check === undefined ? 'open' : check.ok ? 'met' : 'not-met'
        return { id, text, number, state, ...(check?.ok === false ? { reason: check.defect } : {}) }
      }),
  }))
  const keeps = material.copies.some(({ form, action }) => form === 'original' && action === 'submit')
  const pages = work.files.flatMap(({ hash, name, mediaType }) => {
    const url = pictures[hash]
    return url === undefined
      ? []
      : [{ url, name, kind: mediaType === 'application/pdf' ? ('pdf' as const) : ('image' as const) }]
  })
  return (
    <div className="exp">
      <div>
        <ReviewPointList
          label={t('points.label', { material: material.name })}
          groups={groups.filter(({ points: own }) => own.length > 0)}
          current={point}
          onCurrent={setPoint}
          onState={tick}
          onReason={(id, defect) => onWork(material.key, { checks: { ...work.checks, [id]: { ok: false, defect } } })}
          reasonsFor={() => [
            t('points.reasons.unclear'),
            t('points.reasons.unsigned'),
            t('points.reasons.differs'),
            t('points.reasons.expired'),
          ]}
        />
        <p className="row paper-line">
          <Checkbox checked={work.received || isShared(material)} onChange={receive}>
            {t(
              !isShared(material)
                ? 'materials.received'
                : isApplicantKnown(state)
                  ? 'materials.sharedHere'
                  : 'materials.sharedLater',
            )}
            {!isShared(material) && <Key combo="R" />}
          </Checkbox>
          {keeps && (
            <Checkbox
              checked={work.originalsKept > 0}
              onChange={(kept) =>
                onWork(material.key, { originalsKept: kept ? 1 : 0, received: kept || work.received })
              }
            >
              {t('materials.keepOriginal')}
            </Checkbox>
          )}
        </p>
      </div>
      {pages.length > 0 && (
        <FilePreview
          title={t('materials.thisScan')}
          pages={pages}
          {...(sample !== undefined && { sample: <SampleView name={material.name} sample={sample} /> })}
        />
      )}
      {pages.length === 0 && sample !== undefined && (
        <section className="exp-sample" aria-label={t('materials.sample')}>
          <SampleView name={material.name} sample={sample} />
        </section>
      )}
    </div>
  )
}
