import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './copy.ts'

/** Runs a program that an installed package brings and returns what it printed, whatever its exit code. */
export function runLocal(folder: string, name: string, ...args: string[]): { code: number; output: string } {
  const { status, stdout, stderr, error } = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 100_000,
  })
  if (error !== undefined) throw error
  return { code: status ?? 1, output: stdout === '' ? stderr : stdout }
}
