import type { CommandRule } from '@yichuang/modules/cases/rules'
import { depositResult, handOver } from './handing-over.ts'
import { receiveResult } from './receiving.ts'
import { mailResult, publishElectronic, putInLocker, recordDelivery, recordReturn } from './sending.ts'

/** The commands of hand-out, as the table of lifecycle 1.1 lists them. */
export const handoutCommands = {
  receiveResult,
  handOver,
  mailResult,
  putInLocker,
  publishElectronic,
  recordDelivery,
  recordReturn,
  depositResult,
} as const satisfies Readonly<Record<string, CommandRule<never>>>
