import { expect, test } from 'vitest'
import { placesPages } from './places-pages.ts'
import type { PlacesParts } from './places-pages.ts'
import type { Asked } from './public-pages.ts'

const hall = {
  id: 'h',
  name: '云岫县行政服务中心',
  level: '县级',
  region: '339921',
  address: '青梧路66号',
  phone: '0599-60012345',
  details: { location: { lon: 119.9862, lat: 30.2278 }, hours: { weekly: [{ day: 1, open: [['08:30', '11:30']] }] } },
  is_active: true,
  version: 1,
} as const
const closed = { ...hall, id: 'old', name: '旧大厅', is_active: false }

/** The page of service points with two halls, one of which is closed for good. */
async function shownBy(tiandituKey: string | undefined) {
  const parts = {
    places: {
      current: async () => ({ halls: new Map([hall, closed].map((one) => [one.id, one])), windows: new Map() }),
    },
    items: { all: async () => new Map() },
    queue: { groups: async () => ({ ok: false, refusal: { code: 'queue.no-such-hall' } }) },
    boards: async () => new Map(),
    map: { base: async () => undefined, tiandituKey, navigation: 'https://way.example/{lon}/{lat}?to={name}' },
  } as unknown as PlacesParts
  const visit = { path: '/places', search: '', language: 'zh-CN', isElder: false, at: '2026-09-28T01:00:00Z' }
  const show = placesPages(parts)[0]?.[2]
  return show?.({ visit, at: visit.at } as unknown as Asked)
}

test('[CON-07] without a map service the page asks nobody but us for pictures', async () => {
  const shown = await shownBy(undefined)
  expect(shown?.html).toContain('云岫县行政服务中心')
  expect(shown?.html).not.toMatch(/旧大厅|tianditu/)
  expect(shown?.pictures).toBeUndefined()
  expect(shown?.html).toContain('https://way.example/119.9862/30.2278?to=%E4%BA%91%E5%B2%AB')
})

test('[CON-07] with a key of 天地图 its tiles, map and words, lie under the points, and the page may load them', async () => {
  const shown = await shownBy('the-key')
  expect(shown?.pictures).toBe('https://t0.tianditu.gov.cn')
  const tiles = [...(shown?.html ?? '').matchAll(/<image href="([^"]+)"/g)].map(([, address = '']) => address)
  expect(new Set(tiles.map((address) => new URL(address.replaceAll('&amp;', '&')).searchParams.get('LAYER')))).toEqual(
    new Set(['vec', 'cva']),
  )
  for (const address of tiles) expect(address).toContain('tk=the-key')
})
