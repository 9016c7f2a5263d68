import type { Flow, FlowStep } from '../rules/index.ts'
import { drawFlow } from './flow-drawing.ts'
import type { DrawnLine, DrawnStep } from './flow-drawing.ts'
import type { GuideWords } from './words.ts'

/** The flow as a drawing, and the same in words for those who hear the page. (CAT-13) */
export function FlowChart({ flow, say }: { readonly flow: Flow; readonly say: GuideWords }) {
  const { t } = say
  const { width, height, steps, lines } = drawFlow(flow, say)
  return (
    <>
      <div className="chart" role="region" aria-label={t('flow.chart')} tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          {lines.map((line) => (
            <Line key={`${line.points[0]?.x} ${line.points[0]?.y} ${line.points.at(-1)?.x}`} line={line} />
          ))}
          {steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </svg>
      </div>
      <div className="in-words">
        <h3>{t('flow.list')}</h3>
        <ol>
          {flow.steps.map((step) => (
            <li key={step.id}>
              <b>{step.isOptional ? t('flow.optional', { step: say.step(step) }) : say.step(step)}</b>
              {asideOf(step, say)}
              <Ways flow={flow} step={step} say={say} />
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}

function asideOf({ length, clock, name, words }: FlowStep, say: GuideWords): string {
  const parts = [
    ...(length === undefined ? [] : [say.length(length)]),
    ...(clock === undefined ? [] : [say.t(`procedure.${clock}`)]),
    ...(name === 'apply' || name === 'deliver' ? [say.words(words)] : []),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` ${parts.join(say.t('and'))}`
}

function Ways({ flow, step, say }: { readonly flow: Flow; readonly step: FlowStep; readonly say: GuideWords }) {
  const { t } = say
  const nameOf = (id: string) => {
    const found = flow.steps.find((one) => one.id === id)
    return found === undefined ? id : say.step(found)
  }
  const ways = flow.lines.filter(({ from }) => from === step.id)
  const said = ways.map(({ to, when }) =>
    when === undefined
      ? t('flow.goesOn', { step: nameOf(to) })
      : t('flow.goes', { when: t(`flow.line.${when}`), step: nameOf(to) }),
  )
  return <small>{said.length === 0 ? t('flow.ends') : said.join(t('semicolon'))}</small>
}

function Line({ line: { points, label, isOptional } }: { readonly line: DrawnLine }) {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return (
    <g className={isOptional ? 'way maybe' : 'way'}>
      <path d={path} />
      <path className="tip" d={tipOf(points)} />
      {label !== undefined && (
        <text x={label.x} y={label.y + 5} textAnchor="middle">
          {label.text}
        </text>
      )}
    </g>
  )
}

/** The arrow at the end of a way. */
function tipOf(points: DrawnLine['points']): string {
  const end = points.at(-1)
  const before = points.at(-2)
  if (end === undefined || before === undefined) return ''
  const angle = Math.atan2(end.y - before.y, end.x - before.x)
  const wing = (turn: number) =>
    `${(end.x - 8 * Math.cos(angle + turn)).toFixed(1)} ${(end.y - 8 * Math.sin(angle + turn)).toFixed(1)}`
  return `M${end.x} ${end.y}L${wing(0.42)}L${wing(-0.42)}Z`
}

function Step({ step: { x, y, width, height, form, isOptional, lines } }: { readonly step: DrawnStep }) {
  const radius = form === 'start' || form === 'end' ? height / 2 : 6
  return (
    <g className={`box ${form}${isOptional ? ' maybe' : ''}`}>
      <rect x={x} y={y} width={width} height={height} rx={Math.min(radius, 24)} />
      {lines.map(({ text, isAside }, index) => (
        <text
          key={text}
          className={isAside ? 'aside' : ''}
          x={x + width / 2}
          y={y + 24 + index * 21}
          textAnchor="middle"
        >
          {text}
        </text>
      ))}
    </g>
  )
}
