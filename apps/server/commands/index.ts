import type { Command } from 'commander'
import { registerLineCommands } from './lines.ts'
import { registerLog } from './log.ts'
import { registerStart } from './start.ts'

/** All commands of the program; each file registers its own. */
export function registerCommands(program: Command): void {
  registerStart(program)
  registerLineCommands(program)
  registerLog(program)
}
