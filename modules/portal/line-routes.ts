import type { Instant } from '@yichuang/platform/pure'
import type { PageLines } from './page-lines.ts'
import { visitOf } from './public-pages.ts'
import type { Server } from './public-pages.ts'
import type { FollowedPage } from './queue-pages.ts'

/** Where the line of a page is: behind its own address. */
const LINE = '/line'
const lineEnd = /\/line(?=\?|$)/

/**
 * Adds the lines of pages that are kept right while they are open: server-sent events, `page` with the parts that look
 * different, `beat` while nothing does. 404 for a page that is not there; 503 when there are too many, who then asks by
 * itself from time to time.
 */
export function addLines(server: Server, pages: readonly FollowedPage[], lines: PageLines): void {
  server.addHook('preClose', () => lines.stop())
  for (const { url, open } of pages) {
    server.get(`${url}${LINE}`, async (request, reply) => {
      const address = request.url.replace(lineEnd, '')
      const query = request.query as Readonly<Record<string, string | undefined>>
      const at = new Date().toISOString() as Instant
      const visit = visitOf({ address, query, cookies: request.cookies, at })
      const page = await open(request.params as Readonly<Record<string, string>>, visit, at)
      if (page === undefined) return reply.code(404).send()
      reply.hijack()
      const { raw } = reply
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
      if (lines.isFull()) raw.writeHead(503, { 'retry-after': '60' }).end()
      else {
        raw.writeHead(200, headers).write('retry: 1000\n\n')
        lines.join(page, raw)
      }
      return reply
    })
  }
}
