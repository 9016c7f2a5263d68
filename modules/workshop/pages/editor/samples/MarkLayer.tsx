import { useTexts } from '@yichuang/kit'
import type { PlacedPoint } from '@yichuang/modules/catalogue/rules'
import { useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { spotIn, stepOf } from './areas.ts'
import type { Spot } from './areas.ts'

interface MarkLayerProps {
  readonly page: number
  /** of this page */
  readonly points: readonly PlacedPoint[]
  readonly current: string | undefined
  readonly onCurrent: (point: string) => void
  /** a click beside the marks */
  readonly onSpot: (spot: Spot) => void
  readonly onMove: (point: string, spot: Spot) => void
  readonly onLift: (point: string) => void
}

/** The numbered marks over a page of the sample: placed by a click, moved by dragging or by the arrow keys, lifted by Delete. (CAT-06) */
export function MarkLayer({ page, points, current, onCurrent, onSpot, onMove, onLift }: MarkLayerProps) {
  const t = useTexts('workshop')
  const layer = useRef<HTMLDivElement>(null)
  const dragged = useRef<string>(undefined)
  const grip = (point: string) => (event: PointerEvent<HTMLButtonElement>) => {
    event.stopPropagation()
    event.currentTarget.setPointerCapture?.(event.pointerId)
    dragged.current = point
    onCurrent(point)
  }
  const drag = (event: PointerEvent) => {
    if (dragged.current !== undefined && layer.current !== null) onMove(dragged.current, spotIn(event, layer.current))
  }
  const letGo = () => {
    dragged.current = undefined
  }
  const press = ({ point, x, y }: PlacedPoint, event: KeyboardEvent) => {
    const step = stepOf(event.key, event.shiftKey ? 0.05 : 0.01)
    if (step === undefined && event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    event.stopPropagation()
    if (step === undefined) onLift(point)
    else onMove(point, { x: x + step.x, y: y + step.y })
  }
  return (
    <div
      ref={layer}
      className="ws-layer"
      role="group"
      aria-label={t('sample.layer', { page })}
      onPointerDown={(event) => onSpot(spotIn(event, event.currentTarget))}
    >
      {points.map((placed) => (
        <button
          key={placed.point}
          type="button"
          className={placed.point === current ? 'mark hot' : 'mark'}
          style={{ left: `${placed.x * 100}%`, top: `${placed.y * 100}%` }}
          data-point={placed.point}
          aria-label={t('sample.mark', {
            number: placed.number,
            text: placed.text,
            x: Math.round(placed.x * 100),
            y: Math.round(placed.y * 100),
          })}
          onPointerDown={grip(placed.point)}
          onPointerMove={drag}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onFocus={() => onCurrent(placed.point)}
          onKeyDown={(event) => press(placed, event)}
        >
          {placed.number}
        </button>
      ))}
    </div>
  )
}
