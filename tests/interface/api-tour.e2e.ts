import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { hallAddress } from '../journeys/hall-address.ts'

const tour = readFileSync(new URL('../../docs/api-tour.md', import.meta.url), 'utf8')
const work = mkdtempSync(join(tmpdir(), 'yichuang-tour-'))

afterAll(() => rmSync(work, { recursive: true, force: true }))

/** The blocks of the document in their order: what is typed, and what the document says is printed. */
function blocks(kind: 'bash' | 'text'): readonly string[] {
  return [...tour.matchAll(new RegExp('```' + kind + '\\n(.*?)```', 'gs'))].map(([, text = '']) => text)
}

test('[INT-01] [BAK-02] [OUT-01] [NET-04] the tour of the interface runs as written and prints what it says', async () => {
  const script = ['set -euo pipefail', ...blocks('bash')].join('\n')
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    env: { ...process.env, YICHUANG: hallAddress(), WORK: work },
    timeout: 100_000,
  })
  expect(stdout.trim().split('\n')).toEqual(blocks('text').join('').trim().split('\n'))
})
