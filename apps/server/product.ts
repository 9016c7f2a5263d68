import { join } from 'node:path'
import { anchorKeys, anchorLog, startDispatcher } from '@yichuang/platform/events'
import type { AnchorKeys } from '@yichuang/platform/events'
import { auditLine, auditWritten, writeAudit } from '@yichuang/platform/audit'
import { installJobs, startWorkers } from '@yichuang/platform/jobs'
import { createServer, problemCatalogue } from '@yichuang/platform/http'
import { connect, loadMigrations, migrate, schemaState } from '@yichuang/platform/db'
import type { Database, Migration } from '@yichuang/platform/db'
import type { Module, Services } from '@yichuang/platform/module'
import type { Instant } from '@yichuang/platform/pure'
import { startEmbeddedPostgres } from '@yichuang/platform/postgres'
import { isSecure } from './config.ts'
import type { Config } from './config.ts'
import { DemoFoundation } from './demo/foundation.ts'
import { loadDemoSamples } from './demo/samples.ts'
import { playDemoCases } from './demo/play-cases.ts'
import { newsOfDossiers } from './live-route.ts'
import { productFolder } from './home.ts'
import { faultFacts, stderrLog } from './log.ts'
import { assembleModules } from './modules.ts'
import type { Assembly } from './modules.ts'

export interface Product {
  readonly url: string
  /** Resolves when the embedded database is gone for good; never with a database of one's own. */
  readonly lost: Promise<'lost'>
  stop(): Promise<void>
}

interface StartTold {
  /** told where the product listens, once it is ready */
  readonly onReady: (url: string) => void
  /** ends a start between two of its steps */
  readonly signal: AbortSignal
}

/**
 * Brings the product up: database, schema, modules, demo hall, background work, HTTP.
 * @throws what stands in the way, or the reason of the signal; what had begun is ended before
 */
