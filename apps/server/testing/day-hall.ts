import { Agent, request } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { permissionsOf } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import { addMinutes } from '@yichuang/modules/calendar/rules'
import { arrangeHall } from '@yichuang/modules/queue/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Database } from '@yichuang/platform/db'
import { sourceRoot } from '@yichuang/platform/db/testing'
import { testHttp } from '@yichuang/platform/http/testing'
import type { Actor, Instant } from '@yichuang/platform/pure'
import { readConfig } from '../config.ts'
import { DemoFoundation } from '../demo/foundation.ts'
import { installer } from '../demo/installer.ts'
import { assembleModules } from '../modules.ts'

/** The hall in which the day is lived, its lines and the windows that call them, the own line first. */
export const HALL = 'hall-county'
export const LINES = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${HALL}-${letter}`)
const WINDOWS = 12

/** Lines of a window: its own, one it helps. */
function linesOf(place: number): readonly string[] {
  return [place % LINES.length, (place + 2) % LINES.length].map((line) => LINES[line] ?? '')
}

function person(name: string, role: Role, window?: string): Actor {
  const at = window === undefined ? {} : { window }
  const base = { kind: 'staff', person: name, name, roles: [role], permissions: permissionsOf([role]) } as const
  return { ...base, region: '339921', hall: HALL, ...at }
}

/** What a call was answered. */
export interface Answered<Body> {
  readonly status: number
  readonly body: Body
}

/**
 * The product's own wiring over the demo hall, listening on a port, with a clock that is set by hand and a clerk at each of
 * twelve windows, whose token is the id of the window.
 */
export async function openDayHall(db: Database, begin: Instant) {
  const folder = await mkdtemp(join(tmpdir(), 'yichuang-day-'))
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  let moment = begin
  const services = { db, log, publicUrl: () => 'http://127.0.0.1', isDemo: true, now: () => moment }
  const assembly = await assembleModules(services, readConfig({}, { data: folder, demo: true }, sourceRoot), sourceRoot)
  await new DemoFoundation(db, sourceRoot, begin).load()
  assembly.forget()
  const { windows } = await assembly.hall.places.current()
  const own = [...windows.values()].filter(({ hall, is_closed: isClosed }) => hall === HALL && !isClosed)
  const desks = own.slice(0, WINDOWS).map(({ id, no }, place) => ({ id, no, lines: linesOf(place) }))
  const groups = LINES.map((line, n) => ({
    letter: line.slice(-1).toUpperCase(),
    name: `业务${n + 1}`,
    serviceSeconds: 160,
    windows: desks.flatMap(({ id, lines }) => (lines.includes(line) ? [{ id, rank: lines.indexOf(line) }] : [])),
  }))
  await runCommand(db, arrangeHall, { hall: HALL, groups }, { actor: installer, at: begin, key: 'day-hall' })
  const server = await testHttp({
    routes: assembly.modules.flatMap(({ routes }) => routes),
    problems: assembly.modules.map(({ problems }) => problems),
    people: {
      guide: person('p-guide', 'guide'),
      manager: person('p-manager', 'hall-manager'),
      ...Object.fromEntries(desks.map(({ id }) => [id, person(`p-${id}`, 'window-clerk', id)])),
    },
    now: () => moment,
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  return {
    assembly,
    desks,
    /** The clock: so many minutes after the beginning. */
    at(minute: number) {
      moment = addMinutes(begin, minute)
      return moment
    },
    /** Calls as somebody, over the wire. */
    call: <Body>(who: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Answered<Body>> =>
      send({ agent, port, who, method, path: `/api/v1${path}`, body }),
    async close() {
      agent.destroy()
      await server.close()
      await assembly.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Sent {
  readonly agent: Agent
  readonly port: number
  /** '' for who has not signed in */
  readonly who: string
  readonly method: string
  readonly path: string
  readonly body: object | undefined
}

function send<Body>({ who, body, ...options }: Sent): Promise<Answered<Body>> {
  const payload = body === undefined ? '' : JSON.stringify(body)
  const headers = {
    ...(who === '' ? {} : { authorization: `Bearer ${who}` }),
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
  }
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, host: '127.0.0.1', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Body }))
    })
    asked.on('error', reject)
    asked.end(payload)
  })
}
