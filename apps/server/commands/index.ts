import type { Command } from 'commander'
import { registerBackup } from './backup.ts'
import { registerDoctor } from './doctor.ts'
import { registerCatalogue } from './catalogue.ts'
import { registerJobs } from './jobs.ts'
import { registerLineCommands } from './lines.ts'
import { registerLog } from './log.ts'
import { registerMigrate } from './migrate.ts'
import { registerPlaces } from './places.ts'
import { registerReset } from './reset.ts'
import { registerRestore } from './restore.ts'
import { registerStart } from './start.ts'
import { registerUser } from './user.ts'

/** All commands of the program; each file registers its own. */
export function registerCommands(program: Command): void {
  registerStart(program)
  registerLineCommands(program)
  registerLog(program)
  registerMigrate(program)
  registerBackup(program)
  registerRestore(program)
  registerUser(program)
  registerDoctor(program)
  registerReset(program)
  registerCatalogue(program)
  registerPlaces(program)
  registerJobs(program)
}
