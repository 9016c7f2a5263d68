import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { TemplateFault } from './compose.ts'
import type { Said, Work } from './worker.ts'

/** Something to be typeset, and who waits for it. */
export interface Task {
  readonly work: Work
  /** how often it was begun */
  readonly tries: number
  resolve(value: unknown): void
  reject(error: Error): void
}

/** One process that typesets, one task after the other. */
export interface Press {
  /** Does a task; resolves when the press is free again, never when its process ends over the task. */
  run(task: Task): Promise<void>
  end(): Promise<void>
}

/** How the process of a press is started. */
export interface PressOptions {
  readonly entry: string
  readonly args: readonly string[]
  /** milliseconds after which a task is given up and the process ended */
  readonly limit: number
}

/** How a process came to its end. */
export interface Loss {
  /** what it was at */
  readonly task: Task | undefined
  /** it never did anything: it cannot start */
  readonly isBarren: boolean
}

/** What the owner of a press is told. */
export interface Listener {
  /** it has loaded its fonts and waits for work; told once */
  onAwake(press: Press): void
  /** it has ended; told once */
  onLost(press: Press, loss: Loss): void
}

interface Current {
  task: Task | undefined
  free: () => void
  isAwake: boolean
  /** ends the process when the task takes too long, or the process too long to start */
  late: NodeJS.Timeout
}

const startLimit = 60_000

/** Starts a process, which takes a second to load its fonts. */
export function startPress({ entry, args, limit }: PressOptions, { onAwake, onLost }: Listener): Press {
  const child = fork(entry, [...args], {
    serialization: 'advanced',
    execArgv: entry.endsWith('.ts') ? ['--import', 'tsx'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const kill = () => child.kill('SIGKILL')
  const now: Current = {
    task: undefined,
    free: () => undefined,
    isAwake: false,
    late: setTimeout(kill, startLimit),
  }
  child.on('message', (said: Said) => {
    if (said.kind === 'awake') {
      clearTimeout(now.late)
      now.isAwake = true
      onAwake(press)
      return
    }
    const { task, free } = now
    clearTimeout(now.late)
    // nothing of a task that is done may be held: its document would stay in memory as long as the process
    now.task = undefined
    now.free = () => undefined
    if (task !== undefined) settle(task, said)
    free()
  })
  const gone = new Promise<void>((resolve) => {
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  }).then(() => {
    clearTimeout(now.late)
    onLost(press, { task: now.task, isBarren: !now.isAwake })
  })
  const press: Press = {
    run: (task) =>
      new Promise((resolve) => {
        now.late = setTimeout(kill, limit)
        now.task = task
        now.free = resolve
        child.send(task.work, (error) => {
          if (error !== null) kill()
        })
      }),
    end: () => endOf(child, gone),
  }
  return press
}

function endOf(child: ChildProcess, gone: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect()
  else child.kill('SIGKILL')
  return gone
}

function settle(task: Task, done: Extract<Said, { kind: 'done' }>): void {
  if (done.ok) task.resolve(done.value)
  else task.reject(done.isTemplateFault ? new TemplateFault(done.message) : new Error(done.message))
}
