/** What other modules on the server may use of portal: the frame of public pages and how they are answered. */
export { addPublicPages } from './public-pages.ts'
export type { Asked, PublicPage, Server, Shown } from './public-pages.ts'
export { pageText, Shell } from './served/Shell.tsx'
export type { Visit } from './served/visit.ts'
export { parseBaseMap } from './base-map.ts'
export type { BaseMap } from './base-map.ts'
