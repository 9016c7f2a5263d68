import { useTexts } from '@yichuang/kit'
import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { areaBetween, leastSide, named, spotIn, stepOf, within } from './areas.ts'
import type { Area, DrawnArea, Spot } from './areas.ts'

interface BlackLayerProps {
  readonly page: number
  readonly areas: readonly DrawnArea[]
  readonly onAreas: (areas: readonly DrawnArea[]) => void
}

/** Areas that are to become black: drawn by dragging; by keys moved with the arrows, sized with Shift, taken away with Delete. (CAT-06) */
export function BlackLayer({ page, areas, onAreas }: BlackLayerProps) {
  const t = useTexts('workshop')
  const from = useRef<Spot>(undefined)
  const [drawn, setDrawn] = useState<Area>()
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture?.(event.pointerId)
    from.current = spotIn(event, event.currentTarget)
  }
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (from.current !== undefined) setDrawn(areaBetween(from.current, spotIn(event, event.currentTarget)))
  }
  const end = (event: PointerEvent<HTMLDivElement>) => {
    const begun = from.current
    from.current = undefined
    setDrawn(undefined)
    if (begun === undefined) return
    const spot = spotIn(event, event.currentTarget)
    const isClick = Math.abs(spot.x - begun.x) < leastSide || Math.abs(spot.y - begun.y) < leastSide
    if (!isClick) onAreas([...areas, named(areaBetween(begun, spot))])
  }
  const press = (index: number, event: KeyboardEvent) => {
    const isAway = event.key === 'Delete' || event.key === 'Backspace'
    const step = stepOf(event.key)
    if (step === undefined && !isAway) return
    event.preventDefault()
    event.stopPropagation()
    if (step === undefined) return onAreas(areas.filter((_, at) => at !== index))
    onAreas(areas.map((area, at) => (at === index ? changed(area, step, event.shiftKey) : area)))
  }
  return (
    <div
      className="ws-layer black"
      role="group"
      aria-label={t('sample.blackLayer', { page })}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => (from.current = undefined)}
    >
      {areas.map((area, index) => (
        <button
          key={area.name}
          type="button"
          className="ws-area"
          style={styleOf(area)}
          aria-label={t('sample.area', { number: index + 1 })}
          onPointerDown={(event) => event.stopPropagation()}
          onKeyDown={(event) => press(index, event)}
        />
      ))}
      {drawn !== undefined && <span className="ws-area" style={styleOf(drawn)} />}
    </div>
  )
}

function changed({ name, ...area }: DrawnArea, { x, y }: Spot, isSized: boolean): DrawnArea {
  const { x: left, y: top, width, height } = area
  const moved = isSized ? { ...area, width: width + x, height: height + y } : { ...area, x: left + x, y: top + y }
  return { name, ...within(moved) }
}

function styleOf({ x, y, width, height }: Area) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }
}
