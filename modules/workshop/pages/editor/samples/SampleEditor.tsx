import {
  asProblem,
  Button,
  EmptyState,
  fileUrl,
  FileAdd,
  MarkedPages,
  ProblemNote,
  Segmented,
  upload,
  useTexts,
} from '@yichuang/kit'
import { sampleShown } from '@yichuang/modules/catalogue/pages'
import { placedPoints } from '@yichuang/modules/catalogue/rules'
import type { Material } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { addSamplePages, readDraftFile } from '../../../contract.ts'
import { marked, unmarked } from '../../../rules/index.ts'
import { named } from './areas.ts'
import type { Area, DrawnArea, Spot } from './areas.ts'
import { BlackLayer } from './BlackLayer.tsx'
import { BlackOutDrawer } from './BlackOutDrawer.tsx'
import { MarkLayer } from './MarkLayer.tsx'
import type { Aspect } from './PointsFields.tsx'
import type { AnnexState } from './use-annex.ts'

interface SampleEditorProps {
  readonly draft: string
  readonly material: Material
  readonly annex: AnnexState
  readonly current: string | undefined
  readonly onCurrent: (point: string) => void
  /** the point whose mark goes to the next click; without one a click adds a point */
  readonly armed: string | undefined
  readonly onPlaced: () => void
  /** adds a review point of an aspect; gives its id */
  readonly onAddPoint: (aspect: Aspect) => string
}

/** What is to become black, on which page. */
interface Blackening {
  readonly hash: string
  readonly areas: readonly DrawnArea[]
}

/** 填写样本: its pages, the marks of the review points on them, and private data blacked out for good. (CAT-06) */
export function SampleEditor(props: SampleEditorProps) {
  const { draft, material, annex } = props
  const t = useTexts('workshop')
  const [mode, setMode] = useState<'mark' | 'black'>('mark')
  const [aspect, setAspect] = useState<Aspect>('formal')
  const [blackening, setBlackening] = useState<Blackening>()
  const [isAsking, setAsking] = useState(false)
  const [isSending, setSending] = useState(false)
  const { pages } = annex.annex
  const send = async (files: readonly File[]) => {
    setSending(true)
    try {
      const sent = files.map((file) => ({ field: 'file', name: file.name, blob: file }))
      await upload(addSamplePages, { params: { id: draft, material: material.key }, files: sent })
      annex.setProblem(undefined)
    } catch (thrown) {
      annex.setProblem(asProblem(thrown))
    }
    annex.refetch()
    setSending(false)
  }
  return (
    <section className="ws-sample" aria-label={t('sample.title')}>
      <div className="ws-sample-tools">
        <p className="ws-label">{t('sample.title')}</p>
        <span className="grow" />
        <FileAdd size="s" accept="image/png,image/jpeg,application/pdf" onFiles={(files) => void send(files)}>
          {t(isSending ? 'sample.sending' : 'sample.add')}
        </FileAdd>
      </div>
      <ProblemNote problem={annex.problem} />
      {pages.length === 0 && <EmptyState icon="scan" title={t('sample.none')} text={t('sample.noneText')} />}
      {pages.length > 0 && (
        <div className="ws-sample-tools">
          <Segmented
            label={t('sample.mode')}
            options={(['mark', 'black'] as const).map((value) => ({ value, label: t(`sample.modes.${value}`) }))}
            value={mode}
            onChange={setMode}
          />
          {mode === 'mark' && (
            <Segmented
              label={t('sample.aspect')}
              options={(['formal', 'content'] as const).map((value) => ({ value, label: t(`sample.${value}`) }))}
              value={aspect}
              onChange={setAspect}
            />
          )}
          {mode === 'black' && (
            <Button size="s" kind="danger" onClick={() => setAsking(true)}>
              {t('sample.blackOut', { count: blackening?.areas.length ?? 0 })}
            </Button>
          )}
        </div>
      )}
      {pages.length > 0 && (
        <p className="muted small">{t(props.armed !== undefined ? 'sample.hint.armed' : `sample.hint.${mode}`)}</p>
      )}
      <Pages {...props} mode={mode} aspect={aspect} blackening={blackening} onBlackening={setBlackening} />
      {isAsking && (
        <BlackOutDrawer
          areas={blackening?.areas.length ?? 0}
          busy={annex.isBusy}
          problem={annex.problem}
          onClose={() => setAsking(false)}
          onAct={async () => {
            if (blackening === undefined || blackening.areas.length === 0) return setAsking(false)
            if (!(await annex.blackOut(blackening.hash, blackening.areas))) return
            setBlackening(undefined)
            setAsking(false)
          }}
        />
      )}
    </section>
  )
}

interface PagesProps extends SampleEditorProps {
  readonly mode: 'mark' | 'black'
  readonly aspect: Aspect
  readonly blackening: Blackening | undefined
  readonly onBlackening: (blackening: Blackening) => void
}

function Pages(props: PagesProps) {
  const { draft, material, annex, current, onCurrent, armed, onPlaced, onAddPoint } = props
  const { mode, aspect, blackening, onBlackening } = props
  const t = useTexts('workshop')
  const { pages } = annex.annex
  const points = placedPoints(material, { pages, marks: annex.marks })
  const { pages: shown } = sampleShown(
    material,
    { ...annex.annex, marks: [] },
    {
      addressOf: (hash) => fileUrl(readDraftFile, { params: { id: draft, hash } }),
      nameOf: (page) => t('sample.pageOf', { page }),
    },
  )
  const place = (page: number, spot: Spot) => {
    const point = armed ?? onAddPoint(aspect)
    annex.setMarks(marked(annex.marks, { point, page, ...spot }))
    onPlaced()
    onCurrent(point)
  }
  const over = (page: number) => {
    const hash = pages[page - 1]?.hash ?? ''
    if (mode === 'black')
      return (
        <BlackLayer
          page={page}
          areas={blackening?.hash === hash ? blackening.areas : []}
          onAreas={(areas) => onBlackening({ hash, areas })}
        />
      )
    return (
      <MarkLayer
        page={page}
        points={points.filter((point) => point.page === page)}
        current={current}
        onCurrent={onCurrent}
        onSpot={(spot) => place(page, spot)}
        onMove={(point, spot) => annex.setMarks(marked(annex.marks, { point, page, ...spot }))}
        onLift={(point) => annex.setMarks(unmarked(annex.marks, point))}
      />
    )
  }
  return (
    <>
      <MarkedPages label={t('sample.title')} pages={shown} over={over} />
      {pages.length > 0 && (
        <ul className="ws-sample-pages">
          {pages.map(({ hash }, index) => (
            <li key={hash}>
              <span className="grow">{t('sample.pageOf', { page: index + 1 })}</span>
              {mode === 'black' && (
                <Button
                  size="s"
                  icon="plus"
                  label={t('sample.addAreaTo', { page: index + 1 })}
                  onClick={() => onBlackening({ hash, areas: [...areasOn(blackening, hash), named(middle)] })}
                >
                  {t('sample.addArea')}
                </Button>
              )}
              <Button
                size="s"
                icon="trash"
                label={t('sample.dropPage', { page: index + 1 })}
                onClick={() => void annex.drop(hash)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Where an area begins that is added by keys. */
const middle: Area = { x: 0.4, y: 0.45, width: 0.2, height: 0.05 }

function areasOn(blackening: Blackening | undefined, hash: string): readonly DrawnArea[] {
  return blackening?.hash === hash ? blackening.areas : []
}
