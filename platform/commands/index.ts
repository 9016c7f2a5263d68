/** Commands: one write each, decided by a rule, recorded as events, answered once per key. */

export { command, runCommand } from './command.ts'
export type { Command, CommandContext, Intent } from './command.ts'
export { filedSql, fileSql, runInOne } from './in-one.ts'
export type { CommandInOne } from './in-one.ts'
export { bodyHashOf, replay } from './receipt.ts'
export type { Receipt } from './receipt.ts'
