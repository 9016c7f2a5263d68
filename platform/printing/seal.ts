import { create } from 'fontkit'
import type { Font, Path } from 'fontkit'
import { readFileSync } from 'node:fs'

/** What a seal shows: the name along the ring, and for special seals a line under the star (受理专用章). */
export interface SealDrawing {
  readonly name: string
  readonly line?: string | undefined
}

/** Draws seals; each is drawn once and kept. */
export type SealPress = (drawing: SealDrawing) => string

const red = '#c4161c'
const size = 420
const centre = size / 2
const ring = { radius: 201, stroke: 10 }
const name = { size: 52, outer: 184, step: 25.5, widest: 250, widestOverLine: 230 }
const line = { size: 41, width: 206, baseline: 120 }
const star = { outer: 56, inner: 21.4 }

/**
 * A press that cuts round seals from the outlines of a font: red ring, five-pointed star, the name in 宋 along the ring
 * (国发〔1999〕25号: 简化宋体, 自左而右环行). The SVG is 420 units wide for 42 mm, holds no text and no font.
 * @param fontPath bold 宋
 */
export function sealPress(fontPath: string): SealPress {
  let font: Font | undefined
  const pressed = new Map<string, string>()
  return (drawing) => {
    const key = JSON.stringify([drawing.name, drawing.line])
    const known = pressed.get(key)
    if (known !== undefined) return known
    font ??= openFont(fontPath)
    const svg = sealSvg(font, drawing)
    pressed.set(key, svg)
    return svg
  }
}

function openFont(path: string): Font {
  const font = create(readFileSync(path))
  if ('fonts' in font) throw new Error(`${path} is a collection; seals are cut from a single font`)
  return font
}

function sealSvg(font: Font, { name: text, line: below }: SealDrawing): string {
  const paths = [
    starPath(),
    ...alongRing(font, text, below === undefined ? name.widest : name.widestOverLine),
    ...(below === undefined ? [] : alongLine(font, below)),
  ]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><g opacity="0.86">` +
    `<circle cx="${centre}" cy="${centre}" r="${ring.radius}" fill="none" stroke="${red}" stroke-width="${ring.stroke}"/>` +
    `<path fill="${red}" d="${paths.join('')}"/></g></svg>`
  )
}

function starPath(): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 === 0 ? star.outer : star.inner
    const angle = (Math.PI / 5) * index
    return `${round(centre + radius * Math.sin(angle))} ${round(centre - radius * Math.cos(angle))}`
  })
  return `M${points.join('L')}Z`
}

/** The name from lower left over the top to lower right; long names get narrower characters, as engravers do. */
function alongRing(font: Font, text: string, widest: number): string[] {
  const characters = [...text]
  const step = Math.min(name.step, characters.length > 1 ? widest / (characters.length - 1) : 0)
  const middle = name.outer - name.size / 2
  const room = 2 * middle * Math.sin(((step || name.step) * Math.PI) / 360) * 0.97
  const narrow = Math.min(1, room / name.size)
  return characters.map((character, index) => {
    const angle = ((index - (characters.length - 1) / 2) * step * Math.PI) / 180
    const { sin, cos } = { sin: Math.sin(angle), cos: Math.cos(angle) }
    return outline(font, character, name.size, (x, y) => {
      const [flatX, flatY] = [x * narrow, y - middle]
      return [centre + flatX * cos - flatY * sin, centre + flatX * sin + flatY * cos]
    })
  })
}

function alongLine(font: Font, text: string): string[] {
  const characters = [...text]
  const step = Math.min(line.size * 1.04, line.width / characters.length)
  const narrow = Math.min(1, step / line.size)
  return characters.map((character, index) => {
    const shift = (index - (characters.length - 1) / 2) * step
    return outline(font, character, line.size, (x, y) => [
      centre + shift + x * narrow,
      centre + line.baseline - line.size / 2 + y,
    ])
  })
}

type Place = (x: number, y: number) => readonly [x: number, y: number]

/**
 * Outline of a character, its body centred on the origin, y downwards, then put in place point by point. (fontkit's own
 * rotation overwrites x before it computes y and bends the strokes.)
 */
function outline(font: Font, character: string, height: number, place: Place): string {
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0)
  const scale = height / font.unitsPerEm
  const body = { x: glyph.advanceWidth / 2, y: font.unitsPerEm * 0.38 }
  return pathText(glyph.path, (x, y) => place((x - body.x) * scale, (body.y - y) * scale))
}

const letters = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const

function pathText(path: Path, place: Place): string {
  return path.commands
    .map(({ command, args }) => {
      const points: string[] = []
      for (let index = 0; index < args.length; index += 2) {
        points.push(
          place(args[index] ?? 0, args[index + 1] ?? 0)
            .map(round)
            .join(' '),
        )
      }
      return letters[command] + points.join(' ')
    })
    .join('')
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100)
}
