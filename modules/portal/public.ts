/** What other modules on the server may use of portal: the frame of public pages and how they are answered. */
export { addPublicPages } from './public-pages.ts'
export type { PublicPage, Server, Shown } from './public-pages.ts'
export { pageText, Shell } from './served/Shell.tsx'
export type { Visit } from './served/visit.ts'
