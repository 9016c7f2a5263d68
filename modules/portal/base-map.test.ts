import { readFile } from 'node:fs/promises'
import { sourceRoot } from '@yichuang/platform/db/testing'
import { expect, test } from 'vitest'
import { parseBaseMap } from './base-map.ts'

const map = (geometry: object, kind = 'river') =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { kind }, geometry }] })
const line = {
  type: 'LineString',
  coordinates: [
    [120, 30],
    [120.1, 30.1],
  ],
}

test('[CON-07] the base map of the demo region is one', async () => {
  const demo = parseBaseMap(await readFile(`${sourceRoot}/data/demo/base-map.json`, 'utf8'))
  expect(new Set(demo.features.map(({ properties }) => properties.kind))).toEqual(
    new Set(['area', 'water', 'river', 'road']),
  )
})

test('[CON-07] what is no base map is refused with the place in the file', () => {
  expect(parseBaseMap(map(line)).features).toHaveLength(1)
  expect(() => parseBaseMap(map(line, 'volcano'))).toThrow('/features/0/properties/kind')
  expect(() => parseBaseMap(map({ type: 'LineString', coordinates: [[120]] }))).toThrow('/features/0/geometry')
  expect(() => parseBaseMap('{')).toThrow('JSON')
})
