import type { Server } from '@yichuang/modules/portal/public'
import type { Module } from '@yichuang/platform/module'
import { sweepSittings } from './commands/sittings.ts'
import { addSelfservicePages } from './page-routes.ts'
import type { SelfserviceParts } from './parts.ts'

export interface Selfservice {
  readonly module: Module
  registerPages(server: Server): Promise<void>
}

/** 自助申报: applications filled in at the machines of a hall and in its on-line area, taken up at its windows. */
export function selfserviceModule(parts: SelfserviceParts): Selfservice {
  return {
    registerPages: (server) => addSelfservicePages(server, parts),
    module: {
      name: 'selfservice',
      routes: [],
      jobs: [
        {
          name: 'selfservice.sweep',
          schedule: { everyMinutes: 1 },
          run: () => sweepSittings(parts.db, parts.now()),
        },
      ],
    },
  }
}
