import { useTexts } from '@yichuang/kit'
import { isProof } from '@yichuang/modules/catalogue/rules'
import type { Material } from '@yichuang/modules/catalogue/rules'
import { useEffect, useRef, useState } from 'react'
import { marked } from '../../../rules/index.ts'
import { BlankForms } from './BlankForms.tsx'
import { CancellationFields } from './CancellationFields.tsx'
import { PointsFields, withPoint } from './PointsFields.tsx'
import { SampleEditor } from './SampleEditor.tsx'
import { useAnnex } from './use-annex.ts'
import '../../samples.css'

interface PointsAndSampleProps {
  readonly draft: string
  readonly material: Material
  readonly onChange: (change: Partial<Pick<Material, 'formReview' | 'contentReview'>>) => void
}

/** The review points of a material beside its sample, one with the other: a mark goes where its point is looked at. (CAT-05, CAT-06) */
export function PointsAndSample({ draft, material, onChange }: PointsAndSampleProps) {
  const t = useTexts('workshop')
  const annex = useAnnex(draft, material.key)
  const [current, setCurrent] = useState<string>()
  const [armed, setArmed] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<{ readonly at: string }>()
  useEffect(() => {
    // What was just placed or added is drawn by now.
    if (wanted !== undefined) box.current?.querySelector<HTMLElement>(wanted.at)?.focus()
  }, [wanted])
  const hold = (point: string) => {
    setCurrent(point)
    setWanted({ at: `[data-point="${point}"]` })
  }
  return (
    <div ref={box} className="ws-points-and-sample">
      <div>
        <PointsFields
          material={material}
          onChange={onChange}
          annex={annex}
          current={current}
          onCurrent={hold}
          onPlace={(point) => {
            annex.setMarks(marked(annex.marks, { point, page: 1, x: 0.5, y: 0.5 }))
            setArmed(point)
            hold(point)
          }}
        />
        <BlankForms draft={draft} material={material.key} annex={annex} />
        {isProof(material) && <CancellationFields annex={annex} />}
        {!isProof(material) && <p className="muted small">{t('proof.own')}</p>}
      </div>
      <SampleEditor
        draft={draft}
        material={material}
        annex={annex}
        current={current}
        onCurrent={setCurrent}
        armed={armed}
        onPlaced={() => setArmed(undefined)}
        onAddPoint={(aspect) => {
          const { id, change } = withPoint(material, aspect)
          onChange(change)
          setWanted({ at: `[data-row="${id}"] textarea` })
          return id
        }}
      />
    </div>
  )
}
