import { create } from 'qrcode'
import { describe, expect, test } from 'vitest'
import { draws, readFontFile } from './font-file.ts'
import { collectFonts } from './fonts.ts'
import { qrSvg } from './qr.ts'
import { sealPress } from './seal.ts'

const fonts = collectFonts({ systemDirs: [] })

describe('seals', () => {
  const press = sealPress(fonts.sealFont)
  const outlines = (svg: string) => (/ d="([^"]+)"\/><\/g>/.exec(svg)?.[1] ?? '').split('Z').map(pointsOf)
  test('[INT-03] a special seal shows ring, star, name and line as outlines, without any text or font', () => {
    const svg = press({ name: '云岫县市场监督管理局', line: '受理专用章' })
    expect(svg).not.toMatch(/<text|font|NaN|undefined/)
    expect(svg).toMatch(/<circle[^>]+r="201"/)
    const official = press({ name: '云岫县市场监督管理局' })
    expect(svg.length).toBeGreaterThan(official.length)
  })
  test('a character keeps its shape wherever on the ring it stands', () => {
    // The star is one outline; every 一 is one outline of the same length as any other.
    const [, ...strokes] = outlines(press({ name: '一一一一一一' })).filter((points) => points.length > 2)
    const lengths = strokes.map(perimeter)
    expect(lengths).toHaveLength(6)
    for (const length of lengths) expect(length).toBeCloseTo(lengths[0] ?? 0, 0)
  })
  test('the longest names stay inside of the ring', () => {
    const name = '内蒙古自治区锡林郭勒盟二连浩特市人力资源和社会保障局'
    for (const points of outlines(press({ name, line: '政务服务业务受理专用章' }))) {
      for (const [x, y] of points) expect(Math.hypot(x - 210, y - 210)).toBeLessThan(196)
    }
  })
  test('a seal is drawn once', () => {
    const drawing = { name: '云岫县公安局' }
    expect(press(drawing)).toBe(press({ ...drawing }))
  })
})

describe('QR codes', () => {
  test('[NET-04] the path fills exactly the dark modules', () => {
    const text = 'https://hall.example/v/7F3K92QDXH4W8T0P'
    const { modules } = create(text, { errorCorrectionLevel: 'M' })
    const filled = new Set<string>()
    for (const [, x, y, width] of qrSvg(text).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let step = 0; step < Number(width); step += 1) filled.add(`${Number(x) + step} ${y}`)
    }
    const dark = Array.from(modules.data).flatMap((bit, at) =>
      bit === 0 ? [] : [`${at % modules.size} ${Math.floor(at / modules.size)}`],
    )
    expect([...filled].toSorted()).toEqual(dark.toSorted())
  })
})

describe('what a font draws', () => {
  test('names and characters are read from the file', () => {
    const serif = readFontFile(fonts.sealFont)
    expect(serif.families).toContain('Noto Serif SC')
    const drawn = [...'云岫县𬀪A0。'].map((character) => draws(serif, character.codePointAt(0) ?? 0))
    expect(drawn).not.toContain(false)
    expect(draws(serif, 0x10fffd)).toBe(false)
  })
})

type Point = readonly [number, number]

function pointsOf(path: string): Point[] {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[index * 2] ?? 0,
    numbers[index * 2 + 1] ?? 0,
  ])
}

function perimeter(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
    return sum + Math.hypot(nextX - x, nextY - y)
  }, 0)
}
