import type { Command } from 'commander'
import type { Finding } from '../doctor/finding.ts'
import { withPlace } from './place.ts'
import type { PlaceOptions } from './with-database.ts'

interface DoctorOptions extends PlaceOptions {
  readonly json?: boolean
  readonly port?: string
  readonly host?: string
}

const signs = { ok: '✓', warning: '!', error: '✗' } as const

/** `yichuang doctor`: what is wrong with the installation, and how to mend it. Exit code 1 when something is. */
export function registerDoctor(program: Command): void {
  withPlace(program.command('doctor'))
    .description('say what is wrong with the installation and how to mend it')
    .option('--port <number>', 'port the product is to listen on')
    .option('--host <address>', 'address it is to listen on')
    .action(async ({ json, ...place }: DoctorOptions) => {
      const { examine } = await import('../doctor/examine.ts')
      const findings = await examine(place)
      process.stdout.write(json === true ? `${JSON.stringify(findings)}\n` : findings.map(lineOf).join(''))
      const errors = findings.filter(({ state }) => state === 'error')
      if (errors.length === 0) return
      process.stderr.write(`${errors.length} to mend: ${errors.map(({ about }) => about).join(', ')}\n`)
      process.exitCode = 1
    })
}

function lineOf({ state, about, says, mend }: Finding): string {
  const lines = [`${signs[state]} ${about.padEnd(14)} ${says}\n`]
  if (mend !== undefined) lines.push(`${' '.repeat(17)}${mend.zh}\n${' '.repeat(17)}${mend.en}\n`)
  return lines.join('')
}
