import { Graph, layout } from '@dagrejs/dagre'
import type { Flow, FlowStep } from '../rules/index.ts'
import type { GuideWords } from './words.ts'

interface Spot {
  readonly x: number
  readonly y: number
}

/** A step as a box; `x` and `y` are its upper left corner. All lengths in units of the drawing: 16 a line of text. */
export interface DrawnStep extends Spot {
  readonly id: string
  readonly form: FlowStep['form']
  readonly isOptional: boolean
  readonly width: number
  readonly height: number
  /** the name first, then what is said beside it, smaller */
  readonly lines: readonly { readonly text: string; readonly isAside: boolean }[]
}

export interface DrawnLine {
  readonly points: readonly Spot[]
  readonly label?: Spot & { readonly text: string }
  readonly isOptional: boolean
}

/** The flow chart: where everything stands, ready for SVG and for paper. */
export interface FlowDrawing {
  readonly width: number
  readonly height: number
  readonly steps: readonly DrawnStep[]
  readonly lines: readonly DrawnLine[]
}

const WIDTH = 178
const INSET = 9
const LINE = 21
const LETTER = 15
const MARGIN = 8

/** Lays a flow out from top to bottom. The same flow and words give the same drawing. */
export function drawFlow(flow: Flow, say: GuideWords): FlowDrawing {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 22, ranksep: 34, edgesep: 14, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  const texts = new Map(flow.steps.map((step) => [step.id, linesOf(step, say)]))
  for (const { id } of flow.steps) {
    graph.setNode(id, { width: WIDTH, height: (texts.get(id)?.length ?? 1) * LINE + 2 * INSET })
  }
  for (const { from, to, when } of flow.lines) {
    const label = when === undefined ? 0 : widthOf(say.t(`flow.line.${when}`)) + 8
    graph.setEdge(from, to, { width: label, height: label === 0 ? 0 : LINE, labelpos: 'c' })
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  const optional = new Set(flow.steps.filter(({ isOptional }) => isOptional).map(({ id }) => id))
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    steps: flow.steps.map((step) => {
      const { x = 0, y = 0, height: tall = 0 } = graph.node(step.id)
      const { id, form, isOptional } = step
      const corner = { x: round(x - WIDTH / 2), y: round(y - tall / 2) }
      return { id, form, isOptional, ...corner, width: WIDTH, height: tall, lines: texts.get(id) ?? [] }
    }),
    lines: flow.lines.map(({ from, to, when }) => {
      const { points = [], x = 0, y = 0 } = graph.edge(from, to)
      return {
        points: points.map((point: Spot) => ({ x: round(point.x), y: round(point.y) })),
        ...(when === undefined ? {} : { label: { x: round(x), y: round(y), text: say.t(`flow.line.${when}`) } }),
        isOptional: optional.has(from) || optional.has(to),
      }
    }),
  }
}

/** What stands in a box: the step, then how long it takes or what it gives. */
function linesOf(step: FlowStep, say: GuideWords): DrawnStep['lines'] {
  const asides = [
    ...(step.length === undefined ? [] : [say.length(step.length)]),
    ...(step.clock === undefined ? [] : [say.t(`procedure.${step.clock}`)]),
    ...(step.name === 'apply' || step.name === 'deliver' ? step.words.map((word) => say.word(word)) : []),
  ]
  return [
    ...wrapped(say.step(step)).map((text) => ({ text, isAside: false })),
    ...asides.flatMap((aside) => wrapped(aside)).map((text) => ({ text, isAside: true })),
  ]
}

/** Breaks a text into lines that fit a box: Chinese anywhere, Latin words whole, no line begins with a comma. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[A-Za-z0-9.,'’()/-]+\s*|./gu) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > WIDTH - 2 * INSET && !/^[，、。；）”]/.test(piece)) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()]
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u0020-\u02ff]/.test(letter) ? LETTER * 0.56 : LETTER), 0)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
