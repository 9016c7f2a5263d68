import type { Decision } from '../pure/index.ts'
import type { Area } from './black-out.ts'
import { drawBlack, drawPages } from './draw.ts'
import type { Picture, PictureRefusal, PictureSource } from './draw.ts'

/** The process that draws one thing and ends: what a file does to it, it does not do to the server. */

/** What the server asks for. */
export type DrawingWork =
  | { readonly kind: 'pages'; readonly source: PictureSource; readonly mostPages: number }
  | { readonly kind: 'black'; readonly picture: Pick<Picture, 'bytes' | 'bleed'>; readonly areas: readonly Area[] }

/** What it says: the pictures, or the words of what went wrong. */
export type Drawn =
  | { readonly ok: true; readonly value: Decision<readonly Picture[], PictureRefusal> }
  | { readonly ok: false; readonly message: string }

process.on('disconnect', () => process.exit(0))
process.on('message', (work: DrawingWork) => {
  void draw(work).then((drawn) => process.send?.(drawn))
})

async function draw(work: DrawingWork): Promise<Drawn> {
  try {
    if (work.kind === 'pages') return { ok: true, value: await drawPages(work.source, work.mostPages) }
    return { ok: true, value: { ok: true, value: [await drawBlack(work.picture, work.areas)] } }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
