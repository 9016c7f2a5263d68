import { useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { Background, Controls, Handle, Position, ReactFlow, useReactFlow, ReactFlowProvider } from '@xyflow/react'
import type { Edge, Node, NodeProps } from '@xyflow/react'
import { memo, useEffect, useMemo, useState } from 'react'
import type { Finding } from '../../contract.ts'
import type { Edit } from '../../rules/index.ts'
import { boxSize, linesOf, placesOf, shapeOf } from './layout.ts'
import type { Box } from './layout.ts'
import { dropAct } from './outline-keys.ts'
import { rowsOf } from './rows.ts'
import type { Row } from './rows.ts'
import { sayCondition } from './say-condition.ts'
import { keyOf } from './selection.ts'
import type { Selection } from './selection.ts'
import '@xyflow/react/dist/base.css'

interface CanvasProps {
  readonly item: Item
  readonly selection: Selection | undefined
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly onSelect: (selection: Selection) => void
  readonly onEdit: (edit: Edit) => void
}

type Level = Finding['level'] | undefined
interface BoxData extends Record<string, unknown> {
  readonly look: Row['look']
  readonly selection: Selection
  readonly text: string
  readonly level: Level
  readonly isCurrent: boolean
  /** what is dragged lands here when it is let go */
  readonly isTarget: boolean
}
type BoxNode = Node<BoxData, 'box'>

/** 画布: the tree as a picture beside the outline; a click goes to the row, a box let go on another one lands there. */
export const Canvas = memo(function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  )
})

const nodeTypes = { box: BoxView }
/** The picture is drawn by React Flow, which the README thanks: its name is no word of a Chinese page. */
const unsigned = { hideAttribution: true }

function Flow({ item, selection, findings, onSelect, onEdit }: CanvasProps) {
  const t = useTexts('workshop')
  const { places, edges } = usePicture(item)
  const current = selection && keyOf(selection)
  const [drawn] = useState(() => new Map<string, BoxNode>())
  const { held, drag, letGo } = useDragged(item, onEdit)
  const nodes = useMemo(
    () =>
      rowsOf(item).flatMap((row): BoxNode[] => {
        const own = places.get(row.key)
        if (own === undefined) return []
        const at = held?.key === row.key ? held.at : own
        const text = row.look === 'rule' ? sayCondition(item, row.text, t) : row.text
        const level = findings.get(row.key)?.find((one) => one.level !== 'hint')?.level
        const data: BoxData = {
          look: row.look,
          selection: row.selection,
          text,
          level,
          isCurrent: row.key === current,
          isTarget: row.key === held?.onto,
        }
        const isDraggable = row.look !== 'rule'
        return [
          sameOrNew(drawn, { id: row.key, type: 'box', position: at, data, draggable: isDraggable, ...sizeOf(row) }),
        ]
      }),
    [item, places, findings, current, t, drawn, held],
  )
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      nodeDragThreshold={4}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      minZoom={0.1}
      maxZoom={1.5}
      proOptions={unsigned}
      aria-label={t('canvas.title')}
      onNodeClick={(_, { data }) => onSelect(data.selection)}
      onNodeDrag={(_, node) => drag(node)}
      onNodeDragStop={(_, node) => letGo(node)}
    >
      <Background gap={20} color="#d9d5cc" />
      <Controls showInteractive={false} position="bottom-left" />
      <Follow shape={places} current={current} />
    </ReactFlow>
  )
}

/** A box that is dragged: where it is, and the box under it on which it may be let go. */
interface Held {
  readonly key: string
  readonly at: Box
  readonly onto: string | undefined
}

