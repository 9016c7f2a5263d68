import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { testHttp } from '@yichuang/platform/http/testing'
import type { Database } from '@yichuang/platform/db'
import { sourceRoot } from '@yichuang/platform/db/testing'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { readConfig } from '../config.ts'
import { DemoFoundation } from '../demo/foundation.ts'
import { assembleModules } from '../modules.ts'

const person = (role: Role, change: Partial<Actor> = {}): Actor => ({
  kind: 'staff',
  person: `p-${role}`,
  name: role,
  roles: [role],
  permissions: permissionsOf([role]),
  region: '339921',
  hall: 'hall-county',
  ...change,
})

/** The people who call, by the token they carry. */
const callers: Readonly<Record<string, Actor>> = {
  system: person('system-administrator'),
  department: person('department-administrator', { department: 'scjg' }),
  elsewhere: person('window-clerk', { person: 'p-elsewhere', hall: 'hall-town', window: 'hall-town-1' }),
  other: person('department-administrator', { person: 'p-other', department: 'gaj' }),
  chief: person('chief-representative', { department: 'scjg' }),
  manager: person('hall-manager'),
  supervisor: person('supervisor'),
  clerk: person('window-clerk'),
  counter: person('window-clerk', { person: 'p-counter', window: 'hall-county-13' }),
  counter14: person('window-clerk', { person: 'p-counter14', window: 'hall-county-14' }),
  counter02: person('window-clerk', { person: 'p-counter02', window: 'hall-county-02' }),
  counter01: person('window-clerk', { person: 'p-counter01', window: 'hall-county-01' }),
  reviewer: person('reviewer', { department: 'scjg' }),
  colleague: person('department-administrator', { person: 'p-colleague', name: '同事', department: 'scjg' }),
  town: person('hall-manager', { person: 'p-town', hall: 'hall-town' }),
}

interface Sent {
  readonly body?: object
  readonly key?: string
}

/** Files sent and got as somebody. */
function fileCalls(server: Awaited<ReturnType<typeof testHttp>>) {
  return {
    /** Sends a file as somebody. */
    async upload(who: string, path: string, file: { readonly name: string; readonly bytes: Buffer }) {
      const boundary = 'a-boundary-that-no-file-holds'
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
      const headers = {
        authorization: `Bearer ${who}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      }
      const answer = await server.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload })
      return { status: answer.statusCode, body: answer.json() }
    },
    /** The bytes of a file as somebody gets them. */
    async download(who: string, path: string) {
      const headers = { authorization: `Bearer ${who}` }
      const answer = await server.inject({ method: 'GET', url: `/api/v1${path}`, headers })
      return { status: answer.statusCode, bytes: answer.rawPayload }
    },
  }
}

/** Pages as the browser of a machine asks for them. */
function machinePages(server: Awaited<ReturnType<typeof testHttp>>) {
  return {
    /** A page as the browser of a machine asks for it; a form is sent. */
    async page(url: string, { form, cookie }: { readonly form?: string; readonly cookie?: string } = {}) {
      const headers = {
        ...(cookie === undefined ? {} : { cookie }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      }
      const method = form === undefined ? 'GET' : 'POST'
      const answer = await server.inject({ method, url, headers, ...(form === undefined ? {} : { payload: form }) })
      const sitting = answer.cookies.find(({ name }) => name === 'sitting')
      return {
        status: answer.statusCode,
        text: answer.payload,
        to: answer.headers.location,
        ...(sitting === undefined ? {} : { cookie: `sitting=${sitting.value}` }),
        cached: answer.headers['cache-control'],
      }
    },
  }
}

/** The product's own wiring over the demo hall, asked through HTTP. */
export async function openTermsHall(db: Database, now: Instant) {
  const folder = await mkdtemp(join(tmpdir(), 'yichuang-terms-'))
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  let moment = now
  const services = { db, log, publicUrl: () => 'http://127.0.0.1', isDemo: true, now: () => moment }
  const assembly = await assembleModules(services, readConfig({}, { data: folder, demo: true }, sourceRoot), sourceRoot)
  await new DemoFoundation(db, sourceRoot, now).load()
  assembly.forget()
  const server = await testHttp({
    routes: assembly.modules.flatMap(({ routes }) => routes),
    problems: assembly.modules.map(({ problems }) => problems),
    people: callers,
  })
  await assembly.registerMachines(server)
  return {
    assembly,
    ...machinePages(server),
    /** where the files of the hall are kept */
    fileFolder: join(folder, 'files'),
    /** Calls as somebody; the same key is the same intent. */
    async call(who: string, method: 'GET' | 'POST' | 'PUT', path: string, sent: Sent = {}) {
      const { body: payload, key } = sent
      const headers = {
        authorization: `Bearer ${who}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      }
      const answer = await server.inject({
        method,
        url: `/api/v1${path}`,
        headers,
        ...(payload === undefined ? {} : { payload }),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    /** What jobs take for now from here on. */
    at(later: Instant) {
      moment = later
    },
    ...fileCalls(server),
    /** Runs a background job of the product once. */
    async work(name: string) {
      const job = assembly.modules.flatMap(({ jobs }) => jobs ?? []).find((one) => one.name === name)
      if (job === undefined) throw new Error(`no job ${name}`)
      await job.run({})
    },
    async close() {
      await server.close()
      await assembly.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