export async function startProduct(config: Config, { onReady, signal }: StartTold): Promise<Product> {
  const log = stderrLog(config.log)
  const stops: (() => Promise<unknown> | void)[] = []
  const stop = async () => {
    for (const end of stops.toReversed()) await end()
  }
  try {
    const { db, lost } = await openDatabase(config, stops)
    signal.throwIfAborted()
    const migrations = loadMigrations(productFolder())
    await migrate(db, migrations, {
      before: installJobs,
      onProgress: ({ name, number, of }) => log.debug('migration', { name, number, of }),
    })
    signal.throwIfAborted()
    const keys = await anchorKeys(join(config.dataDir, 'keys'))
    let url = config.publicUrl ?? ''
    const services: Services = { db, log, publicUrl: () => url, isDemo: config.demo, now }
    const assembly = await assembleModules(services, config, productFolder())
    stops.push(() => assembly.stop())
    if (config.demo) await loadDemo(services, assembly)
    signal.throwIfAborted()
    stops.push(...(await startBackground(services, { assembly, keys, isAlone: config.databaseUrl === undefined })))
    const server = await listen(config, { services, assembly, migrations })
    stops.push(() => server.close())
    const address = server.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : config.port
    const local = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`
    if (url === '') url = local
    onReady(local)
    stops.push(playDemoCases(services, assembly.hall, productFolder()))
    return { url: local, lost, stop }
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
}

async function loadDemo({ db }: Services, assembly: Assembly): Promise<void> {
  const foundation = new DemoFoundation(db, productFolder(), now())
  if (!(await foundation.isEmpty())) return
  await foundation.load()
  await loadDemoSamples(db, assembly.files, productFolder())
  assembly.forget()
}

function now(): Instant {
  return new Date().toISOString() as Instant
}

async function openDatabase(config: Config, stops: (() => Promise<unknown> | void)[]) {
  const { databaseUrl, pool, strict } = config
  const embedded =
    databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') }) : undefined
  if (embedded !== undefined) stops.push(() => embedded.stop())
  const db = await connect(databaseUrl ?? embedded?.url ?? '', { poolSize: pool, strict })
  stops.push(async () => {
    await auditWritten(db)
    await db.close()
  })
  return { db, lost: embedded?.gone.then(() => 'lost' as const) ?? new Promise<'lost'>(() => {}) }
}

const ANCHOR_MS = 60_000

interface Background {
  readonly assembly: Assembly
  readonly keys: AnchorKeys
  /** no other process works on this database */
  readonly isAlone: boolean
}

async function startBackground(services: Services, { assembly, keys, isAlone }: Background) {
  const { db, log } = services
  const onFault = (error: unknown) => log.error('background', faultFacts(error))
  const subscribers = [newsOfDossiers, ...assembly.modules.flatMap(({ subscribers: own }) => own ?? [])]
  const dispatcher = startDispatcher(db, subscribers, onFault)
  assembly.onRecorded(() => dispatcher.wake())
  const anchor = setInterval(() => {
    anchorLog(db, keys.privateKey, now()).catch(onFault)
  }, ANCHOR_MS)
  const workers = await startJobs(services, assembly, isAlone)
  return [
    () => workers.stop(),
    () => dispatcher.stop(),
    () => clearInterval(anchor),
    async () => {
      await dispatcher.drain()
      await anchorLog(db, keys.privateKey, now())
    },
  ]
}

async function startJobs({ db, log }: Services, assembly: Assembly, isAlone: boolean) {
  const jobs = assembly.modules.flatMap(({ jobs: own }) => own ?? [])
  return startWorkers(db, {
    isAlone,
    tasks: Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => job.run(payload)])),
    recurring: jobs.flatMap(({ name, schedule }) => (schedule === undefined ? [] : [{ name, schedule }])),
    onFailure: ({ name, attempt, error }) => log.error('job', { name, attempt, ...faultFacts(error) }),
  })
}

interface Listening {
  readonly services: Services
  readonly assembly: Assembly
  readonly migrations: readonly Migration[]
}

async function listen(config: Config, { services, assembly, migrations }: Listening) {
  const { db, log } = services
  const routes = assembly.modules.flatMap((module) => module.routes)
  const paths = new Map(routes.map(({ endpoint }) => [endpoint.name, endpoint.path]))
  const server = await createServer({
    routes,
    problems: problemCatalogue(assembly.modules.flatMap(problemsOf)),
    authenticate: assembly.authenticate,
    authenticatePass: assembly.authenticatePass,
    anonymous: assembly.anonymous,
    onRefused: ({ actor, at, requestId, params }, name, outcome) => {
      const subject = subjectOf(paths.get(name) ?? '', params)
      writeAudit(db, auditLine(actor, { at, act: 'command', name, subject, outcome, requestId })).catch(
        (error: unknown) => log.error('audit', faultFacts(error)),
      )
    },
    onFault: ({ requestId, operation, error }) => log.error('fault', { requestId, operation, ...faultFacts(error) }),
    isReady: async () => isSchemaReady(db, migrations),
    version: '0.1.0',
    secureCookies: isSecure(config),
    maxUploadBytes: config.maxUploadBytes,
    missingPage: assembly.missingPage,
  })
  await assembly.registerPages(server)
  await server.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw new Error(listenSentence(error, config), { cause: error })
  })
  return server
}

function listenSentence(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken: stop what has it, or choose another with --port`
  if (code === 'EACCES') return `this user may not listen on port ${port}: choose one above 1023 with --port`
  if (code === 'EADDRNOTAVAIL') return `${host} is no address of this machine: choose another with --host`
  return `cannot listen on ${host}:${port}: ${String(error)}`
}

const streams = [
  ['/applications/:id', 'dossier'],
  ['/people/:id', 'person'],
] as const

/** The stream a refused operation was about, so that the auditor finds the attempt with its case or person. */
function subjectOf(path: string, params: unknown): string | undefined {
  const { id } = (params ?? {}) as { id?: unknown }
  const stream = streams.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1]
  return stream === undefined || typeof id !== 'string' ? undefined : `${stream}:${id}`
}

async function isSchemaReady(db: Database, migrations: readonly Migration[]): Promise<boolean> {
  try {
    return (await schemaState(db, migrations)).pending.length === 0
  } catch {
    return false
  }
}

function problemsOf(module: Module) {
  return module.problems === undefined ? [] : [module.problems]
}
