import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What poppler, which knows nothing of our code, reads in a PDF file. For tests. */

const execute = promisify(execFile)
const installer = fileURLToPath(new URL('../../../tools/system.mjs', import.meta.url))

/** Runs one of the programs the tests need; asks `tools/system.mjs` to install it when it is not there. */
export async function runTool(name: string, args: readonly string[]): Promise<string> {
  try {
    return (await execute(name, args)).stdout
  } catch (error) {
    if (!isMissing(error) || !existsSync(installer)) throw error
    await execute(process.execPath, [installer], { timeout: 300_000 })
    return (await execute(name, args)).stdout
  }
}

/** Text of a PDF file, as `pdftotext` reads it in the order it was set, without spaces and line breaks. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  const text = await withFiles({ 'in.pdf': pdf }, (folder) =>
    runTool('pdftotext', ['-raw', join(folder, 'in.pdf'), '-']),
  )
  return text.replaceAll(/\s/g, '')
}

/** What `pdfsig` says about the signatures of a file, for a reader that trusts one authority. */
export async function pdfSignatures(pdf: Uint8Array, authority: string): Promise<string> {
  return withFiles({ 'in.pdf': pdf, 'ca.pem': Buffer.from(authority) }, async (folder) => {
    const store = `sql:${folder}`
    await runTool('certutil', ['-N', '-d', store, '--empty-password'])
    await runTool('certutil', ['-A', '-d', store, '-n', 'authority', '-t', 'CT,C,C', '-i', join(folder, 'ca.pem')])
    return runTool('pdfsig', ['-nssdir', store, join(folder, 'in.pdf')])
  })
}

/** Runs something over files in a folder that is gone afterwards. */
export async function withFiles<Value>(
  files: Readonly<Record<string, Uint8Array>>,
  work: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'yichuang-paper-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