/** Drags a question below an answer or before another question, an answer among those of its question: as in the outline. */
function useDragged(item: Item, onEdit: (edit: Edit) => void) {
  const { getIntersectingNodes } = useReactFlow<BoxNode>()
  const [held, setHeld] = useState<Held>()
  const dropOf = ({ id }: BoxNode, onto: string) => {
    const rows = rowsOf(item)
    const [from, to] = [id, onto].map((key) => rows.find((row) => row.key === key))
    return from === undefined || to === undefined ? undefined : dropAct(item, from, to)
  }
  const targetOf = (node: BoxNode) => getIntersectingNodes(node).find(({ id }) => dropOf(node, id) !== undefined)?.id
  return {
    held,
    drag: (node: BoxNode) => setHeld({ key: node.id, at: node.position, onto: targetOf(node) }),
    letGo: (node: BoxNode) => {
      const onto = targetOf(node)
      const edit = onto === undefined ? undefined : dropOf(node, onto)
      setHeld(undefined)
      if (edit !== undefined) onEdit(edit)
    },
  }
}

/** A box that says what it said before stays the same, so that typing draws one box anew and not all of them. */
function sameOrNew(drawn: Map<string, BoxNode>, next: BoxNode): BoxNode {
  const former = drawn.get(next.id)
  const { data, position } = next
  const isSame =
    former?.position === position &&
    former.data.text === data.text &&
    former.data.level === data.level &&
    former.data.isCurrent === data.isCurrent &&
    former.data.isTarget === data.isTarget &&
    former.data.look === data.look
  if (isSame) return former
  drawn.set(next.id, next)
  return next
}

/** Places and lines of the boxes; they are found again a moment after the shape of the tree changed, never while one types. */
function usePicture(item: Item): ReturnType<typeof pictureOf> {
  const shape = shapeOf(item)
  const [known, setKnown] = useState(() => pictureOf(item, shape))
  useEffect(() => {
    if (known.shape === shape) return undefined
    const timer = setTimeout(() => setKnown(pictureOf(item, shape)), 120)
    return () => clearTimeout(timer)
  }, [shape, item, known])
  return known
}

function pictureOf(item: Item, shape: string) {
  return { shape, places: placesOf(item), edges: linesOf(item).map(edgeOf) }
}

/** Smaller than this nobody reads it; then the picture follows what is worked on. */
const leastReadable = 0.72

/** Fits the picture into the window when boxes came or went, and brings what is worked on into sight. */
function Follow({
  shape,
  current,
}: {
  readonly shape: ReadonlyMap<string, Box>
  readonly current: string | undefined
}) {
  const { fitView, getZoom, setCenter } = useReactFlow()
  useEffect(() => {
    const timer = setTimeout(() => void fitView({ padding: 0.05, maxZoom: 1, minZoom: leastReadable }), 30)
    return () => clearTimeout(timer)
  }, [shape, fitView])
  useEffect(() => {
    const at = current === undefined ? undefined : shape.get(current)
    if (at !== undefined) void setCenter(at.x + 80, at.y + 20, { zoom: getZoom(), duration: 200 })
  }, [current, shape, getZoom, setCenter])
  return undefined
}

function sizeOf({ selection: { kind } }: Row) {
  if (kind === 'question') return boxSize.question
  return kind === 'rule' ? boxSize.rule : boxSize.option
}

function edgeOf({
  from,
  to,
  isCondition,
}: {
  readonly from: string
  readonly to: string
  readonly isCondition: boolean
}): Edge {
  return { id: `${from} ${to}`, source: from, target: to, className: isCondition ? 'ws-edge condition' : 'ws-edge' }
}

function BoxView({ data: { look, text, level, isCurrent, isTarget } }: NodeProps<BoxNode>) {
  const t = useTexts('workshop')
  const kind = look === 'single' || look === 'multi' ? 'q' : look
  const looks = [
    'ws-box',
    kind,
    isCurrent ? 'cur' : '',
    isTarget ? 'target' : '',
    level === undefined ? '' : `hot-${level}`,
  ]
  return (
    <div className={looks.filter(Boolean).join(' ')} title={text}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span>{text === '' ? t('outline.answerHere') : text}</span>
      {kind === 'q' && <small>{t(`canvas.${look}`)}</small>}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  )
}
