import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const noncePlace = /__CSP_NONCE__/g

/**
 * The staff pages under `/work/`: built files as they are, and the one page for every address below, with a fresh
 * nonce, so that no script or style runs that we did not send.
 */
export async function addWorkbench(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/work/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  })
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const icon = await readFile(join(folder, 'favicon.svg'), 'utf8')
  server.get('/work/favicon.svg', (_request, reply) => reply.type('image/svg+xml').send(icon))
  const shell = (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyWith(nonce))
      .send(page.replace(noncePlace, nonce))
  }
  server.get('/work', shell)
  server.get('/work/*', shell)
}

function policyWith(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'self' blob:",
    // The device agent of the computer in front of which the person sits. Its port is a setting of that computer (9271
    // unless it is taken there), which the server cannot know; every port of the loopback leads to this computer only.
    "connect-src 'self' http://127.0.0.1:* http://localhost:*",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}
