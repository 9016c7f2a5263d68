import { Type } from '@sinclair/typebox'
import type { Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

const Point = Type.Tuple([Type.Number(), Type.Number()])
const kind = Type.Union([Type.Literal('area'), Type.Literal('water'), Type.Literal('river'), Type.Literal('road')])
const properties = Type.Object({ kind, name: Type.Optional(Type.String()) })

/** The part of GeoJSON (RFC 7946) that a base map uses: areas and waters, rivers and roads, in CGCS2000 degrees. */
const BaseMap = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      properties,
      geometry: Type.Union([
        Type.Object({ type: Type.Literal('LineString'), coordinates: Type.Array(Point) }),
        Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Array(Type.Array(Point)) }),
      ]),
    }),
  ),
})
export type BaseMap = Static<typeof BaseMap>

/**
 * Reads a base map: what lies under the service points where no map service is asked.
 * @throws with the place in the file where it is none
 */
export function parseBaseMap(text: string): BaseMap {
  const document: unknown = JSON.parse(text)
  const [fault] = Value.Errors(BaseMap, document)
  if (fault !== undefined) throw new Error(`base map: ${fault.path}: ${fault.message}`)
  return Value.Parse(BaseMap, document)
}
