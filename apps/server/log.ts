import type { Log } from '@yichuang/platform/module'

const levels = ['debug', 'info', 'warn', 'error'] as const
type Level = (typeof levels)[number]

/** Writes JSON lines to stderr, from the given level on. stdout belongs to what a command answers. */
export function stderrLog(from: Level): Log {
  const lowest = levels.indexOf(from)
  const write = (level: Level) => (message: string, facts?: object) => {
    if (levels.indexOf(level) < lowest) return
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`)
  }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** What is worth knowing of something thrown. */
export function faultFacts(error: unknown): { error: string; stack?: string } {
  if (!(error instanceof Error)) return { error: String(error) }
  return { error: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
}
