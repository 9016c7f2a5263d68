import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Instant } from '../pure/index.ts'
import { callOf, isSameOrigin, languageOf, secureSessionCookie, sessionCookie, tokenOf } from './call.ts'
import type { Caller } from './call.ts'
import { compilers } from './compilers.ts'
import { docsPage } from './docs-page.ts'
import { sendFault, sendProblem } from './failure.ts'
import type { FaultReport } from './failure.ts'

import { callMetrics } from './metrics.ts'
import { openApiOf } from './openapi.ts'
import type { ProblemCatalogue } from './problem.ts'
import { mayCall, SpecialAnswer, WithSession } from './route.ts'
import type { Call, Route } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** who calls, known from before the input is checked */
    caller: Caller
  }
}

export interface ServerOptions {
  readonly routes: readonly Route[]
  readonly problems: ProblemCatalogue
  /** Who holds this token? undefined: nobody (expired, signed out). */
  readonly authenticate: (token: string, at: Instant) => Promise<Actor | undefined>
  /** Who holds this progress pass? */
  readonly authenticatePass: (pass: string, at: Instant) => Promise<Actor | undefined>
  readonly anonymous: Actor
  /** A refused or failed write, for the audit log. */
  readonly onRefused: (call: Call, operation: string, code: string) => void
  readonly onFault: (report: FaultReport) => void
  readonly isReady: () => Promise<boolean>
  readonly version: string
  readonly secureCookies: boolean
  /** largest body of a file, bytes */
  readonly maxUploadBytes: number
  /** The clock of the calls; that of the machine when not said. For tests that live through a day. */
  readonly now?: () => Instant
  /** The page for somebody whose browser asks for an address that leads nowhere. */
  readonly missingPage?: (request: FastifyRequest, reply: FastifyReply) => string
}

/** Builds the HTTP server: every route under `/api/v1`, health, metrics and the published contract. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 300 },
  })
  server.decorateRequest('caller')
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: options.maxUploadBytes + 1, files: 20 } })
  securityHeaders(server)
  server.setErrorHandler((error, request, reply) => sendFault(error as FastifyError, request, reply, options))
  server.setNotFoundHandler((request, reply) => {
    void reply.header('vary', 'accept')
    if (options.missingPage !== undefined && wantsPage(request)) {
      return reply.code(404).type('text/html; charset=utf-8').send(options.missingPage(request, reply))
    }
    return sendProblem(reply, { code: 'platform.not-found' }, options.problems, {
      language: languageOf(request),
      requestId: request.id,
    })
  })
  addHealth(server, options)
  for (const route of options.routes) addRoute(server, route, options)
  return server
}

/** A person who looks for a page; programs, and whoever calls the interface, are told as programs are. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') && !/^\/api(?:[/?]|$)/.test(url) && /text\/html/.test(headers.accept ?? '')
  )
}

function addHealth(server: FastifyInstance, options: ServerOptions): void {
  const metrics = callMetrics()
  server.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request.routeOptions.url ?? 'none', request.method, reply.statusCode, reply.elapsedTime)
    done()
  })
  server.get('/healthz', () => ({ status: 'alive' }))
  server.get('/readyz', async (_request, reply) => {
    const ready = await options.isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
  const endpoints = options.routes.map(({ endpoint }) => endpoint)
  const document = openApiOf(endpoints, options.version)
  const page = docsPage(endpoints)
  server.get('/api/v1/openapi.json', () => document)
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}

function addRoute(server: FastifyInstance, route: Route, options: ServerOptions): void {
  const { endpoint } = route
  const takesJson = endpoint.method !== 'GET' && endpoint.accepts === 'json'
  server.route({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    schema: {
      params: endpoint.params,
      querystring: endpoint.query,
      ...(takesJson ? { body: endpoint.body } : {}),
      ...(endpoint.gives === 'json' ? { response: { 200: endpoint.answer } } : {}),
    },
    // Numbers and booleans arrive as text in paths and queries, never in bodies.
    validatorCompiler: ({ schema, httpPart }) => compilers[httpPart === 'body' ? 'strict' : 'coercing'](schema),
    preValidation: async (request, reply) => {
      if (takesJson && request.body === undefined) request.body = {}
      return admit(route, request, reply, options)
    },
    handler: (request, reply) => respond(route, request, reply, options),
  })
}

/** Who calls and may they: asked before the input is looked at, so that a stranger learns nothing from its problems. */
async function admit({ endpoint }: Route, request: FastifyRequest, reply: FastifyReply, options: ServerOptions) {
  const at = options.now?.() ?? (new Date().toISOString() as Instant)
  const token = tokenOf(request)
  const actor = await actorOf(request, token, at, options)
  const language = languageOf(request)
  request.caller = { actor, at, token, language }
  const barred = barOf(endpoint, request, actor)
  if (barred === undefined) return undefined
  options.onRefused(callOf(request, request.caller), endpoint.name, barred)
  return sendProblem(reply, { code: barred }, options.problems, { language, requestId: request.id })
}

