/** A place on the earth in degrees, CGCS2000 (EPSG:4490). */
export interface Spot {
  readonly lon: number
  readonly lat: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** A part of the earth on a sheet, in the projection of web maps, so that tiles of any of them lie under it. */
export interface MapView extends Size {
  /** steps of doubling; tiles are 256 wide */
  readonly zoom: number
  /** where a spot lies on the sheet, from the left and from the top */
  place(spot: Spot): { readonly x: number; readonly y: number }
  /** the tiles that cover the sheet, and where each lies */
  readonly tiles: readonly { readonly column: number; readonly row: number; readonly x: number; readonly y: number }[]
  /** metres that one unit of the sheet stands for, in its middle */
  readonly metres: number
}

const TILE = 256
/** streets are told apart; nearer nobody needs to see a single hall */
const NEAREST = 15
const EQUATOR_METRES = 40_075_016.686
/** part of the sheet kept free at its edges */
const EDGE = 0.16

/** The nearest view that shows all spots with a margin. @param spots at least one; none gives undefined */
export function mapView(spots: readonly Spot[], { width, height }: Size): MapView | undefined {
  if (spots.length === 0) return undefined
  const points = spots.map((spot) => project(spot))
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))]
  const fits = (zoom: number) =>
    (right - left) * worldOf(zoom) <= width * (1 - 2 * EDGE) &&
    (bottom - top) * worldOf(zoom) <= height * (1 - 2 * EDGE)
  let zoom = NEAREST
  while (zoom > 0 && !fits(zoom)) zoom -= 1
  const world = worldOf(zoom)
  const [x0, y0] = [((left + right) / 2) * world - width / 2, ((top + bottom) / 2) * world - height / 2]
  const middle = (spots.reduce((sum, { lat }) => sum + lat, 0) / spots.length) * (Math.PI / 180)
  return {
    width,
    height,
    zoom,
    place(spot) {
      const { x, y } = project(spot)
      return { x: rounded(x * world - x0), y: rounded(y * world - y0) }
    },
    tiles: range(y0, height).flatMap((row) =>
      range(x0, width).map((column) => ({ column, row, x: rounded(column * TILE - x0), y: rounded(row * TILE - y0) })),
    ),
    metres: (EQUATOR_METRES * Math.cos(middle)) / world,
  }
}

/** A round distance that is at most a quarter of the sheet: its length there, and what it stands for in metres. */
export function distanceBar({ width, metres }: Pick<MapView, 'width' | 'metres'>): { length: number; metres: number } {
  const most = (width / 4) * metres
  const power = 10 ** Math.floor(Math.log10(most))
  const round = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power
  return { length: rounded(round / metres), metres: round }
}

function worldOf(zoom: number): number {
  return TILE * 2 ** zoom
}

/** Mercator, both ways from 0 to 1; the poles are left out. */
function project({ lon, lat }: Spot): { x: number; y: number } {
  const kept = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180
  return { x: (lon + 180) / 360, y: (1 - Math.log(Math.tan(kept) + 1 / Math.cos(kept)) / Math.PI) / 2 }
}

function range(from: number, length: number): readonly number[] {
  const first = Math.floor(from / TILE)
  return Array.from({ length: Math.floor((from + length) / TILE) - first + 1 }, (_, n) => first + n)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
