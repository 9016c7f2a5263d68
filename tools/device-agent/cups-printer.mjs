/**
 * A driver for A4 printers that the computer prints on already (CUPS: Linux, macOS): papers go to `lp`.
 *
 *     YICHUANG_PRINTER=hall-a4 node device-agent.mjs --origin … --driver document-printer=./device-agent/cups-printer.mjs
 *
 * Without YICHUANG_PRINTER the computer's default printer is taken.
 */
import { execFile } from 'node:child_process'

/** @type {import('./driver.mjs').DocumentDriver['openDocumentPrinter']} */
export async function openDocumentPrinter({ DeviceProblem }) {
  const printer = process.env.YICHUANG_PRINTER ?? ''
  const isConnected = async () => {
    const { ok, said } = await run('lpstat', printer === '' ? ['-d'] : ['-p', printer])
    return ok && !/disabled|no system default/.test(said)
  }
  return {
    name: `CUPS ${printer === '' ? 'default' : printer}`,
    isConnected,
    async print(file) {
      const options = ['-o', 'media=A4', '-o', 'fit-to-page', '-s']
      const { ok, said } = await run('lp', printer === '' ? options : ['-d', printer, ...options], file)
      if (ok) return
      if (/out of paper|media-empty/i.test(said)) throw new DeviceProblem('out-of-paper')
      throw new Error(said.trim())
    },
    close: async () => {},
  }
}

/** Runs a program of CUPS in its own words, so that they can be read whatever the language of the computer. */
function run(program, args, input) {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C' }
    const child = execFile(program, args, { timeout: 20_000, env }, (error, out, faults) =>
      resolve({ ok: error === null, said: `${out}${faults}` || (error?.message ?? '') }),
    )
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
