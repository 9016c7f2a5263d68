import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.mjs'

/** A program that an installed package brings: `local('vitest')`. */
export function local(name) {
  return join(root, 'node_modules', '.bin', name)
}

const running = new Set()

/** From the first program on, a signal to us ends those that run; before it, signals are nothing to us. */
function passSignalsOn() {
  if (process.listeners('SIGTERM').includes(endAll)) return
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, endAll)
}

function endAll(signal) {
  for (const child of running) endGroup(child, 'SIGTERM')
  process.exit(signal === 'SIGINT' ? 130 : 143)
}

/**
 * Runs a program in the product's folder, in a process group of its own so that nothing of it stays behind.
 * @param options.show print its output as it comes (else it is only returned)
 * @param options.limit milliseconds after which the whole group is ended
 * @returns code (0 = well; 124 = ended at the limit) and everything printed; never throws
 */
export function run(command, args = [], options = {}) {
  const { show = false, limit = 600_000, env = {} } = options
  passSignalsOn()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      detached: true,
      env: { ...process.env, ...colours(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    let late = false
    const take = (chunk) => {
      output += chunk
      if (show) process.stdout.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    const timer = setTimeout(() => {
      late = true
      output += `\nended after ${Math.round(limit / 1000)} s\n`
      endGroup(child, 'SIGKILL')
    }, limit)
    const end = (code) => {
      clearTimeout(timer)
      running.delete(child)
      endGroup(child, 'SIGKILL')
      resolve({ code: late ? 124 : code, output })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(127)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/** Colours for a person at a terminal, none for a file. */
function colours() {
  return process.stdout.isTTY && !process.env.NO_COLOR
    ? { FORCE_COLOR: '1', NO_COLOR: undefined }
    : { NO_COLOR: '1', FORCE_COLOR: undefined }
}

/** Ends a program and what it started. */
function endGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Runs the tasks, at most `width` at a time; the answers stand in the order of the tasks. */
export async function inParallel(width, tasks) {
  const answers = []
  let next = 0
  const lane = async () => {
    while (next < tasks.length) {
      const mine = next++
      answers[mine] = await tasks[mine]()
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, tasks.length) }, lane))
  return answers
}
