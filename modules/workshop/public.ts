/** What other modules on the server may use of workshop. */
export type { WorkshopParts } from './parts.ts'
