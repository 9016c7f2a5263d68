import { createServer } from 'node:http'
import { DeviceProblem } from './driver.mjs'

const largestBody = 10_000

/** @typedef {((request: object) => unknown) | { largest: number, answer: (request: object) => unknown }} Route */

/**
 * Makes the HTTP server of the agent. What it refuses: names of this computer other than the loopback's (a foreign name
 * that was pointed here), and pages of any origin that is not listed.
 * @param {{ origins: readonly string[], routes: Record<string, Route> }} options
 *   routes by `METHOD /path`: a function takes JSON, `{ largest, answer }` a file of so many bytes; one that the browser of another page could trigger without being asked must be a POST
 */
export function createAgentServer({ origins, routes }) {
  return createServer((request, response) => {
    void answerTo(request, response)
  })

  async function answerTo(request, response) {
    const { origin } = request.headers
    if (origin !== undefined && origins.includes(origin)) response.setHeader('access-control-allow-origin', origin)
    response.setHeader('vary', 'origin')
    response.setHeader('cache-control', 'no-store')
    try {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      admit(request, url, origins)
      if (request.method === 'OPTIONS') return allowed(response)
      const route = routes[`${request.method} ${url.pathname}`]
      if (route === undefined) throw new DeviceProblem('not-found')
      const signal = closedSignal(response)
      const answer =
        typeof route === 'function'
          ? await route({ query: url.searchParams, body: await bodyOf(request), signal })
          : await route.answer({ query: url.searchParams, file: await bytesOf(request, route.largest), signal })
      send(response, 200, answer)
    } catch (error) {
      const problem = error instanceof DeviceProblem ? error : new DeviceProblem('driver-failed', messageOf(error))
      send(response, problem.status, { code: problem.code, detail: problem.message })
    }
  }
}

function admit({ headers, method }, url, origins) {
  const host = /^(127\.0\.0\.1|localhost)(:\d+)?$/
  if (!host.test(headers.host ?? '')) throw new DeviceProblem('origin-not-allowed', 'ask 127.0.0.1 or localhost')
  const { origin } = headers
  if (origin !== undefined && !origins.includes(origin)) {
    throw new DeviceProblem('origin-not-allowed', 'start the agent with --origin and the address of the workbench')
  }
  // A browser sends no origin with a picture or a frame of a foreign page; nothing but the state is told then.
  const tellsNothing = url.pathname === '/health' || url.pathname.startsWith('/simulator/')
  if (origin === undefined && method === 'GET' && !tellsNothing) {
    throw new DeviceProblem('origin-not-allowed', 'the header Origin is missing')
  }
}

function allowed(response) {
  response.setHeader('access-control-allow-methods', 'GET, POST, DELETE')
  response.setHeader('access-control-allow-headers', 'content-type')
  response.setHeader('access-control-allow-private-network', 'true')
  response.writeHead(204).end()
}

/** Aborts when whoever asked is gone before the answer. */
function closedSignal(response) {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

async function bytesOf(request, largest) {
  const parts = []
  let size = 0
  for await (const part of request) {
    parts.push(part)
    size += part.length
    if (size > largest) throw new DeviceProblem('bad-request', 'the body is too large')
  }
  return Buffer.concat(parts)
}

async function bodyOf(request) {
  const text = (await bytesOf(request, largestBody)).toString('utf8')
  if (text === '') return {}
  try {
    const body = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  } catch {
    // Told below, as any other body that is no object.
  }
  throw new DeviceProblem('bad-request', 'the body is no JSON object')
}

function send(response, status, answer) {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer))
}

function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
