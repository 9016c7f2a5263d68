/** What other modules on the server may use of halls. */
export { placeBook } from './queries/places.ts'
export type { PlaceBook, Places } from './queries/places.ts'
export type { DepartmentRow, HallRow, WindowRow, ZoneRow } from './tables.ts'
export { addZone } from './commands/keep-zone.ts'
export { importPlaces } from './commands/import-places.ts'
export type { PlacesImport } from './commands/import-places.ts'
export type { PlaceUses } from './commands/lookups.ts'
