import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Decision } from '../pure/index.ts'
import type { Area } from './black-out.ts'
import type { Picture, PictureRefusal, PictureSource } from './draw.ts'
import type { DrawingWork, Drawn } from './worker.ts'

/** Makes pictures in processes of their own, one at a time, so that neither memory nor crash of a drawing is the server's. */
export interface PictureDesk {
  /** The pages of a file as pictures of pixels alone, refused where it cannot be drawn. */
  pagesOf(source: PictureSource, mostPages: number): Promise<Decision<readonly Picture[], PictureRefusal>>
  /** The picture with areas of it painted black; what was there cannot be had back. (CAT-06) */
  blackOut(picture: Pick<Picture, 'bytes' | 'bleed'>, areas: readonly Area[]): Promise<Picture>
}

/** Milliseconds after which a drawing is given up. */
const LIMIT = 60_000

/** Opens the desk; a process is started for each drawing. @throws (each drawing) when its process ends over it */
export function pictureDesk(limit = LIMIT): PictureDesk {
  let former: Promise<unknown> = Promise.resolve()
  const inTurn = (work: DrawingWork) => {
    const drawn = former.then(() => draw(work, limit))
    former = drawn.catch(() => undefined)
    return drawn
  }
  return {
    pagesOf: (source, mostPages) => inTurn({ kind: 'pages', source, mostPages }),
    async blackOut(picture, areas) {
      const drawn = await inTurn({ kind: 'black', picture, areas })
      const [black] = drawn.ok ? drawn.value : []
      if (black === undefined) throw new Error('the picture was not drawn')
      return black
    },
  }
}

function draw(work: DrawingWork, limit: number): Promise<Decision<readonly Picture[], PictureRefusal>> {
  const entry = fileURLToPath(new URL('./worker.ts', import.meta.url))
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: entry.endsWith('.ts') ? ['--import', 'tsx'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const late = setTimeout(() => child.kill('SIGKILL'), limit)
  return new Promise<Drawn>((resolve, reject) => {
    child.on('message', (drawn: Drawn) => resolve(drawn))
    child.on('error', reject)
    child.on('exit', () => reject(new Error('the drawing process ended over this file')))
    child.send(work, (error) => {
      if (error !== null) reject(error)
    })
  })
    .then((drawn) => {
      if (!drawn.ok) throw new Error(drawn.message)
      return drawn.value
    })
    .finally(() => {
      clearTimeout(late)
      child.kill('SIGKILL')
    })
}
