import { strokesOf } from './icons.ts'
import type { IconName } from './icons.ts'

export interface IconProps {
  readonly name: IconName
  /** side in pixels, 16 unless told */
  readonly size?: number
  /** read aloud; without it the icon is decoration, as beside words it always is */
  readonly label?: string
}

/** One icon of the set, in the colour of the text around it. */
export function Icon({ name, size, label }: IconProps) {
  const { d, circles = [], rects = [] } = strokesOf(name)
  const meaning = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  const side = size === undefined ? {} : { style: { width: size, height: size } }
  return (
    <svg className="i" viewBox="0 0 20 20" {...meaning} {...side}>
      {rects.map(([x, y, width, height, rx]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} rx={rx} />
      ))}
      {circles.map(([cx, cy, r]) => (
        <circle key={`${cx} ${cy}`} cx={cx} cy={cy} r={r} />
      ))}
      {d !== undefined && <path d={d} />}
    </svg>
  )
}

/** The mark of the platform: a window with its sill. `light` on dark bars. */
export function BrandMark({ size = 26, light = false }: { readonly size?: number; readonly light?: boolean }) {
  const [ground, line] = light ? ['#fff', '#0e2a5c'] : ['#0e2a5c', '#fff']
  return (
    <svg viewBox="0 0 26 26" width={size} height={size} aria-hidden="true">
      <rect width="26" height="26" rx="5" fill={ground} />
      <path d="M6 6h14v14H6z" fill="none" stroke={line} strokeWidth="2" />
      <path d="M3.5 13h19" stroke={line} strokeWidth="3.2" />
      <path d="M13 14v6" stroke={line} strokeWidth="2" />
    </svg>
  )
}
