import { composer } from './compose.ts'
import type { RenderJob } from './compose.ts'
import { collectFonts } from './fonts.ts'
import { sealPress } from './seal.ts'
import type { SealDrawing } from './seal.ts'

/**
 * The process that typesets. It gets its font folder on the command line and its work by messages, does one thing at a
 * time, and ends when the server that started it is gone.
 */

/** What the server asks for. */
export type Work = { readonly kind: 'render'; readonly job: RenderJob } | { readonly kind: 'seal'; readonly seal: SealDrawing }

/** What comes back: the value, or the words of what went wrong. */
export type Done =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly isTemplateFault: boolean }

const fontDir = process.argv[2]
const fonts = collectFonts({ fontDir: fontDir === '' ? undefined : fontDir })
const press = sealPress(fonts.sealFont)
const { render } = composer(fonts, press)

process.on('disconnect', () => process.exit(0))
process.on('message', (work: Work) => {
  process.send?.(answer(work))
})

function answer(work: Work): Done {
  try {
    return { ok: true, value: work.kind === 'render' ? render(work.job) : press(work.seal) }
  } catch (error) {
    const isError = error instanceof Error
    return { ok: false, message: isError ? error.message : String(error), isTemplateFault: isError && error.constructor.name === 'TemplateFault' }
  }
}
