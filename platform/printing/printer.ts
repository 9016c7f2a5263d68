import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { TemplateFault } from './compose.ts'
import type { PdfStandard, Picture, Rendered } from './compose.ts'
import type { SealDrawing } from './seal.ts'
import type { Done, Work } from './worker.ts'

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

interface Task {
  readonly work: Work
  readonly tries: number
  resolve(value: unknown): void
  reject(error: Error): void
}

const epoch = '1970-01-01T00:00:00Z'

/** Starts the processes and sets a first document in each, in the background. */
export function startPrinter(options: PrinterOptions): Printer {
  const entry = options.entry ?? fileURLToPath(new URL('./worker.ts', import.meta.url))
  const waiting: Task[] = []
  const idle: Press[] = []
  const presses = new Set<Press>()
  const state = { closed: false }

  function add(): void {
    const press = startPress(entry, options, (lost) => {
      presses.delete(press)
      const place = idle.indexOf(press)
      if (place >= 0) idle.splice(place, 1)
      if (lost !== undefined) again(lost)
      if (!state.closed && presses.size < (options.workers ?? 1)) add()
    })
    presses.add(press)
    free(press)
  }
  function again(task: Task): void {
    if (state.closed || task.tries > 1) task.reject(new Error('the typesetting process ended over this document'))
    else waiting.unshift({ ...task, tries: task.tries + 1 })
  }
  function free(press: Press): void {
    if (!presses.has(press)) return
    const task = waiting.shift()
    if (task === undefined) idle.push(press)
    else void press.run(task).then(() => free(press))
  }
  function ask(work: Work): Promise<unknown> {
    if (state.closed) return Promise.reject(new Error('the printer is closed'))
    return new Promise((resolve, reject) => {
      waiting.push({ work, tries: 1, resolve, reject })
      const press = idle.shift()
      if (press !== undefined) free(press)
    })
  }
  async function render(template: string, data: unknown, how: RenderOptions = {}): Promise<Rendered> {
    const { pdfStandard = '1.7', pictures = {}, createdAt = epoch } = how
    const seconds = Math.floor(Date.parse(createdAt) / 1000)
    const job = { template, data: JSON.stringify(data), pictures, pdfStandard, createdAt: seconds }
    return (await ask({ kind: 'render', job })) as Rendered
  }

  for (let count = 0; count < (options.workers ?? 1); count += 1) add()
  const warm = Promise.all(Array.from(presses, () => ask({ kind: 'warm-up' }))).then(() => undefined)
  warm.catch(() => undefined)
  return {
    render,
    sealSvg: async (seal) => (await ask({ kind: 'seal', seal })) as string,
    ready: () => warm,
    async close() {
      state.closed = true
      for (const task of waiting.splice(0)) task.reject(new Error('the printer is closed'))
      await Promise.all(Array.from(presses, (press) => press.end()))
    },
  }
}

interface Press {
  run(task: Task): Promise<void>
  end(): Promise<void>
}

/** One process. `onLost` is told when it has ended, with the task it was at. */
function startPress(entry: string, options: PrinterOptions, onLost: (task: Task | undefined) => void): Press {
  const child = fork(entry, [options.templates, options.fontDir ?? ''], {
    serialization: 'advanced',
    execArgv: entry.endsWith('.ts') ? ['--import', 'tsx'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const at: { task: Task | undefined; finish: (() => void) | undefined } = { task: undefined, finish: undefined }
  child.on('message', (done: Done) => {
    const { task, finish } = at
    Object.assign(at, { task: undefined, finish: undefined })
    if (task !== undefined) settle(task, done)
    finish?.()
  })
  const gone = new Promise<void>((resolve) => {
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  }).then(() => onLost(at.task))
  return {
    run: (task) =>
      new Promise((resolve) => {
        const late = setTimeout(() => child.kill('SIGKILL'), options.limit ?? 30_000)
        Object.assign(at, {
          task,
          finish: () => {
            clearTimeout(late)
            resolve()
          },
        })
        void gone.then(() => clearTimeout(late))
        child.send(task.work, (error) => {
          if (error !== null) child.kill('SIGKILL')
        })
      }),
    end: () => endOf(child, gone),
  }
}

function endOf(child: ChildProcess, gone: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect()
  else child.kill('SIGKILL')
  return gone
}

function settle(task: Task, done: Done): void {
  if (done.ok) task.resolve(done.value)
  else task.reject(done.isTemplateFault ? new TemplateFault(done.message) : new Error(done.message))
}
