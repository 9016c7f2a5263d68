import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CheckAgainst, CheckedWorkbook, Tell } from './check-workbook.ts'
import type { CheckTask, CheckWord } from './check-worker.ts'
import { WorkbookFault } from './workbook/unzip.ts'

/** Megabytes the process may keep; a file that wants more is given up, and the server goes on. */
const MOST_MB = 220

/** Milliseconds after which a check is given up. */
const PATIENCE = 120_000

/**
 * Checks a workbook in a process of its own, so that neither its memory nor its time is the server's.
 * @throws WorkbookFault
 */
export function checkApart(file: Buffer, against: CheckAgainst, tell: Tell): Promise<CheckedWorkbook> {
  const entry = fileURLToPath(new URL('./check-worker.ts', import.meta.url))
  const child = fork(entry, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${MOST_MB}`, ...(entry.endsWith('.ts') ? ['--import', 'tsx'] : [])],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  return new Promise<CheckedWorkbook>((resolve, reject) => {
    child.on('message', (message) => {
      const word = message as CheckWord
      if (word.kind === 'progress') tell(word.step, word.done, word.total)
      else if (word.kind === 'checked') resolve(word.checked)
      else reject(word.kind === 'fault' ? new WorkbookFault(word.code) : new Error(word.message))
    })
    child.on('error', reject)
    // Out of memory, out of time: too much for one file, whatever it holds.
    child.on('exit', () => reject(new WorkbookFault('too-large')))
    const task: CheckTask = { file, against }
    child.send(task)
  }).finally(() => {
    clearTimeout(patience)
    child.kill('SIGKILL')
  })
}
