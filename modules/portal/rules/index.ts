export { distanceBar, mapView } from './map-view.ts'
export type { MapView, Spot } from './map-view.ts'
export { weekOf } from './week.ts'
export type { OpenLine } from './week.ts'
