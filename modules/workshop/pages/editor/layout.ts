import { Graph, layout } from '@dagrejs/dagre'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { choiceOf, standing } from '../../rules/index.ts'

/** A box of the canvas where it stands, in pixels from the upper left. */
export interface Box {
  readonly x: number
  readonly y: number
}

/** A line of the canvas from one box to another. */
export interface Line {
  readonly from: string
  readonly to: string
  readonly isCondition: boolean
}

export const boxSize = {
  question: { width: 176, height: 50 },
  option: { width: 150, height: 30 },
  rule: { width: 190, height: 48 },
}

/** The lines between questions, answers and conditions, by the keys of their rows. */
export function linesOf(item: Item): readonly Line[] {
  const tree = standing(item.situation.questions).flatMap(({ question, under }) => [
    ...(under === undefined ? [] : [{ from: `o:${choiceOf(under)}`, to: `q:${question.id}`, isCondition: false }]),
    ...question.options.map(({ id }) => ({
      from: `q:${question.id}`,
      to: `o:${question.id}.${id}`,
      isCondition: false,
    })),
  ])
  const conditions = (item.rules ?? []).flatMap(({ id, when: { all = [], any = [], none = [], atLeast } }) =>
    [...new Set([...all, ...any, ...none, ...(atLeast?.of ?? [])])].map((choice) => ({
      from: `o:${choice}`,
      to: `r:${id}`,
      isCondition: true,
    })),
  )
  return [...tree, ...conditions]
}

/** What the places of boxes depend on: the same word, the same picture. */
export function shapeOf(item: Item): string {
  const tree = standing(item.situation.questions).map(
    ({ question, under }) =>
      `${under === undefined ? '' : choiceOf(under)}>${question.id}:${question.options.map(({ id }) => id).join()}`,
  )
  return [...tree, ...(item.rules ?? []).map(({ id, when }) => `${id}=${JSON.stringify(when)}`)].join('|')
}

/** Places of all boxes: questions from top to bottom, their answers to the right of them. */
export function placesOf(item: Item): ReadonlyMap<string, Box> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 8, ranksep: 30, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { question } of standing(item.situation.questions)) {
    graph.setNode(`q:${question.id}`, { ...boxSize.question })
    for (const { id } of question.options) graph.setNode(`o:${question.id}.${id}`, { ...boxSize.option })
  }
  for (const { id } of item.rules ?? []) graph.setNode(`r:${id}`, { ...boxSize.rule })
  for (const { from, to } of linesOf(item)) if (graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to)
  // The order of the document is the order of the picture.
  layout(graph, { disableOptimalOrderHeuristic: true })
  return new Map(
    graph.nodes().map((key: string): [string, Box] => {
      const { x, y, width, height } = graph.node(key)
      return [key, { x: x - width / 2, y: y - height / 2 }]
    }),
  )
}
