import { newId } from '@yichuang/kit'

/** A part of a page that is to become black, in shares of its width and height. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** An area as it stands on the page, under a name of its own while it is moved and sized. */
export interface DrawnArea extends Area {
  readonly name: string
}

/** Gives an area its name. */
export function named(area: Area): DrawnArea {
  return { ...area, name: newId() }
}

/** A place on a page, in shares of its width and height. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Smallest side of an area; what is smaller was no area but a click. */
export const leastSide = 0.006

/** The area between two spots. */
export function areaBetween(one: Spot, other: Spot): Area {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  return within({ x, y, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) })
}

/** An area moved, or made larger or smaller, but kept on the page. */
export function within({ x, y, width, height }: Area): Area {
  const size = { width: kept(width, leastSide, 1), height: kept(height, leastSide, 1) }
  return { x: kept(x, 0, 1 - size.width), y: kept(y, 0, 1 - size.height), ...size }
}

function kept(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)) * 10_000) / 10_000
}

/** How far an arrow key goes, undefined for other keys. */
export function stepOf(key: string, far = 0.01): Spot | undefined {
  const steps: Readonly<Record<string, Spot>> = {
    ArrowLeft: { x: -far, y: 0 },
    ArrowRight: { x: far, y: 0 },
    ArrowUp: { x: 0, y: -far },
    ArrowDown: { x: 0, y: far },
  }
  return steps[key]
}

/** Where the pointer is on an element, in shares of its size. */
export function spotIn(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  element: Element,
): Spot {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: share(clientX - left, width), y: share(clientY - top, height) }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, Math.max(0, part / whole))
}
