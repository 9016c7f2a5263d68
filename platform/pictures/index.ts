/** Pictures: pages drawn from files, areas of them painted black for good. Knows nothing of what is on them. */

export { pictureDesk } from './picture-desk.ts'
export type { PictureDesk } from './picture-desk.ts'
export type { Area } from './black-out.ts'
export type { Picture, PictureRefusal, PictureSource } from './draw.ts'
