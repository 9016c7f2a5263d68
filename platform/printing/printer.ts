import { fileURLToPath } from 'node:url'
import type { PdfStandard, Picture, Rendered } from './compose.ts'
import { startPress } from './press.ts'
import type { Loss, Press, Task } from './press.ts'
import type { SealDrawing } from './seal.ts'
import type { Work } from './worker.ts'

/** How a document is to come out. */
export interface RenderOptions {
  readonly pdfStandard?: PdfStandard
  /** pictures the template places by name */
  readonly pictures?: Readonly<Record<string, Picture>>
  /** the moment the file states as its creation, so that the same input gives the same bytes */
  readonly createdAt?: string
}

/** Typesets in processes of its own, so that neither the memory nor a crash of the typesetter is the server's. */
export interface Printer {
  /**
   * Typesets the data by a template of the folder. The same template, data and options give the same bytes on the same installation.
   * @throws TemplateFault when the template does not fit the data
   */
  render(template: string, data: unknown, options?: RenderOptions): Promise<Rendered>
  /** A seal as SVG, for the page that shows it. */
  sealSvg(seal: SealDrawing): Promise<string>
  /** Resolves once a first document has been set, so that the next one takes milliseconds. */
  ready(): Promise<void>
  close(): Promise<void>
}

export interface PrinterOptions {
  /** absolute path of the folder of templates */
  readonly templates: string
  readonly fontDir?: string | undefined
  /** processes that typeset; about 150 MB each */
  readonly workers?: number
  /** file the processes run; the bundle of the server brings its own */
  readonly entry?: string
  /** milliseconds after which a document is given up and its process ended */
  readonly limit?: number
}

const epoch = '1970-01-01T00:00:00Z'

const mostTries = 2
const mostBarren = 3
const patience = 30_000

/** Starts the processes and warms each up, in the background. */
export function startPrinter(options: PrinterOptions): Printer {
  const pool = pressPool(options)
  const warm = Promise.all(Array.from({ length: options.workers ?? 1 }, () => pool.ask({ kind: 'warm-up' })))
  warm.catch(() => undefined)
  return {
    async render(template, data, how = {}) {
      const { pdfStandard = '1.7', pictures = {}, createdAt = epoch } = how
      const seconds = Math.floor(Date.parse(createdAt) / 1000)
      const job = { template, data: JSON.stringify(data), pictures, pdfStandard, createdAt: seconds }
      return (await pool.ask({ kind: 'render', job })) as Rendered
    },
    sealSvg: async (seal) => (await pool.ask({ kind: 'seal', seal })) as string,
    ready: () => warm.then(() => undefined),
    close: () => pool.close(),
  }
}

interface Pool {
  ask(work: Work): Promise<unknown>
  close(): Promise<void>
}

/**
 * Presses and the tasks that wait for one. A press whose process ends is replaced and its task begun once more; when
 * processes cannot even start, those who wait are told, and the next task tries afresh.
 */
function pressPool(options: PrinterOptions): Pool {
  const waiting: Task[] = []
  const idle: Press[] = []
  const presses = new Set<Press>()
  const state = { closed: false, barren: 0 }
  const entry = options.entry ?? fileURLToPath(new URL('./worker.ts', import.meta.url))
  const process = { entry, args: [options.templates, options.fontDir ?? ''], limit: options.limit ?? patience }

  function fill(): void {
    while (!state.closed && presses.size < (options.workers ?? 1)) {
      presses.add(startPress(process, { onAwake: free, onLost: lose }))
    }
  }
  function lose(press: Press, { task, isBarren }: Loss): void {
    presses.delete(press)
    if (idle.includes(press)) idle.splice(idle.indexOf(press), 1)
    if (isBarren) state.barren += 1
    if (task !== undefined && task.tries < mostTries && !state.closed)
      waiting.unshift({ ...task, tries: task.tries + 1 })
    else task?.reject(new Error('the typesetting process ended over this document'))
    if (state.barren < mostBarren) fill()
    else rejectAll('the typesetting process does not start')
  }
  function free(press: Press): void {
    state.barren = 0
    const task = waiting.shift()
    if (task === undefined) idle.push(press)
    else void press.run(task).then(() => free(press))
  }
  function rejectAll(reason: string): void {
    state.barren = 0
    for (const task of waiting.splice(0)) task.reject(new Error(reason))
  }
  fill()
  return {
    ask: (work) =>
      new Promise((resolve, reject) => {
        if (state.closed) return reject(new Error('the printer is closed'))
        waiting.push({ work, tries: 1, resolve, reject })
        fill()
        const press = idle.shift()
        if (press !== undefined) free(press)
      }),
    async close() {
      state.closed = true
      rejectAll('the printer is closed')
      await Promise.all(Array.from(presses, (press) => press.end()))
    },
  }
}
