/** A part of a picture, in shares of its width and height (0 … 1). */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A part of a picture in pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Edge of the largest block that JPEG computes as one, and the pixels by which colours run over its edge. */
const BLOCK = 16
const RUN = 2

/**
 * How far what was at a place may have spread around it, in pixels of the picture as it is kept. JPEG spreads what is
 * in a block over the whole block, so that a shimmer of it lies beside; making a picture smaller mixes neighbours.
 */
export function bleedOf(isJpeg: boolean, scale: number): number {
  return isJpeg ? Math.ceil((BLOCK + RUN) * scale) + RUN : 1
}

/** The pixels that are painted over for an area: all it touches, and what may have spread around them. */
export function boxOf(
  area: Area,
  { width, height, bleed }: { readonly width: number; readonly height: number; readonly bleed: number },
): Box {
  const left = Math.max(0, Math.floor(area.x * width) - bleed)
  const top = Math.max(0, Math.floor(area.y * height) - bleed)
  const right = Math.min(width, Math.ceil((area.x + area.width) * width) + bleed)
  const bottom = Math.min(height, Math.ceil((area.y + area.height) * height) + bleed)
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}
