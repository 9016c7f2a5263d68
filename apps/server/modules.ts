import { accessModule } from '@yichuang/modules/access/module'
import { sessionReader } from '@yichuang/modules/access/public'
import type { PlaceNames } from '@yichuang/modules/access/public'
import { placeBook } from '@yichuang/modules/halls/public'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { ServerOptions } from '@yichuang/platform/http'
import type { Module, Services } from '@yichuang/platform/module'
import type { Actor } from '@yichuang/platform/pure'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

/** All modules, wired: who gets what from whom is said here and nowhere else. */
export interface Assembly {
  readonly modules: readonly Module[]
  readonly authenticate: ServerOptions['authenticate']
  readonly authenticatePass: ServerOptions['authenticatePass']
  readonly anonymous: Actor
  /** told after every recorded act of this process */
  onRecorded(listener: () => void): void
  registerPages(server: FastifyInstance): Promise<void>
}

/** Wires the modules of the product. */
export async function assembleModules(services: Services, _config: Config): Promise<Assembly> {
  const places = placeBook(services.db)
  const sessions = sessionReader(services.db)
  const listeners: (() => void)[] = []
  return {
    modules: [accessModule(services, { sessions, places: placeNames(places) })],
    authenticate: sessions.authenticate,
    authenticatePass: async () => undefined,
    anonymous: { kind: 'nobody', person: 'nobody', name: '', roles: [], permissions: new Set(), region: '' },
    onRecorded: (listener) => listeners.push(listener),
    registerPages: async () => {},
  }
}

function placeNames(places: PlaceBook): PlaceNames {
  return {
    windowOf: async (id) => (await places.current()).windows.get(id),
    hallOf: async (id) => (await places.current()).halls.get(id),
    departmentOf: async (id) => (await places.current()).departments.get(id),
    regionOf: async (code) => (await places.current()).areas.get(code),
  }
}
