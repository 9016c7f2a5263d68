import { Icon } from '@yichuang/kit/public'
import type { BaseMap } from '../base-map.ts'
import { distanceBar, mapView } from '../rules/index.ts'
import type { MapView, OpenLine, Spot } from '../rules/index.ts'
import { pageText, Shell } from './Shell.tsx'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

/** A hall as it is shown to who wants to go there. */
export interface ShownPlace {
  readonly id: string
  readonly name: string
  readonly level: string
  readonly address: string
  readonly phone: string
  readonly location: Spot | undefined
  readonly transport: readonly string[]
  readonly facilities: readonly string[]
  readonly lines: readonly OpenLine[]
  readonly notes: readonly string[]
  /** address that shows the way */
  readonly navigation: string | undefined
  readonly boards: readonly string[]
  readonly items: number
  readonly waiting: number
  readonly hasQueue: boolean
}

interface MapOf {
  readonly base: BaseMap | undefined
  readonly tiles: ((layer: 'vec' | 'cva', tile: { zoom: number; column: number; row: number }) => string) | undefined
}

const sheet = { width: 640, height: 420 }

/** 服务网点: the halls one below the other, each with a number that stands on the map too. */
export function placesPage(visit: Visit, places: readonly ShownPlace[], map: MapOf): string {
  const t = wordsOf(visit)
  const view = mapView(
    places.flatMap(({ location }) => location ?? []),
    sheet,
  )
  return pageText(
    <Shell visit={visit} title={t('places.title')} form="wide">
      <a className="crumb" href="/">
        <Icon name="back" />
        {t('start')}
      </a>
      <h1>{t('places.title')}</h1>
      <p className="lead">{t('places.lead')}</p>
      <div className="places">
        <ol className="places-list">
          {places.map((place, index) => (
            <Place key={place.id} t={t} place={place} number={index + 1} />
          ))}
        </ol>
        {view !== undefined && <Chart t={t} places={places} view={view} map={map} />}
      </div>
    </Shell>,
  )
}

interface PlaceProps {
  readonly t: Words
  readonly place: ShownPlace
  readonly number: number
}

function Place({ t, place, number }: PlaceProps) {
  const { id, name, level, address, phone, waiting, hasQueue, navigation } = place
  const hours = place.lines.map(({ from, to, spans }) => {
    const days =
      from === to ? t(`places.day.${from}`) : `${t(`places.day.${from}`)}${t('places.to')}${t(`places.day.${to}`)}`
    return `${days} ${spans.join(t('places.and'))}`
  })
  return (
    <li id={id}>
      <h2>
        <span className="places-no">{number}</span>
        {name} <small>{level}</small>
      </h2>
      <dl>
        <Row term={t('places.address')} values={[address, ...place.transport]} />
        <Row term={t('places.hours')} values={[...hours, ...place.notes]} />
        <Row
          term={t('places.business')}
          values={[place.boards.join(t('places.and')), t('places.items', { count: place.items })]}
        />
        <Row
          term={t('places.facilities')}
          values={place.facilities.length === 0 ? [] : [place.facilities.join(t('places.and'))]}
        />
        {hasQueue && <Row term={t('places.queue')} values={[t('places.waiting', { count: waiting })]} />}
      </dl>
      <p className="places-acts">
        {hasQueue && (
          <a className="btn primary" href={`/queue/${id}`} aria-label={`${name} ${t('places.ticket')}`}>
            {t('places.ticket')}
          </a>
        )}
        <a className="btn" href={`/book/${id}`} aria-label={`${name} ${t('places.book')}`}>
          {t('places.book')}
        </a>
        {navigation !== undefined && (
          <a className="btn" href={navigation} rel="noreferrer" aria-label={`${name} ${t('places.way')}`}>
            {t('places.way')}
          </a>
        )}
        <a className="btn" href={`tel:${phone}`} aria-label={t('places.call', { name, phone })}>
          {phone}
        </a>
      </p>
    </li>
  )
}

function Row({ term, values }: { readonly term: string; readonly values: readonly string[] }) {
  const shown = values.filter((value) => value !== '')
  if (shown.length === 0) return null
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {shown.map((value) => (
          <span key={value}>{value}</span>
        ))}
      </dd>
    </div>
  )
}

interface ChartProps {
  readonly t: Words
  readonly places: readonly ShownPlace[]
  readonly view: MapView
  readonly map: MapOf
}

function Chart({ t, places, view, map }: ChartProps) {
  const bar = distanceBar(view)
  const { width, height } = view
  return (
    <figure className="places-map">
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('places.map')}>
        {map.tiles === undefined ? <Base view={view} base={map.base} /> : <Tiles view={view} tiles={map.tiles} />}
        {places.map(({ id, name, location }, index) => {
          if (location === undefined) return null
          const { x, y } = view.place(location)
          return (
            <a key={id} href={`#${id}`} aria-label={`${index + 1} ${name}`}>
              <circle cx={x} cy={y} r="15" />
              <text x={x} y={y} className="no">
                {index + 1}
              </text>
              <text x={x} y={y + 32} className="name">
                {name}
              </text>
            </a>
          )
        })}
        <path className="bar" d={`M16 ${height - 18}v6h${bar.length}v-6`} />
        <text x={16 + bar.length / 2} y={height - 24} className="far">
          {t('places.far', { km: bar.metres / 1000 })}
        </text>
      </svg>
      <figcaption>{t(map.tiles === undefined ? 'places.ownMap' : 'places.tianditu')}</figcaption>
    </figure>
  )
}

function Tiles({ view, tiles }: { readonly view: MapView; readonly tiles: NonNullable<MapOf['tiles']> }) {
  return (['vec', 'cva'] as const).map((layer) =>
    view.tiles.map(({ column, row, x, y }) => (
      <image
        key={`${layer} ${column} ${row}`}
        href={tiles(layer, { zoom: view.zoom, column, row })}
        {...{ x, y, width: 256, height: 256 }}
      />
    )),
  )
}

function Base({ view, base }: { readonly view: MapView; readonly base: BaseMap | undefined }) {
  const line = (spots: readonly (readonly [number, number])[]) =>
    spots
      .map(([lon, lat], n) => {
        const { x, y } = view.place({ lon, lat })
        return `${n === 0 ? 'M' : 'L'}${x} ${y}`
      })
      .join('')
  return (
    <g aria-hidden="true">
      {(base?.features ?? []).map(({ properties: { kind, name }, geometry }) => {
        const lines = geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates]
        const d = lines.map((one) => line(one) + (geometry.type === 'Polygon' ? 'Z' : '')).join('')
        return (
          <g key={d} className={kind}>
            <path d={d} />
            {name !== undefined && <Label name={name} view={view} spots={lines[0] ?? []} />}
          </g>
        )
      })}
    </g>
  )
}

/** The name of a thing on the map, in the middle of what of it is seen. */
function Label({ name, view, spots }: { name: string; view: MapView; spots: readonly (readonly [number, number])[] }) {
  const seen = spots
    .map(([lon, lat]) => view.place({ lon, lat }))
    .filter(({ x, y }) => x > 20 && y > 20 && x < view.width - 20 && y < view.height - 20)
  if (seen.length === 0) return null
  const middle = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return (
    <text x={middle(seen.map(({ x }) => x))} y={middle(seen.map(({ y }) => y)) - 8}>
      {name}
    </text>
  )
}