/** What is answered to somebody who may call. */
async function respond(
  { endpoint, handle }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
) {
  const { caller } = request
  const call = callOf(request, caller)
  const answered = await handle(call)
  if (answered.ok) return send(reply, answered.value, options)
  if (endpoint.method !== 'GET') options.onRefused(call, endpoint.name, answered.refusal.code)
  return sendProblem(reply, answered.refusal, options.problems, { language: caller.language, requestId: request.id })
}

function barOf(endpoint: Route['endpoint'], request: FastifyRequest, actor: Actor): string | undefined {
  if (!mayCall(endpoint.may, actor)) {
    return actor.kind === 'staff' ? 'access.not-permitted' : 'access.not-signed-in'
  }
  if (endpoint.method !== 'GET' && !isSameOrigin(request)) return 'platform.foreign-origin'
  return undefined
}

async function actorOf(
  request: FastifyRequest,
  token: string | undefined,
  at: Instant,
  options: ServerOptions,
): Promise<Actor> {
  const pass = request.headers['x-progress-pass'] ?? request.cookies['pass']
  if (token !== undefined) return (await options.authenticate(token, at)) ?? options.anonymous
  if (typeof pass === 'string') return (await options.authenticatePass(pass, at)) ?? options.anonymous
  return options.anonymous
}

function send(reply: FastifyReply, value: unknown, options: ServerOptions): unknown {
  if (value instanceof WithSession) {
    setCookie(reply, options.secureCookies ? secureSessionCookie : sessionCookie, value.token, options)
    return reply.send(value.value)
  }
  if (!(value instanceof SpecialAnswer)) return reply.send(value)
  for (const [name, content] of Object.entries(value.cookies)) setCookie(reply, name, content, options)
  const { answer } = value
  if (answer.kind === 'json-text') {
    return reply
      .type('application/json; charset=utf-8')
      .serializer((text: unknown) => String(text))
      .send(answer.text)
  }
  if (answer.kind === 'html')
    return reply
      .code(answer.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(answer.text)
  if (answer.kind === 'redirect') return reply.redirect(answer.to, 303)
  return reply.headers(answer.headers).send(answer.stream)
}

function setCookie(reply: FastifyReply, name: string, content: string | undefined, options: ServerOptions): void {
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure: options.secureCookies } as const
  if (content === undefined) void reply.clearCookie(name, attributes)
  else void reply.setCookie(name, content, attributes)
}

function securityHeaders(server: FastifyInstance): void {
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', contentPolicy)
    void reply.header('x-content-type-options', 'nosniff')
    void reply.header('referrer-policy', 'same-origin')
    void reply.header('x-frame-options', 'SAMEORIGIN')
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
    done()
  })
}

// Ant Design writes its styles into the page, hence inline styles; scripts only from here.
const contentPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "frame-src 'self' blob:",
  "object-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')
