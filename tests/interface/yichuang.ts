import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../apps/server/bin/yichuang.mjs', import.meta.url))

/** What a command left behind. */
export interface Done {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program as a person at a terminal does. */
export function yichuang(...args: readonly string[]): Promise<Done> {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'production', LANG: 'C.UTF-8', LC_ALL: '' }
    execFile(process.execPath, [launcher, ...args], { env, timeout: 90_000 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    )
  })
}

/** The machine output of a command. */
export function read({ stdout }: Done): unknown {
  return JSON.parse(stdout)
}
