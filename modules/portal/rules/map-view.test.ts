import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceBar, mapView, weekOf } from './index.ts'

const size = { width: 640, height: 420 }
function fail(): never {
  throw new Error('there is a spot, so there is a map')
}
const spot = fc.record({
  lon: fc.double({ min: 73, max: 135, noNaN: true }),
  lat: fc.double({ min: 4, max: 53, noNaN: true }),
})

describe('the map of service points', () => {
  test('[CON-07] every point lies on the sheet, north above south and east right of west', () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), (spots) => {
        const view = mapView(spots, size)
        const places = spots.map((one) => ({ ...one, ...view?.place(one) }))
        for (const { x = -1, y = -1 } of places) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(size.width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(size.height)
        }
        for (const one of places)
          for (const other of places) {
            expect((one.x ?? 0) <= (other.x ?? 0) || one.lon >= other.lon).toBe(true)
            expect((one.y ?? 0) <= (other.y ?? 0) || one.lat <= other.lat).toBe(true)
          }
      }),
    )
  })

  test('[CON-07] tiles cover the whole sheet without a gap', () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 5 }), (spots) => {
        const tiles = mapView(spots, size)?.tiles ?? []
        const [xs, ys] = [[...new Set(tiles.map(({ x }) => x))], [...new Set(tiles.map(({ y }) => y))]]
        expect(Math.min(...xs)).toBeLessThanOrEqual(0)
        expect(Math.max(...xs) + 256).toBeGreaterThanOrEqual(size.width)
        expect(Math.min(...ys)).toBeLessThanOrEqual(0)
        expect(Math.max(...ys) + 256).toBeGreaterThanOrEqual(size.height)
        expect(tiles).toHaveLength(xs.length * ys.length)
      }),
    )
  })

  test('[CON-07] the three halls of the demo county fit, and the bar says their distance', () => {
    const city = { lon: 120.3415, lat: 30.4127 }
    const county = { lon: 119.9862, lat: 30.2278 }
    const view = mapView([city, county, { lon: 119.8734, lat: 30.3051 }], size) ?? fail()
    expect(view.zoom).toBe(10)
    const bar = distanceBar(view)
    expect(bar.metres).toBe(20_000)
    // 119.9862–120.3415 east and 30.2278–30.4127 north are 39.8 km apart on the ground
    const [one, other] = [view.place(city), view.place(county)]
    const apart = Math.hypot(one.x - other.x, one.y - other.y)
    expect((apart / bar.length) * bar.metres).toBeCloseTo(39_800, -3)
  })

  test('no spot, no map', () => {
    expect(mapView([], size)).toBeUndefined()
  })
})

test('[CON-07] hours that are the same on days in a row are one line', () => {
  const usual: [string, string][] = [
    ['09:00', '12:00'],
    ['13:30', '17:00'],
  ]
  const days = [1, 2, 3, 5].map((day) => ({ day, open: usual }))
  expect(weekOf([...days, { day: 6, open: [['09:00', '11:30']] }, { day: 7, open: [] }])).toEqual([
    { from: 1, to: 3, spans: ['09:00–12:00', '13:30–17:00'] },
    { from: 5, to: 5, spans: ['09:00–12:00', '13:30–17:00'] },
    { from: 6, to: 6, spans: ['09:00–11:30'] },
  ])
})
