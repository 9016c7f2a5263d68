import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isUnreadableValue } from '../db/index.ts'
import type { Refusal } from '../pure/index.ts'
import { languageOf } from './call.ts'
import { problemOf } from './problem.ts'
import type { ProblemCatalogue } from './problem.ts'
import type { Language } from './route.ts'
import { fieldErrors } from './validation.ts'

/** A bug or a lost database, as it is written to the log; the person only gets a sentence and the number. */
export interface FaultReport {
  readonly requestId: string
  readonly operation: string
  readonly error: unknown
}

interface FailureOptions {
  readonly problems: ProblemCatalogue
  readonly onFault: (report: FaultReport) => void
}

/** Sends a refusal as a problem document. */
export function sendProblem(
  reply: FastifyReply,
  refusal: Refusal,
  problems: ProblemCatalogue,
  to: { readonly language: Language; readonly requestId: string },
): FastifyReply {
  const problem = problemOf(refusal, problems, to)
  // The serializer of the answer's schema must not trim a problem document.
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem)
}

/** The one place where what was thrown becomes an answer: bad input, or a fault. */
export function sendFault(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  options: FailureOptions,
): FastifyReply {
  const to = { language: languageOf(request), requestId: request.id }
  if (error.validation !== undefined) {
    const place = error.validationContext === 'body' ? '' : `/${String(error.validationContext)}`
    const errors = fieldErrors(error.validation as Parameters<typeof fieldErrors>[0], to.language).map((entry) => ({
      ...entry,
      pointer: `${place}${entry.pointer}`,
    }))
    return sendProblem(reply, { code: 'platform.bad-input', errors }, options.problems, to)
  }
  if (isUnreadableValue(error) && hasCursor(request.query)) {
    const errors = fieldErrors([noCursor], to.language)
    return sendProblem(reply, { code: 'platform.bad-input', errors }, options.problems, to)
  }
  const code = isBrokenUpload(error) ? 'platform.incomplete-upload' : inputFaults[error.code]
  if (code !== undefined) return sendProblem(reply, { code }, options.problems, to)
  options.onFault({ requestId: request.id, operation: request.routeOptions.url ?? request.url, error })
  return sendProblem(reply, { code: 'platform.fault' }, options.problems, to)
}

/** A cursor of a list is opaque, so its parts are read by the database; made up by the caller, it can be unreadable. */
function hasCursor(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'after' in query && query.after !== undefined
}

const noCursor = { instancePath: '/querystring/after', keyword: 'pattern', schemaPath: '', params: {} } as const

/** An upload that ends before it says so, or was none: the parser has no code for it, only sentences. */
function isBrokenUpload({ code, message }: FastifyError): boolean {
  return code === undefined && /unexpected end of multipart data|^Multipart: Boundary not found/i.test(message)
}

/** What Fastify throws when the request itself is broken. */
const inputFaults: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'platform.not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'platform.not-json',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'platform.not-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'platform.too-large',
  FST_REQ_FILE_TOO_LARGE: 'platform.too-large',
  FST_FILES_LIMIT: 'platform.too-many-files',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'platform.not-multipart',
}
