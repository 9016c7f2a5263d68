import { publish } from '@yichuang/platform/live'
import type { Live } from '@yichuang/platform/live'
import type { Subscriber } from '@yichuang/platform/events'
import type { ServerOptions } from '@yichuang/platform/http'
import type { Instant } from '@yichuang/platform/pure'
import type { FastifyInstance } from 'fastify'

const HEARTBEAT_MS = 20_000
const MOST_TOPICS = 20
/** added to what a page says of its time without a line: its request took a moment, too */
const MARGIN_MS = 1_000

const DOSSIER = 'dossier:'

/** Tells all processes that dossiers changed: ids only, one line per dossier and batch. */
export const newsOfDossiers: Subscriber = {
  name: 'live',
  types: 'all',
  async deliver(tx, events) {
    const streams = [...new Set(events.map(({ stream }) => stream))]
    const ids = streams.filter((stream) => stream.startsWith(DOSSIER)).map((stream) => stream.slice(DOSSIER.length))
    if (ids.length > 0) await publish(tx, 'cases', ...ids)
  },
}

/**
 * `GET /api/v1/live?topics=a,b&behind=350`: server-sent events for staff pages. Whoever wants to know more than an id
 * asks for it. A page that had no line for `behind` milliseconds hears what happened meanwhile.
 */
export function addLiveRoute(server: FastifyInstance, live: Live, authenticate: ServerOptions['authenticate']): void {
  server.get('/api/v1/live', async (request, reply) => {
    const token = request.cookies['yichuang'] ?? request.cookies['__Host-yichuang']
    const at = new Date().toISOString() as Instant
    const actor = token === undefined ? undefined : await authenticate(token, at)
    if (actor === undefined) return reply.code(401).send()
    const { topics: asked = '', behind = '0' } = request.query as { topics?: string; behind?: string }
    const behindMs = /^\d{1,9}$/.test(behind) && behind !== '0' ? Number(behind) + MARGIN_MS : 0
    const topics = asked
      .split(',')
      .filter((topic) => /^[\w/-]{1,60}$/.test(topic))
      .slice(0, MOST_TOPICS)
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write('retry: 2000\n\n')
    const say = (data: object) => raw.write(`data: ${JSON.stringify(data)}\n\n`)
    const leave = topics.map((topic) =>
      live.subscribe(
        topic,
        (signal) =>
          say(signal.kind === 'missed' ? { topic, type: 'resync' } : { topic, type: 'changed', id: signal.id }),
        behindMs,
      ),
    )
    const heartbeat = setInterval(() => raw.write(': \n\n'), HEARTBEAT_MS)
    raw.on('close', () => {
      clearInterval(heartbeat)
      for (const end of leave) end()
    })
    return reply
  })
}
