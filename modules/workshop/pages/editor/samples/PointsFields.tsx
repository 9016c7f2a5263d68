import { Button, TextAreaField, useTexts } from '@yichuang/kit'
import { markedPoints } from '@yichuang/modules/catalogue/rules'
import type { MarkedPoint, Material } from '@yichuang/modules/catalogue/rules'
import type { AnnexState } from './use-annex.ts'

/** The list of a material that review points of an aspect are in. */
export const listOf = { formal: 'formReview', content: 'contentReview' } as const
export type Aspect = keyof typeof listOf

/** The lists of a material with a point more, and its id: one that no point of the material has. */
export function withPoint(material: Points, aspect: Aspect): { readonly id: string; readonly change: Partial<Points> } {
  const taken = new Set([...material.formReview, ...material.contentReview].map(({ id }) => id))
  const prefix = aspect === 'formal' ? 'f' : 'c'
  let number = material[listOf[aspect]].length + 1
  while (taken.has(`${prefix}${number}`)) number += 1
  const id = `${prefix}${number}`
  return { id, change: { [listOf[aspect]]: [...material[listOf[aspect]], { id, text: '' }] } }
}

type Points = Pick<Material, 'formReview' | 'contentReview'>

interface PointsFieldsProps {
  readonly material: Points
  readonly onChange: (change: Partial<Points>) => void
  readonly annex: AnnexState
  readonly current: string | undefined
  readonly onCurrent: (point: string) => void
  /** puts the mark of a point onto the sample, for it to be moved */
  readonly onPlace: (point: string) => void
}

/** The review points, formal ones first, each with its number and whether it is marked on the sample. (CAT-06) */
export function PointsFields(props: PointsFieldsProps) {
  const t = useTexts('workshop')
  const { material, onChange } = props
  const points = markedPoints(material)
  return (
    <>
      {(['formal', 'content'] as const).map((aspect) => (
        <section key={aspect} className="ws-points">
          <p className="ws-label">{t(aspect === 'formal' ? 'material.formal' : 'material.substantive')}</p>
          {points
            .filter((point) => point.aspect === aspect)
            .map((point, index) => (
              <PointRow key={point.id} {...props} point={point} index={index} />
            ))}
          <Button size="s" icon="plus" onClick={() => onChange(withPoint(material, aspect).change)}>
            {t('material.addPoint')}
          </Button>
        </section>
      ))}
    </>
  )
}

interface PointRowProps extends PointsFieldsProps {
  readonly point: MarkedPoint
  readonly index: number
}

function PointRow({ material, onChange, annex, current, onCurrent, onPlace, point, index }: PointRowProps) {
  const t = useTexts('workshop')
  const { id, number, text, aspect } = point
  const list = listOf[aspect]
  const title = t(aspect === 'formal' ? 'material.formal' : 'material.substantive')
  const mark = annex.marks.find((one) => one.point === id)
  const isMarked = mark !== undefined && mark.page <= annex.annex.pages.length
  const move = (step: number) => onChange({ [list]: moved(material[list], index, step) })
  return (
    <div className={id === current ? 'ws-point hot' : 'ws-point'} data-row={id}>
      <span className={isMarked ? 'ws-number' : 'ws-number off'}>{number}</span>
      <TextAreaField
        required
        bare
        rows={1}
        label={t('material.point', { title, number: index + 1 })}
        value={text}
        onChange={(next) => onChange({ [list]: material[list].map((one) => (one.id === id ? said(one, next) : one)) })}
      />
      <span className="ws-point-acts">
        {annex.annex.pages.length > 0 && (
          <Button
            size="s"
            icon="place"
            pressed={id === current}
            label={t(isMarked ? 'sample.toMark' : 'sample.place', { number })}
            onClick={() => (isMarked ? onCurrent(id) : onPlace(id))}
          />
        )}
        <Button size="s" icon="up" label={t('sample.pointUp', { number })} onClick={() => move(-1)} />
        <Button
          size="s"
          icon="trash"
          label={t('material.removePoint', { number })}
          onClick={() => onChange({ [list]: material[list].filter((one) => one.id !== id) })}
        />
      </span>
    </div>
  )
}

/** A point is one line, however long. */
function said<Point extends { readonly text: string }>(point: Point, text: string): Point {
  return { ...point, text: text.replaceAll(/\s*\n\s*/g, ' ') }
}

function moved<Entry>(list: readonly Entry[], index: number, step: number): readonly Entry[] {
  const to = index + step
  const [one, other] = [list[index], list[to]]
  if (one === undefined || other === undefined) return list
  return list.map((entry, at) => (at === index ? other : at === to ? one : entry))
}
