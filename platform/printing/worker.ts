import { composer, TemplateFault } from './compose.ts'
import type { RenderJob } from './compose.ts'
import { collectFonts } from './fonts.ts'
import { sealPress } from './seal.ts'
import type { SealDrawing } from './seal.ts'

/**
 * The process that typesets. It gets the folders of templates and fonts on the command line and its work by messages, does one thing at a
 * time, and ends when the server that started it is gone.
 */

/** What the server asks for. */
export type Work =
  | { readonly kind: 'warm-up' }
  | { readonly kind: 'render'; readonly job: RenderJob }
  | { readonly kind: 'seal'; readonly seal: SealDrawing }

/** What it says: that it is ready for work, then for each work the value, or the words of what went wrong. */
export type Said =
  | { readonly kind: 'awake' }
  | { readonly kind: 'done'; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'done'; readonly ok: false; readonly message: string; readonly isTemplateFault: boolean }

const [, , folder = '', fontDir = ''] = process.argv
const fonts = collectFonts({ fontDir: fontDir === '' ? undefined : fontDir })
const press = sealPress(fonts.sealFont)
const { render, warmUp } = composer(folder, fonts, press)
/** When the server is gone nobody listens, and the process ends by its disconnect. */
const say = (said: Said) => process.send?.(said, undefined, {}, () => undefined)

// Ctrl-C reaches the whole group; the server ends this process when it has finished its own work
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))
process.on('message', (work: Work) => say(answer(work)))
say({ kind: 'awake' })

function answer(work: Work): Said {
  try {
    return { kind: 'done', ok: true, value: perform(work) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'done', ok: false, message, isTemplateFault: error instanceof TemplateFault }
  }
}

function perform(work: Work): unknown {
  if (work.kind === 'render') return render(work.job)
  return work.kind === 'seal' ? press(work.seal) : warmUp()
}
